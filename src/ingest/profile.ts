/** What a profile says, checked and ready to read with: plain data, so that it can be handed to a worker thread. */
import type { Conventions, Source, TextKey } from '../model.js';
import type { Encoding } from './charset.js';

/** A record key that a profile may fill from columns. */
export type ColumnKey = TextKey | 'protected';

export interface ColumnSpec {
  /** Column names, joined where there are several. */
  readonly columns: readonly string[];
  /** What stands between joined columns. */
  readonly with: string;
  /** Columns without which a joined value is no value (an identifier without its number). */
  readonly required: readonly string[];
}

export interface Profile {
  readonly name: string;
  readonly source: Source;
  readonly encoding: Encoding | 'auto';
  /** One ASCII character. */
  readonly delimiter: string;
  /** `true`: the first row names the columns. Else their names, for files without such a row. */
  readonly header: true | readonly string[];
  readonly columns: Readonly<Partial<Record<ColumnKey, ColumnSpec>>>;
  /** What a value of the `protected` column means; others that are not blank withhold. */
  readonly protectedCodes: Readonly<Record<string, boolean>>;
  readonly conventions: Conventions;
  /** 全国地方公共団体コード of the municipalities whose register this is; absent where unknown. */
  readonly coverage?: readonly string[];
  /** SHA-256 of the profile as written, its characters table included: for summary.json. */
  readonly sha256: string;
}
