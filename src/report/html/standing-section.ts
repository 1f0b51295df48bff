/** Where the cases to recheck stand: how many are decided, and how many are left. */
import { decisionNames } from '../decision-columns.js';
import type { Lang } from '../phrases.js';
import { type DecisionCounts, stateNames, undecidedStates } from '../standing.js';
import { escaped, number, section, table } from './markup.js';
import { words } from './words.js';

/** An empty text where nobody ever decided anything. */
export function standingSection(counts: DecisionCounts | undefined, lang: Lang): string {
  if (!counts) return '';
  const rows = undecidedStates.map((state) => [stateNames[state][lang], number(counts[state])]);
  for (const [kind, { ja, en }] of Object.entries(decisionNames)) {
    const cases = counts.decided[kind as keyof typeof decisionNames] ?? 0;
    if (cases > 0)
      rows.push([
        `${stateNames.decided[lang]}${lang === 'ja' ? '：' : ': '}${escaped(lang === 'ja' ? ja : en)}`,
        number(cases),
      ]);
  }
  const heads = [words.standing[lang], words.cases[lang]];
  return section('standing', words.standing[lang], `<p>${words.standingNote[lang]}</p>${table('', heads, rows, [1])}`);
}
