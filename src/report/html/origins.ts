/** What the run rests on: its inputs by digest, what is to be noted, its program, rules, tables and policy. */
import type { Lang } from '../phrases.js';
import type { Summary } from '../summary.js';
import { escaped, number, section, table } from './markup.js';
import { words } from './words.js';

export function origins({ inputs, versions, policy, notes = [] }: Summary, lang: Lang): string {
  const files = inputs.map(({ side, file, rows, encoding, sha256 }) => [
    escaped(words[side][lang]),
    escaped(file),
    number(rows),
    escaped(encoding ?? ''),
    `<code>${escaped(sha256)}</code>`,
  ]);
  const list = [
    [words.program[lang], `totsugo ${versions.totsugo}`],
    [words.rulesDigest[lang], versions.rules],
    [words.threshold[lang], String(policy.evidence.threshold)],
    [words.namesakes[lang], String(policy.namesakes.threshold)],
    [words.population[lang], number(policy.population)],
    ...Object.entries(versions.tables).sort(([a], [b]) => (a < b ? -1 : 1)),
  ].map(([name = '', value = '']) => [escaped(name), `<code>${escaped(value)}</code>`]);
  const noted = notes.map((note) => `<li>${escaped(note[lang])}</li>`).join('');
  const heads = [words.side, words.file, words.rows, words.encoding].map((word) => word[lang]);
  return [
    noted === '' ? '' : section('notes', words.notes[lang], `<ul>${noted}</ul>`),
    section('inputs', words.inputs[lang], table('', [...heads, 'SHA-256'], files, [2])),
    section('versions', words.versions[lang], table('', ['', ''], list)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}
