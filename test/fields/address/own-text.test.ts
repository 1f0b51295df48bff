/** What tables remember of a file is no cut of it: memory would grow with the file. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../src/fields/address/index.js';
import { ownText } from '../../../src/fields/address/own-text.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes that stay in use by what a function keeps. */
function kept(work: () => void): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  work();
  collect();
  return (process.memoryUsage().heapUsed - before) / 2 ** 20;
}

/** Parts of a file, each some 400 KB in memory, with an address at its end. */
function* parts(count: number): Generator<string> {
  for (let at = 0; at < count; at += 1) {
    const town = String.fromCharCode(0x4e00 + at, 0x5000 + at, 0x6000 + at);
    const part = `${'渡邉一郎'.repeat(50_000)}山梨県甲府市大字${town}町字下河原262番地`;
    yield part.slice(200_000);
  }
}

describe('a text of its own', () => {
  it('says the same', () => {
    for (const text of ['', '渡邉', '𠮷田'.repeat(20), '\ud842']) expect(ownText(text)).toBe(text);
  });

  it('is what tables keep of the addresses of a file', () => {
    parseAddress('山梨県甲府市丸の内一丁目6番1号', '4000031');
    expect(
      kept(() => {
        for (const address of parts(100)) parseAddress(address, '4000031');
      }),
    ).toBeLessThan(10);
  });
});
