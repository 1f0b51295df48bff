/** Applied rules in words: 「邉」と「辺」の違いのみ（戸籍の正字・俗字）. */
import type { AppliedRule, Bilingual, FieldName, Fields, Rule } from '../model.js';
import { fieldOrder, fieldSubjects } from './field-names.js';
import { both, capital, phraseList } from './phrases.js';

export type RuleById = (id: string) => Rule | undefined;

interface Group {
  readonly id: string;
  readonly rule: Bilingual;
  readonly pairs: Bilingual[];
}

/** What a rule holds equal, as a noun phrase; its id where the catalogue lacks it. */
export function ruleName(id: string, ruleById: RuleById): Bilingual {
  const rule = ruleById(id);
  return rule ? both(rule.ja, rule.en) : both(id, id);
}

/**
 * One sentence a field for what its rules held equal.
 * Example: 「氏名の漢字は「邉」と「辺」の違いのみ（戸籍の正字・俗字）。」.
 */
export function agreedByRule(fields: Fields, ruleById: RuleById, withheld: boolean): Bilingual[] {
  const said: Bilingual[] = [];
  for (const field of fieldOrder) {
    const { outcome, rules } = fields[field];
    if (outcome === 'agree_by_rule') said.push(agreement(field, rules ?? [], ruleById, withheld));
  }
  return said;
}

function agreement(field: FieldName, rules: readonly AppliedRule[], ruleById: RuleById, withheld: boolean): Bilingual {
  const groups = grouped(rules, ruleById, !(withheld && field === 'address'));
  const subject = fieldSubjects[field];
  const names = phraseList(groups.map((group) => group.rule));
  if (field === 'reading') {
    const by = groups.length > 0 ? both(`（${names.ja}）`, ` (${names.en})`) : both('', '');
    return both(`${subject.ja}は一致${by.ja}。`, `${capital(subject.en)} agrees${by.en}.`);
  }
  if (groups.length === 0)
    return both(`${subject.ja}は表記の違いのみ。`, `${capital(subject.en)} differs in notation only.`);
  const what = differences(groups);
  return both(
    `${subject.ja}は${what.ja}の違いのみ${what.tailJa}。`,
    `${capital(subject.en)} differs only in ${what.en}.`,
  );
}

/**
 * What a differing field resembles: 「氏名カナは「ダ」と「タ」が違い（濁点）、」 as a clause without its end;
 * null where nothing resembles.
 */
export function resemblance(fields: Fields, field: FieldName, ruleById: RuleById, withheld: boolean): Bilingual | null {
  const rules = fields[field].rules ?? [];
  if (rules.length === 0 || (withheld && field === 'address')) return null;
  const what = differences(grouped(rules, ruleById, true));
  return both(`${what.ja}の違い${what.tailJa}`, what.en);
}

/** The pairs of one rule share its bracket; several rules have one each. */
function differences(groups: readonly Group[]): Bilingual & { readonly tailJa: string } {
  const [only] = groups;
  if (groups.length === 1 && only) {
    if (only.pairs.length === 0) return { ja: '表記', en: `notation (${only.rule.en})`, tailJa: `（${only.rule.ja}）` };
    const pairs = phraseList(only.pairs);
    return { ja: pairs.ja, en: `${pairs.en} (${only.rule.en})`, tailJa: `（${only.rule.ja}）` };
  }
  const each = phraseList(
    groups.map(({ rule, pairs }) => {
      const list = pairs.length > 0 ? phraseList(pairs) : both('表記', 'notation');
      return both(`${list.ja}（${rule.ja}）`, `${list.en} (${rule.en})`);
    }),
  );
  return { ...each, tailJa: '' };
}

function grouped(rules: readonly AppliedRule[], ruleById: RuleById, withTexts: boolean): Group[] {
  const groups: Group[] = [];
  rules.forEach(({ id, from, to }, at) => {
    let group = groups.find((known) => known.id === id);
    if (!group) {
      group = { id, rule: ruleName(id, ruleById), pairs: [] };
      groups.push(group);
    }
    if (!withTexts || from === undefined || to === undefined) return;
    const said = rules.findIndex((rule) => rule.id === id && rule.from === from && rule.to === to);
    if (said === at) group.pairs.push(pair(from, to));
  });
  return groups;
}

function pair(from: string, to: string): Bilingual {
  if (from === '' || to === '') {
    const one = from || to;
    return both(`「${one}」の有無`, `"${one}" present or not`);
  }
  const points = looksAlike(from, to) ? `〔${codePoints(from)}／${codePoints(to)}〕` : '';
  return both(`「${from}」と「${to}」${points}`, `"${from}"/"${to}"${points}`);
}

/** Characters that a font may show like another: private use, compatibility ideographs, selectors, rare ones beyond the BMP. */
const doubtful = /[\uD800-\uFAFF]|[\uFE00-\uFE0F]/;

function looksAlike(from: string, to: string): boolean {
  if (!doubtful.test(from) && !doubtful.test(to)) return false;
  return bare(from) === bare(to) || /[\uE000-\uF8FF]/.test(from + to);
}

const bare = (text: string): string => text.normalize('NFKC').replace(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, '');

function codePoints(text: string): string {
  return Array.from(text, (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
}
