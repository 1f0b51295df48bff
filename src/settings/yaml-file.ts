/** YAML files of settings: read, checked against a schema, with the line of whatever is wrong. */
import { readFileSync } from 'node:fs';
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { TotsugoError } from '../errors.js';
import type { Bilingual } from '../model.js';

/** No settings file is larger; what is, is not one. */
const maxBytes = 1024 * 1024;

/**
 * Reads and checks one settings file.
 * @throws TotsugoError SETTINGS_UNREADABLE, SETTINGS_INVALID (with file and line)
 */
export function readSettings<T>(file: string, schema: z.ZodType<T>): T {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new TotsugoError('SETTINGS_UNREADABLE', { file, reason });
  }
  if (Buffer.byteLength(text) > maxBytes) throw new TotsugoError('SETTINGS_UNREADABLE', { file, reason: 'EFBIG' });
  const lines = new LineCounter();
  const { document, value } = parsed(file, text, lines);
  const checked = schema.safeParse(value ?? {});
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : (issue?.path ?? []);
  const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
  const line = node?.range ? lines.linePos(node.range[0]).line : 1;
  throw new TotsugoError('SETTINGS_INVALID', { file, line, detail: faultOf(path.join('.'), issue) });
}

const tooDeep: Bilingual = { ja: '入れ子が深すぎます', en: 'nested too deeply' };
const aliases: Bilingual = {
  ja: 'YAMLの別名（&、*）は使えません。値をそのまま書いてください',
  en: 'aliases (&, *) are not allowed: write the values themselves',
};

/** The YAML of a file as plain values. Anchors are not followed, and nesting ends where the parser does. */
function parsed(file: string, text: string, lines: LineCounter): { document: Document; value: unknown } {
  const refused = (detail: Bilingual, line = 1) => new TotsugoError('SETTINGS_INVALID', { file, line, detail });
  try {
    const document = parseDocument(text, { lineCounter: lines });
    const fault = document.errors[0];
    if (fault?.code === 'RESOURCE_EXHAUSTION') throw refused(tooDeep);
    if (fault) {
      const detail = {
        ja: `YAMLとして読み取れません：${fault.code}。字下げ、コロン、引用符を確認`,
        en: `not valid YAML, ${fault.code}: look at indentation, colons and quotes`,
      };
      throw refused(detail, lines.linePos(fault.pos[0]).line);
    }
    return { document, value: document.toJS({ maxAliasCount: 0 }) };
  } catch (error) {
    if (error instanceof RangeError) throw refused(tooDeep);
    if (error instanceof ReferenceError) throw refused(aliases);
    throw error;
  }
}

/** 「quite」という項目はありません; 「population」の書き方：number */
function faultOf(key: string, issue: z.core.$ZodIssue | undefined): Bilingual {
  if (issue?.code === 'unrecognized_keys')
    return { ja: `「${key}」という項目はありません`, en: `there is no key "${key}"` };
  const wanted = issue ? wantedBy(issue) : '';
  return wanted === ''
    ? { ja: `「${key}」の値が正しくありません`, en: `the value of "${key}" is not valid` }
    : { ja: `「${key}」に書けるもの：${wanted}`, en: `"${key}" takes: ${wanted}` };
}

/** What a value may be, as YAML has it: `number`, `utf-8 | cp932`, `>= 0`. */
function wantedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' | ');
  if (issue.code === 'too_small') return `${issue.inclusive ? '>=' : '>'} ${issue.minimum}`;
  if (issue.code === 'too_big') return `${issue.inclusive ? '<=' : '<'} ${issue.maximum}`;
  if (issue.code !== 'invalid_union') return '';
  return [...new Set(issue.errors.flat().map(wantedBy))].filter((text) => text !== '').join(' | ');
}
