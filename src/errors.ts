/**
 * The one error class, over one catalogue of codes. A message says what happened and what to do next; it may name
 * a file, a line, a column or an option, never a value that a record holds.
 */
import { catalogue, reasons } from './error-catalogue.js';
import type { Bilingual } from './model.js';

/** A value in words has both languages. */
type Params = Readonly<Record<string, string | number | Bilingual>>;

export type ErrorCode = keyof typeof catalogue;

export class TotsugoError extends Error {
  readonly code: ErrorCode;
  readonly params: Params;

  constructor(code: ErrorCode, params: Params = {}) {
    super(`${code}: ${fill(catalogue[code].en, params, 'en')}`);
    this.name = 'TotsugoError';
    this.code = code;
    this.params = params;
  }

  /** The message in a language, without the code: what a person reads. */
  text(lang: keyof Bilingual): string {
    return fill(catalogue[this.code][lang], this.params, lang);
  }
}

function fill(template: string, params: Params, lang: keyof Bilingual): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    if (typeof value === 'object') return value[lang];
    const known = name === 'reason' && Object.hasOwn(reasons, value) ? reasons[value] : undefined;
    return known ? `${known[lang]}${lang === 'ja' ? '：' : ', '}${value}` : String(value);
  });
}
