/** What a run rests on beside its rows: kept when it begins, read again when it is recomputed. */
import { hash } from 'node:crypto';
import { pairGrades } from './judge/classify.js';
import { allRules } from './judge/rules.js';
import type { CharacterTable, Conventions, Policy, Source } from './model.js';

export interface Basis {
  readonly asOf: string;
  readonly all: boolean;
  readonly policy: Policy;
  readonly coverage: readonly string[] | null;
  /** The side of each input, by its number. */
  readonly sides: readonly Source[];
  readonly conventions: Readonly<Record<Source, Conventions>>;
  /** Digests of the rules and of the grades of classes, by name: which of them changed since. */
  readonly rules: Readonly<Record<string, string>>;
}

/** The digest of each rule, and of the table of grades, in this program. */
export function ruleDigests(): Record<string, string> {
  const short = (value: unknown) => hash('sha256', JSON.stringify(value)).slice(0, 16);
  return { ...Object.fromEntries(allRules.map((rule) => [rule.id, short(rule)])), grades: short(pairGrades) };
}

type Written = Omit<Basis, 'conventions'> & {
  readonly conventions: Readonly<Record<Source, Omit<Conventions, 'characters'> & { characters?: [string, string][] }>>;
};

/** @example basisText(basis) // '{"asOf":"2026-04-01","all":false,…}' */
export function basisText(basis: Basis): string {
  const { municipal, insurer } = basis.conventions;
  const written: Written = { ...basis, conventions: { municipal: plain(municipal), insurer: plain(insurer) } };
  return JSON.stringify(written);
}

const plain = ({ characters, ...rest }: Conventions) => (characters ? { ...rest, characters: [...characters] } : rest);

export function readBasis(text: string): Basis {
  const { conventions, ...rest } = JSON.parse(text) as Written;
  const revived = ({ characters, sex, status, dates }: Written['conventions'][Source]): Conventions => {
    const table: CharacterTable | undefined = characters && new Map(characters);
    return { sex: bare(sex), status: bare(status), dates, ...(table ? { characters: table } : {}) };
  };
  return { ...rest, conventions: { municipal: revived(conventions.municipal), insurer: revived(conventions.insurer) } };
}

/** Without a prototype, as a profile's codes are: a code named `constructor` finds nothing. */
const bare = <T>(codes: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null) as Record<string, T>, codes);
