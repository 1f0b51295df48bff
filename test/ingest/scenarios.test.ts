/** Every folder of fixtures/ingest: the input, read with its profile, gives exactly what `expects` says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { TotsugoError } from '../../src/errors.js';
import { loadProfile, type Notice, type ReadOptions, readRecords } from '../../src/ingest/index.js';

const root = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const scenarios = readdirSync(join(root, 'ingest'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** A profile by the name in `input/profile`: one of fixtures/profiles, else a built-in one. */
function profileOf(input: string) {
  const named = join(input, 'profile');
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : 'four-columns';
  const own = join(root, 'profiles', `${name}.yaml`);
  return loadProfile(existsSync(own) ? own : name);
}

function readScenario(name: string, options: ReadOptions = {}) {
  const input = join(root, 'ingest', name, 'input');
  const files = readdirSync(input)
    .filter((file) => file.endsWith('.csv'))
    .map((file) => join(input, file));
  const records: unknown[] = [];
  const rejects: unknown[] = [];
  const stats: unknown[] = [];
  const notices: Notice[] = [];
  try {
    const profile = profileOf(input);
    const onNotice = (notice: Notice) => notices.push(notice);
    for (const batch of readRecords(files, profile, profile.source, { ...options, onNotice })) {
      batch.records.forEach((record, at) => {
        const stated = Object.entries(record).filter(([key, value]) => value !== null && key !== 'source');
        records.push({ line: batch.lines[at], ...Object.fromEntries(stated) });
      });
      rejects.push(...batch.rejects.map(({ side: _, ...reject }) => reject));
      if (batch.stats) {
        const { file, encoding, read, rejected } = batch.stats;
        stats.push({ file, encoding, read, rejected });
      }
    }
  } catch (error) {
    if (!(error instanceof TotsugoError)) throw error;
    return { error: { code: error.code, ...error.params, file: String(error.params.file).slice(input.length + 1) } };
  }
  return { records, rejects, stats, notices };
}

describe.each(scenarios)('fixtures/ingest/%s', (name) => {
  const expected = join(root, 'ingest', name, 'expects', 'result.json');
  const wanted = JSON.parse(readFileSync(expected, 'utf8'));

  test('is read as expected', () => {
    expect(readScenario(name)).toEqual(wanted);
  });

  test.each([1, 7, 64, 100])('is read the same in chunks of %i bytes', (chunkBytes) => {
    expect(readScenario(name, { chunkBytes })).toEqual(wanted);
  });
});
