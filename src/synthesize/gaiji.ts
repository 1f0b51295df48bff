/** Characters that a register holds and CP932 lacks (外字): how it writes them, and the table that explains them. */
import { oneOf, type Random } from './random.js';
import { once, readTable } from './tables.js';

interface Gaiji {
  readonly usual: string;
  readonly own: string;
  readonly privateUse: string;
}

const character = (points: string) =>
  String.fromCodePoint(...points.split(' ').map((point) => Number.parseInt(point.slice(2), 16)));

const gaiji = once(() =>
  readTable('gaiji.tsv').map(
    ([usual, own, privateUse]): Gaiji => ({
      usual: usual as string,
      own: character(own as string),
      privateUse: character(privateUse as string),
    }),
  ),
);

/** The name with one character in the register's own form (吉田 as 𠮷田), or null where none has one. */
export function drawGaiji(random: Random, kanji: string): string | null {
  const fitting = gaiji().filter(({ usual }) => kanji.includes(usual));
  if (fitting.length === 0) return null;
  const { usual, own } = oneOf(random, fitting);
  return kanji.replace(usual, own);
}

/** A text as a CP932 export holds it: private-use characters in place of what CP932 lacks. */
export function toPrivateUse(text: string): string {
  let written = text;
  for (const { own, privateUse } of gaiji()) written = written.replaceAll(own, privateUse);
  return written;
}

/** The `characters` table of a profile for such exports: private-use code point, tab, the character. */
export function charactersTable(): string {
  const rows = readTable('gaiji.tsv').map(([, own, privateUse]) => `${privateUse}\t${own}\n`);
  return `# The register's own characters (外字) in CP932\n${rows.join('')}`;
}
