// YAML that a profile, a configuration, a policy or a table of rates could hold: damaged, hostile, or endless.
import { hostile } from './hostile.js';

const bombs = [
  () =>
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`)
      .join('\n')}\n`,
  () => 'name: &n [*n]\n',
  () => `${'['.repeat(5_000)}${']'.repeat(5_000)}\n`,
  () => `${'{a: '.repeat(2_000)}1${'}'.repeat(2_000)}\n`,
  () => `${Array.from({ length: 2_000 }, (_, at) => `${' '.repeat(at)}k:`).join('\n')}\n`,
  () => `name: ${'x'.repeat(200_000)}\n`,
  () => `? ${'? '.repeat(3_000)}\n`,
  () => `name: "${'\\u3042'.repeat(20_000)}"\n`,
  () => '--- 1\n--- 2\n--- 3\n',
  () => '%YAML 9.9\n---\nname: x\n',
  () => `${'- '.repeat(5_000)}x\n`,
  () => `x: ${'!'.repeat(50)}a b\n`,
];

const lines = [
  '__proto__: { polluted: yes }',
  '"__proto__": { "polluted": "yes" }',
  'constructor: { prototype: { polluted: yes } }',
  'toString: x',
  '<<: { name: merged }',
  '<<: *anchor',
  'name: !!js/function "function () { process.exit(9) }"',
  'name: !!python/object/apply:os.system ["true"]',
  'name: !!binary AAAA',
  'coverage: !!set { ? "131016" }',
  'characters: ../../../../etc/passwd',
  'characters: /etc/passwd',
  'characters: .',
  'characters: "characters.tsv\\0.png"',
  'header: []',
  'header: false',
  'columns: { recordId: recordId, __proto__: x }',
  'codes: { sex: { __proto__: male, constructor: female, "": male } }',
  'codes: { status: { toString: active } }',
  'dates: [era-code-1-5, era-code-13579]',
  'delimiter: "\\""',
  'threads: 1e9',
  'threads: -1',
  'population: .inf',
  'population: .nan',
  'evidence: { threshold: 5 }',
  'namesakes: { threshold: -0.0 }',
  'municipal: []',
  'asOf: 2026-04-01',
  'asOf: "9999-99-99"',
  'faults: { total: 2 }',
  'municipality: "00000"',
  'as_of: "0001-01-01"',
];

/** YAML after a few accidents or on purpose. */
export function damagedYaml(random, text) {
  if (random.chance(0.04)) return random.pick(bombs)() + (random.chance(0.5) ? text : '');
  let rows = text.split('\n');
  for (let left = random.few(5); left > 0; left--) rows = damagedOnce(random, rows);
  return rows.join(random.chance(0.95) ? '\n' : random.pick(['\r\n', '\r', '\u2028', '\t\n']));
}

function damagedOnce(random, rows) {
  const at = random.int(rows.length);
  const line = rows[at] ?? '';
  const put = (...instead) => [...rows.slice(0, at), ...instead, ...rows.slice(at + 1)];
  const cut = random.int(line.length + 1);
  switch (random.int(9)) {
    case 0:
      return put();
    case 1:
      return put(line, line);
    case 2:
      return put(line, random.pick(lines));
    case 3:
      return put(line.replace(/:.*/s, () => `: ${hostile(random)}`));
    case 4:
      return put(line.replace(/:.*/s, () => `: ${JSON.stringify(hostile(random))}`));
    case 5:
      return put(line.slice(0, cut) + line.slice(cut + 1));
    case 6:
      return put(
        line.slice(0, cut) +
          random.pick([
            ':',
            ' ',
            '  ',
            '-',
            '[',
            ']',
            '{',
            '}',
            '#',
            '&a ',
            '*a',
            '!!',
            '|',
            '>',
            '"',
            "'",
            '\t',
            '%',
            '@',
            '`',
            '\0',
          ]) +
          line.slice(cut),
      );
    case 7:
      return put(random.pick(['', ' ', '  ', '    ', '\t', '- ']) + line.trimStart());
    default:
      return put(
        line.replace(
          /:\s*\S.*/s,
          () =>
            `: ${random.pick(['[]', '{}', 'null', '~', '""', '0', '-1', '1.5', 'true', '[1, 2]', '{ a: 1 }', '2026-04-01', '&a x', '1e400'])}`,
        ),
      );
  }
}
