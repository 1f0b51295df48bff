import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { TotsugoError } from '../../src/errors.js';
import { LineError, runFilter } from '../../src/filter/run.js';

const upper = (text: string): string => {
  if (text === '') throw new TotsugoError('LINE_BLANK');
  if (text.startsWith('!')) throw new LineError(text.slice(1), new TotsugoError('LINE_NOT_PAIR'));
  return text.toUpperCase();
};

async function run(input: readonly string[]) {
  const stdout = new PassThrough();
  const result = await runFilter(
    { stdin: Readable.from(input.map((text) => Buffer.from(text))), stdout, lang: 'en' },
    upper,
  );
  stdout.end();
  return { result, lines: (await stdout.toArray()).join('').split('\n') };
}

describe('runFilter', () => {
  it('writes a line for each line, in order', async () => {
    expect(await run(['a\nb', 'c\nd'])).toEqual({ result: { bad: 0, gone: false }, lines: ['A', 'BC', 'D', ''] });
  });

  it('writes an error in its place for a bad line, with the id where it is known, and goes on', async () => {
    const { result, lines } = await run(['a\n\n!7\nb\n']);
    expect(result).toEqual({ bad: 2, gone: false });
    expect(lines).toEqual([
      'A',
      '{"id":null,"error":{"code":"LINE_BLANK","message":"This line is blank. Write one object a line."}}',
      '{"id":"7","error":{"code":"LINE_NOT_PAIR","message":"Not a pair. Write {\\"id\\":…,\\"a\\":record,\\"b\\":record}."}}',
      'B',
      '',
    ]);
  });

  it('reads no further than the reader takes', async () => {
    let read = 0;
    async function* endless() {
      while (read < 1000) {
        read += 1;
        yield Buffer.from('a\n');
      }
    }
    const waiting: (() => void)[] = [];
    const stdout = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, taken) => void waiting.push(taken) });
    const done = runFilter({ stdin: Readable.from(endless(), { highWaterMark: 1 }), stdout, lang: 'en' }, upper);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(waiting).toHaveLength(1);
    expect(read).toBeLessThan(10);
    read = 1000;
    const turn = setInterval(() => waiting.shift()?.(), 1);
    expect(await done).toEqual({ bad: 0, gone: false });
    clearInterval(turn);
  });

  it('ends quietly where the reader has gone', async () => {
    const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const stdout = new Writable({ write: (_chunk, _encoding, taken) => taken(broken) });
    const stdin = Readable.from([Buffer.from('a\n'), Buffer.from('b\n')]);
    expect(await runFilter({ stdin, stdout, lang: 'en' }, upper)).toEqual({ bad: 0, gone: true });
  });

  it('fails where standard output fails otherwise', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const stdout = new Writable({ write: (_chunk, _encoding, taken) => taken(full) });
    await expect(runFilter({ stdin: Readable.from([Buffer.from('a\n')]), stdout, lang: 'en' }, upper)).rejects.toBe(
      full,
    );
  });

  it('does not take a defect of the filter for a bad line', async () => {
    const stdin = Readable.from([Buffer.from('a\n')]);
    const defect = () => {
      throw new RangeError('defect');
    };
    await expect(runFilter({ stdin, stdout: new PassThrough(), lang: 'en' }, defect)).rejects.toThrow(RangeError);
  });
});
