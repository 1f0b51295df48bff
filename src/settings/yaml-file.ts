/** YAML files of settings: read, checked against a schema, with the line of whatever is wrong. */
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
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
  const document = parseDocument(text, { lineCounter: lines, maxAliasCount: 0 } as never);
  const fault = document.errors[0];
  if (fault) {
    const line = lines.linePos(fault.pos[0]).line;
    const detail = {
      ja: `YAMLとして読み取れません：${fault.code}。字下げ、コロン、引用符を確認`,
      en: `not valid YAML, ${fault.code}: look at indentation, colons and quotes`,
    };
    throw new TotsugoError('SETTINGS_INVALID', { file, line, detail });
  }
  const checked = schema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? {});
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : (issue?.path ?? []);
  const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
  const line = node?.range ? lines.linePos(node.range[0]).line : 1;
  throw new TotsugoError('SETTINGS_INVALID', { file, line, detail: faultOf(path.join('.'), issue) });
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
