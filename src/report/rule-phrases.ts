/** Applied rules in words: 氏名の漢字の違いは「邉」と「辺」（戸籍の正字・俗字）のみです。 */
import type { AppliedRule, Bilingual, FieldName, Fields, Rule } from '../model.js';
import { fieldOrder, fieldSubjects } from './field-names.js';
import { both, capital, phraseList, sentences } from './phrases.js';

export type RuleById = (id: string) => Rule | undefined;

interface Group {
  readonly id: string;
  readonly rule: Bilingual;
  readonly pairs: Bilingual[];
  /** What one side leaves out: the rule's name says it all. */
  omits: boolean;
}

/** What a rule holds equal, as a noun phrase; its id where the catalogue lacks it. */
export function ruleName(id: string, ruleById: RuleById): Bilingual {
  const rule = ruleById(id);
  return rule ? both(rule.ja, rule.en) : both(id, id);
}

/**
 * One sentence a field for what its rules held equal.
 * Example: 「氏名の漢字の違いは「邉」と「辺」（戸籍の正字・俗字）のみです。」.
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
  if (field === 'reading') return agreementBy(subject, groups);
  const pairings = groups.filter(({ id }) => id.startsWith('pairing/'));
  const notation = groups.filter((group) => !pairings.includes(group));
  if (pairings.length === 0) return notationOnly(both(`${subject.ja}の`, subject.en), notation);
  const name = field === 'nameKanji' ? both('氏名', 'the name') : subject;
  const paired = agreementBy(name, pairings);
  return notation.length === 0 ? paired : sentences([paired, notationOnly(both('', 'it'), notation)]);
}

/** 「氏名は同じと判断しました（通称の併記）。」 */
function agreementBy(subject: Bilingual, groups: readonly Group[]): Bilingual {
  const names = phraseList(groups.map((group) => group.rule));
  const by = groups.length > 0 ? both(`（${names.ja}）`, ` (${names.en})`) : both('', '');
  return both(`${subject.ja}は同じと判断しました${by.ja}。`, `${capital(subject.en)} agrees${by.en}.`);
}

/** 「住所の違いは都道府県名の省略、「1番地2」と「1-2」（丁目・番地・号とハイフン）のみです。」 */
function notationOnly(subject: Bilingual, groups: readonly Group[]): Bilingual {
  if (groups.length === 0)
    return both(`${subject.ja}違いは表記のみです。`, `${capital(subject.en)} differs in notation only.`);
  const what = differences(groups);
  return both(
    `${subject.ja}違いは${what.ja}${what.tailJa}のみです。`,
    `${capital(subject.en)} differs only in ${what.en}.`,
  );
}

/**
 * What a differing field resembles, as a noun phrase: 「ダ」と「タ」の違い（濁点の有無）; null where nothing resembles.
 */
export function resemblance(fields: Fields, field: FieldName, ruleById: RuleById, withheld: boolean): Bilingual | null {
  const rules = fields[field].rules ?? [];
  if (rules.length === 0 || (withheld && field === 'address')) return null;
  const groups = grouped(rules, ruleById, true);
  const what = differences(groups);
  if (groups.length === 1 && groups[0]?.pairs.length === 0) return what;
  return both(`${what.ja}の違い${what.tailJa}`, what.en);
}

/** The pairs of one rule share its bracket; several rules have one each. */
function differences(groups: readonly Group[]): Bilingual & { readonly tailJa: string } {
  const [only] = groups;
  if (groups.length === 1 && only) {
    if (only.pairs.length === 0) return { ...bare(only), tailJa: '' };
    const pairs = phraseList(only.pairs);
    if (pairs.ja === only.rule.ja) return { ...pairs, tailJa: '' };
    return { ja: pairs.ja, en: `${pairs.en} (${only.rule.en})`, tailJa: `（${only.rule.ja}）` };
  }
  const each = phraseList(
    groups.map((group) => {
      if (group.pairs.length === 0) return bare(group);
      const list = phraseList(group.pairs);
      return list.ja === group.rule.ja ? list : both(`${list.ja}（${group.rule.ja}）`, `${list.en} (${group.rule.en})`);
    }),
  );
  return { ...each, tailJa: '' };
}

/** A rule without the texts it worked on: 「都道府県名の省略」, 「表記（漢数字と算用数字）」. */
const bare = ({ rule, omits }: Group): Bilingual =>
  both(omits ? rule.ja : `表記（${rule.ja}）`, `notation (${rule.en})`);

function grouped(rules: readonly AppliedRule[], ruleById: RuleById, withTexts: boolean): Group[] {
  const groups: Group[] = [];
  rules.forEach(({ id, from, to }, at) => {
    let group = groups.find((known) => known.id === id);
    if (!group) {
      group = { id, rule: ruleName(id, ruleById), pairs: [], omits: false };
      groups.push(group);
    }
    if (!withTexts) return;
    if ((from === undefined) !== (to === undefined)) group.omits = true;
    if (from === undefined || to === undefined) return;
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
  return plain(from) === plain(to) || /[\uE000-\uF8FF]/.test(from + to);
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, '');

function codePoints(text: string): string {
  return Array.from(text, (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
}
