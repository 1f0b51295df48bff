import { PassThrough, Readable } from 'node:stream';
import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import type { Shell } from '../../src/commands/shell.js';
import { usageText } from '../../src/commands/usage-text.js';
import { TotsugoError } from '../../src/errors.js';
import { buildProgram } from '../../src/program.js';
import { displayWidth } from '../../src/terminal/width.js';

/** What the whole program says to a command line that it does not understand, or that asks for help. */
async function said(args: readonly string[], lang: 'ja' | 'en'): Promise<{ out: string; err: string; code: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const shell: Shell = { stdin: Readable.from([]), stdout, stderr, env: {}, lang, setStatus: () => {} };
  let code = '';
  try {
    await buildProgram(shell).parseAsync(['node', 'totsugo', ...args]);
  } catch (error) {
    if (!(error instanceof CommanderError || error instanceof TotsugoError)) throw error;
    code = error.code;
    if (error instanceof TotsugoError) stderr.write(error.text(lang));
  }
  return { out: String(stdout.read() ?? ''), err: String(stderr.read() ?? ''), code };
}

describe('usage errors', () => {
  test.each([
    [
      'a misspelt option',
      ['recheck', '--munici', 'x'],
      /^totsugo: --munici というオプションはありません。「--municipal」ではありませんか。/,
    ],
    [
      'an option without its value',
      ['recheck', '--municipal'],
      /^totsugo: --municipal <file\.\.\.> の値を指定してください。/,
    ],
    ['a value that is no choice', ['report', '--grade', 'D'], /「D」は指定できません。指定できる値：A, B, C。/],
    ['a text where a number is wanted', ['report', '--run', 'x'], /「x」は指定できません。指定できる値：1, 2, 3 …。/],
    ['an option that must be given', ['synthesize'], /^totsugo: --people <n> を指定してください。/],
    ['an argument that is missing', ['runs', 'diff', '1'], /^totsugo: <after> を指定してください。/],
    ['arguments that nothing takes', ['recheck', 'a', 'b'], /^totsugo: recheck の引数が多すぎます（0個のところ2個）。/],
    [
      'a misspelt subcommand',
      ['profile', 'chek'],
      /^totsugo: chek というコマンドはありません。「check」ではありませんか。/,
    ],
  ])('%s: what happened, what to do, the code', async (_, args, expected) => {
    const { err } = await said(args, 'ja');
    expect(err).toMatch(expected);
    expect(err).toMatch(/使い方は --help を付けて実行すると表示されます。 \[USAGE\]\n$/);
    const english = (await said(args, 'en')).err;
    expect(english).toMatch(/^totsugo: [A-Z-].* Run it with --help to see how it is used\. \[USAGE\]\n$/s);
    expect(english).not.toMatch(/[^\x20-\x7e…\n]/);
  });

  test('a misspelt command lists the commands', async () => {
    const { err, code } = await said(['rechek'], 'ja');
    expect(code).toBe('COMMAND_UNKNOWN');
    expect(err).toMatch(/^rechek というコマンドはありません。.*recheck report .*runs/);
  });

  test('repeats no Individual Number', async () => {
    expect(usageText("error: unknown option '--123456789018'", 'ja')).not.toContain('123456789018');
    expect((await said(['123456789018'], 'ja')).err).not.toContain('123456789018');
  });

  test('a message that nobody foresaw is passed on', () => {
    expect(usageText('error: something new', 'en')).toMatch(/^something new .*\[USAGE\]$/);
  });
});

describe('help', () => {
  const commands = [
    'recheck',
    'report',
    'runs',
    'explain',
    'profile',
    'normalize',
    'compare',
    'synthesize',
    'evaluate',
  ];

  test.each(commands)('%s --help is Japanese throughout', async (name) => {
    const { out } = await said([name, '--help'], 'ja');
    expect(out).toMatch(/^使い方: totsugo /);
    expect(out).toContain('使い方を表示する');
    expect(out).not.toMatch(/Usage:|Options:|Arguments:|Commands:|default:|choices:|display help|\[options\]/);
  });

  test('options are followed by their choices and defaults', async () => {
    const { out } = await said(['synthesize', '--help'], 'ja');
    expect(out).toContain('植え込む誤りの内訳（2023、even。既定 2023）');
  });

  test.each(commands)('%s --help: no line of its options is wider than 80 columns', async (name) => {
    const { out } = await said([name, '--help'], 'ja');
    const own = out.slice(0, out.search(/\n例:/) >>> 0).split('\n');
    for (const line of own) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });
});
