/** YAML files of settings: read, checked against a schema, with the line of whatever is wrong. */
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { TotsugoError } from '../errors.js';

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
    throw new TotsugoError('SETTINGS_INVALID', { file, line, detail: fault.code });
  }
  const checked = schema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? {});
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : (issue?.path ?? []);
  const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
  const line = node?.range ? lines.linePos(node.range[0]).line : 1;
  const detail = `${path.join('.')}: ${issue?.code === 'unrecognized_keys' ? 'unknown key' : (issue?.message ?? '')}`;
  throw new TotsugoError('SETTINGS_INVALID', { file, line, detail });
}
