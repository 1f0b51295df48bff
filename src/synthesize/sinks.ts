/** Where a made city is written: files of mode 0600, block by block. */
import { accessSync, closeSync, constants, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { TotsugoError } from '../errors.js';
import { encodeCp932 } from './cp932.js';
import { charactersTable, toPrivateUse } from './gaiji.js';
import type { Insurer } from './insurers.js';
import { insurerHeader, linksHeader, municipalHeader, truthHeader } from './rows.js';

export interface Sinks {
  readonly municipal: string;
  readonly insurers: readonly string[];
  writeMunicipal(text: string): void;
  writeInsurer(file: number, text: string): void;
  writeTruth(text: string): void;
  writeLinks(text: string): void;
  close(): void;
}

/** Opens the exports in their encoding and the truth in UTF-8, each with its header. */
export function openSinks(
  dir: string,
  encoding: 'cp932' | 'utf-8',
  insurers: readonly Insurer[],
  files: 'one' | 'each',
): Sinks {
  makeFolder(dir);
  const encode = encoding === 'cp932' ? encodeCp932 : (text: string) => Buffer.from(text, 'utf8');
  const open = (name: string, header: string, encoder: (text: string) => Buffer) => {
    const path = join(dir, name);
    const fd = openSync(path, 'w', 0o600);
    const write = (text: string) => {
      const bytes = encoder(text);
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
    };
    write(`${header}\r\n`);
    return { path, write, close: () => closeSync(fd) };
  };
  const names = files === 'one' ? ['insurer.csv'] : insurers.map(({ number }) => `insurer-${number}.csv`);
  const register = encoding === 'cp932' ? (text: string) => encodeCp932(toPrivateUse(text)) : encode;
  const municipal = open('municipal.csv', municipalHeader, register);
  const exports = names.map((name) => open(name, insurerHeader, encode));
  const utf8 = (text: string) => Buffer.from(text, 'utf8');
  const truth = open('truth.csv', truthHeader, utf8);
  const links = open('truth-links.csv', linksHeader, utf8);
  return {
    municipal: municipal.path,
    insurers: exports.map(({ path }) => path),
    writeMunicipal: municipal.write,
    writeInsurer: (file, text) => exports[file]?.write(text),
    writeTruth: truth.write,
    writeLinks: links.write,
    close: () => {
      for (const sink of [municipal, ...exports, truth, links]) sink.close();
    },
  };
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new TotsugoError('OUTPUT_UNWRITABLE', { dir, reason });
  }
}

/** Writes the profile that says which municipality the register covers, and the table of its own characters. */
export function writeProfile(dir: string, code: string): string {
  const path = join(dir, 'municipal-profile.yaml');
  const columns = readFileSync(new URL('./juki-profile.yaml', import.meta.url), 'utf8');
  writeFileSync(path, `${columns}coverage: ["${code}"]\ncharacters: characters.tsv\n`, { mode: 0o600 });
  writeFileSync(join(dir, 'characters.tsv'), charactersTable(), { mode: 0o600 });
  return path;
}
