/** Bytes in, records and rejects out: what the tests of this room share. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { Encoding } from '../../src/ingest/index.js';
import { loadProfile, type Profile, type ReadOptions, readRecords } from '../../src/ingest/index.js';
import type { Reject, SourceRecord } from '../../src/model.js';

export const folder = mkdtempSync(join(tmpdir(), 'totsugo-ingest-'));

export function writeInput(name: string, bytes: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** A profile of a text: written to a file, as users do. */
export function profileOf(yaml: string, name = 'profile.yaml'): Profile {
  return loadProfile(writeInput(name, yaml));
}

export const fourColumns = profileOf(`
name: four-columns
source: municipal
columns: { recordId: 宛名番号, individualNumber: 個人番号, nameKanji: 氏名, birthDate: 生年月日 }
`);

export function encode(text: string, encoding: Encoding): Buffer {
  return encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, encoding);
}

export interface Read {
  readonly records: SourceRecord[];
  readonly lines: number[];
  readonly rejects: Reject[];
}

export function readAll(path: string, profile: Profile, options: ReadOptions = {}): Read {
  const all: Read = { records: [], lines: [], rejects: [] };
  for (const batch of readRecords([path], profile, profile.source, options)) {
    all.records.push(...batch.records);
    all.lines.push(...batch.lines);
    all.rejects.push(...batch.rejects);
  }
  return all;
}
