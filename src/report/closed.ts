/** closed.csv: what was closed by evidence, each case with its rules. No names, addresses or dates: ids and the rules at work. */
import type { Bilingual, FieldName } from '../model.js';
import { addressesWithheld, type CaseToReport } from './case.js';
import { classNames } from './class-names.js';
import { fieldNames, fieldOrder } from './field-names.js';
import { both, type Lang } from './phrases.js';
import { type RuleById, ruleName } from './rule-phrases.js';

const heads = [
  both('事例番号', 'Case'),
  both('種別', 'Class'),
  both('理由', 'Reason'),
  both('規則', 'Rules'),
  both('保険者 保険者番号:記号:番号:枝番', 'Insurer id'),
  both('住民記録 宛名番号', 'Register id'),
];

export const closedHeader = (lang: Lang): string[] => heads.map((head) => head[lang]);

export function closedRow(item: CaseToReport, reason: Bilingual, ruleById: RuleById, lang: Lang): string[] {
  const { draft } = item;
  return [
    draft.caseId,
    classNames[draft.class][lang],
    reason[lang],
    rulesText(item, ruleById, lang),
    draft.insurer.join(' '),
    draft.municipal.join(' '),
  ];
}

/** 「氏名（漢字）: 戸籍の正字・俗字（variant/koseki）根拠2 邉→辺」, one a rule at work; 「類似」 where it only resembles. */
function rulesText(item: CaseToReport, ruleById: RuleById, lang: Lang): string {
  const { fields } = item.draft;
  if (!fields) return '';
  const hidden: FieldName | null = addressesWithheld(item) ? 'address' : null;
  const evidence = both('根拠', 'evidence ');
  const resembles = both('類似 ', 'resembles ');
  const texts: string[] = [];
  for (const field of fieldOrder) {
    const { outcome, rules = [] } = fields[field];
    const how = outcome === 'differ' ? resembles[lang] : '';
    for (const { id, evidence: degree, from, to } of rules) {
      const change = field === hidden || from === undefined || to === undefined ? '' : ` ${from}→${to}`;
      const named = ruleName(id, ruleById)[lang];
      const rule = lang === 'ja' ? `${named}（${id}）` : `${named} (${id}) `;
      texts.push(`${fieldNames[field][lang]}: ${how}${rule}${evidence[lang]}${degree}${change}`);
    }
  }
  return texts.join(lang === 'ja' ? '；' : '; ');
}
