/** Who may import whom, as docs/architecture.md says, and that no files import each other in a circle. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../src', import.meta.url));

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: Import[] = [];
  for (const [, type, clause, target] of text.matchAll(
    /^(?:import|export)\s+(type\s+)?([^'";]*?)\s*(?:from\s+)?'([^']+)'/gm,
  )) {
    const named = clause
      ?.match(/^\{([\s\S]*)\}$/)?.[1]
      ?.split(',')
      .filter((name) => name.trim() !== '');
    const typeOnly = type !== undefined || (named?.every((name) => name.trim().startsWith('type ')) ?? false);
    found.push({ target: resolve(file, target ?? ''), typeOnly });
  }
  for (const [, target] of text.matchAll(/\bimport\('([^']+)'\)/g)) {
    found.push({ target: resolve(file, target ?? ''), typeOnly: false });
  }
  return found;
}

const resolve = (file: string, target: string): string =>
  target.startsWith('.')
    ? normalize(join(dirname(file), target))
        .replaceAll('\\', '/')
        .replace(/\.js$/, '.ts')
    : target;

const graph = new Map(files.map((file) => [file, importsOf(file)]));

/** `fields/kanji-name/parse.ts` → `fields/kanji-name`; `judge/compare.ts` → `judge`; `night.ts` → `night.ts`. */
function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'fields' ? `fields/${second}` : first;
}

const shared = ['model.ts', 'errors.ts'];

/** Each room with the other rooms that it may import. The command layer joins everything and is not listed. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'model.ts': ['model'],
  model: [],
  'error-catalogue.ts': ['model.ts', 'error-texts'],
  'error-texts': ['model.ts'],
  'errors.ts': ['model.ts', 'error-catalogue.ts'],
  'language.ts': [],
  'operator.ts': [],
  'version.ts': [],
  'sorted.ts': [],
  'fields/kanji-name': shared,
  'fields/kana-name': shared,
  'fields/birth-date': shared,
  'fields/sex': shared,
  'fields/individual-number': shared,
  'fields/protection': shared,
  'fields/alphabet-name': [...shared, 'fields/kana-name'],
  'fields/reading': [...shared, 'fields/kana-name', 'fields/kanji-name'],
  'fields/address': [...shared, 'fields/kanji-name'],
  judge: [...shared, ...rooms('fields')],
  ingest: [...shared, 'fields/individual-number', 'fields/protection'],
  settings: [...shared, 'judge'],
  store: [...shared, 'sorted.ts', 'fields/individual-number'],
  audit: [...shared, 'store', 'fields/individual-number'],
  link: [...shared, 'sorted.ts', 'judge', 'store', ...rooms('fields')],
  report: [...shared, ...rooms('fields')],
  review: [...shared, 'basis.ts', 'judge', 'store', 'report', ...rooms('fields')],
  filter: [...shared, 'judge', ...rooms('fields')],
  terminal: [...shared, 'report'],
  synthesize: shared,
  evaluate: shared,
  threads: [...shared, 'ingest', 'judge', 'link', 'store', 'report'],
  'ingest-stage.ts': [...shared, 'ingest', 'link', 'store', 'threads', 'night.ts'],
  'linking-stage.ts': [...shared, 'basis.ts', 'judge', 'link', 'store', 'threads', 'night.ts'],
  'basis.ts': ['model.ts', 'judge'],
  'reading-digest.ts': ['basis.ts', 'ingest'],
  'replay.ts': [
    ...shared,
    'basis.ts',
    'judge',
    'link',
    'store',
    'report',
    'threads',
    'linking-stage.ts',
    'night.ts',
    'accounts.ts',
  ],
  'night.ts': [
    ...shared,
    'basis.ts',
    'reading-digest.ts',
    'ingest',
    'store',
    'threads',
    'ingest-stage.ts',
    'linking-stage.ts',
  ],
  'accounts.ts': [...shared, 'judge', 'link', 'store', 'report', 'night.ts', 'linking-stage.ts'],
};

function rooms(folder: string): string[] {
  return [...new Set(files.filter((file) => file.startsWith(`${folder}/`)).map(roomOf))];
}

/** Who owns a package: it is imported nowhere else. */
const owners: Readonly<Record<string, RegExp>> = {
  'better-sqlite3': /^store\//,
  hono: /^review\//,
  'hono/html': /^review\/page\//,
  '@hono/node-server': /^review\/server\.ts$/,
  'csv-parse/sync': /^(ingest|evaluate|review)\//,
  kuromoji: /^fields\/reading\/kuromoji\.ts$/,
  commander: /^(cli|program)\.ts$|^commands\//,
  chalk: /^(terminal|commands)\//,
  'iconv-lite': /^(report|synthesize)\//,
  'write-excel-file': /^report\//,
  zod: /^(ingest|settings|filter|synthesize)\//,
};

describe('layers', () => {
  const free = (room: string) => ['cli.ts', 'program.ts', 'commands'].includes(room);

  it.each(files.filter((file) => !free(roomOf(file))))('%s imports only what its room may', (file) => {
    const room = roomOf(file);
    expect(allowed, `the room ${room} is not in the plan`).toHaveProperty([room]);
    const outside = (graph.get(file) ?? [])
      .map(({ target }) => target)
      .filter((target) => graph.has(target) && roomOf(target) !== room && !allowed[room]?.includes(roomOf(target)));
    expect(outside).toEqual([]);
  });

  it.each(Object.entries(owners))('%s is imported by its owner alone', (name, owner) => {
    const users = files.filter((file) => graph.get(file)?.some(({ target }) => target === name));
    expect(users.filter((file) => !owner.test(file))).toEqual([]);
  });

  it('has no circle of value imports', () => {
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const { target, typeOnly } of graph.get(file) ?? []) {
        if (!typeOnly && graph.has(target)) visit(target, [...path, file]);
      }
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('reads the imports it judges', () => {
    expect(graph.get('cli.ts')?.map(({ target }) => target)).toContain('program.ts');
    expect(graph.get('judge/compare.ts')?.some(({ typeOnly }) => typeOnly)).toBe(true);
  });
});
