// Values that programs stumble over: put into cells, YAML scalars and JSON texts.

/** Individual Numbers that belong to nobody; each has a valid check digit. */
export const numbers = ['123456789018', '987654321098', '111122223331'];

const fullWidth = (text) => text.replace(/[!-~]/g, (c) => String.fromCodePoint(c.codePointAt(0) + 0xfee0));

const fixed = [
  '',
  ' ',
  '　',
  '\t',
  '"',
  '""',
  "'",
  ',',
  ';',
  '\\',
  '\r',
  '\n',
  '\r\n',
  '\u0000',
  '\u001a',
  '\ufeff',
  '\u2028',
  '\u202e',
  '\u200b',
  '\ufffd',
  '\ud800',
  '\udc00',
  '\ue000',
  '\u{f0000}',
  '\u{10ffff}',
  '●',
  '〓',
  '・',
  'ー',
  'ｰ',
  '゛',
  'ﾞ',
  'か\u3099',
  '葛\u{e0100}',
  '\u{e0100}',
  '𠮷野家',
  '👨‍👩‍👧‍👦',
  '=1+1',
  '@SUM(A1)',
  '+81',
  '-1',
  '1.23457E+11',
  '1e999',
  'NaN',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<script>alert(1)</script>',
  '&lt;&#0;]]>',
  '../../../etc/passwd',
  '%s%n%d',
  '$(id)',
  '昭和64年1月7日',
  '昭和99年99月99日',
  '令和元年',
  'H31.04.30',
  '5050505',
  '20230229',
  '0000-00-00',
  '9999-99-99',
  '昭和20年月日不詳',
  '平成１０年２月３０日',
  '二〇一九年',
  '不詳',
  '非公開',
  '東京都千代田区千代田一丁目一番一号',
  '京都府京都市中京区寺町通御池上る上本能寺前町488番地',
  '一丁目二番地の三の四の五の六',
  'ﾜﾀﾅﾍﾞ ｲﾁﾛｳ',
  'WANG XIAOMING',
  'O’BRIEN-SMITH, Jr.',
  "'; DROP TABLE run; --",
];

/** What is written many times over, to find a reading whose time grows faster than its text. */
export const repeated = [
  'あ',
  'ア',
  'ｱﾞ',
  'ー',
  '々',
  '東',
  '一',
  '1',
  '１',
  '-',
  '丁目',
  '番',
  '昭和',
  '"',
  ',',
  ' ',
  '　',
  'e\u0301',
  '\u3099',
  '\u{e0100}',
  'A ',
  '(',
  '\\',
  '𠮷',
];

/** One hostile text. Some are long, a few very long. */
export function hostile(random) {
  const kind = random.int(10);
  if (kind < 5) return random.pick(fixed);
  if (kind === 5) return random.pick(repeated).repeat(1 + random.int(random.chance(0.02) ? 100_000 : 300));
  if (kind === 6) return numberText(random);
  if (kind === 7) return Array.from({ length: 1 + random.int(20) }, () => random.pick(repeated)).join('');
  if (kind === 8) return Array.from({ length: 1 + random.int(30) }, () => character(random)).join('');
  return String(random.int(2 ** 31) * (random.chance(0.5) ? 1 : 10_007));
}

/** A number as people and spreadsheets write it. */
function numberText(random) {
  const number = random.pick(numbers);
  const forms = [
    number,
    fullWidth(number),
    number.replace(/(....)(?=.)/g, '$1-'),
    number.replace(/(...)(?=.)/g, '$1　'),
    `渡辺${number}`,
    `${number}0`,
    Number(number).toExponential(5).toUpperCase(),
  ];
  return random.pick(forms);
}

const ranges = [
  [0, 0x80],
  [0x80, 0x800],
  [0x3040, 0x3100],
  [0x4e00, 0xa000],
  [0xd7f0, 0xe010],
  [0xe000, 0x10000],
  [0x10000, 0x110000],
];

function character(random) {
  const [from, to] = random.pick(ranges);
  return String.fromCodePoint(from + random.int(to - from));
}
