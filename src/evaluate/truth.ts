/** Reads what is true of a made city: truth.csv and truth-links.csv as `totsugo synthesize` writes them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TotsugoError } from '../errors.js';
import type { CaseClass } from '../model.js';
import { cellsOf, linesOf } from './lines.js';

export interface PlantedFault {
  readonly class: CaseClass;
  readonly what: string;
  /** recordIds of the enrolments that are wrong. */
  readonly wrong: readonly string[];
  readonly rightful: readonly string[];
  /** recordIds of the residents who hold the numbers carried, in the order of `wrong` where they are as many. */
  readonly holders: readonly string[];
  /** The true resident of each wrong enrolment; null where the register has none. */
  readonly owners: readonly (string | null)[];
}

/** notation: the same value written otherwise · change: it did change since · unknown: the value says that it is not known. */
export type InnocentKind = (typeof innocentKinds)[number];
const innocentKinds = ['notation', 'change', 'unknown'] as const;
const isInnocent = (kind: string | undefined): kind is InnocentKind => innocentKinds.some((one) => one === kind);

export interface Truth {
  readonly faults: readonly PlantedFault[];
  /** Wrong enrolment → its fault. */
  readonly wrong: ReadonlyMap<string, PlantedFault>;
  /** Enrolments that belong to a fault's case without being wrong. */
  readonly rightful: ReadonlySet<string>;
  /** Enrolment → what is innocently otherwise about it: `kanji_variant`, several joined by + in the order of the file. */
  readonly innocent: ReadonlyMap<string, string>;
  /** What is innocently otherwise → its kind. */
  readonly kinds: ReadonlyMap<string, InnocentKind>;
  /** All enrolments, the lapsed among them. */
  readonly enrolments: number;
}

const header = 'kind,class,what,insurer,rightful,municipal,true_resident';
const words = (cell: string | undefined) => (cell ? cell.split(' ') : []);

/**
 * Reads the truth of a folder. Memory grows with the number of its lines (about 100 bytes each).
 *
 * @throws TotsugoError FILE_NOT_FOUND, TRUTH_UNREADABLE (with the line)
 */
export async function readTruth(dir: string): Promise<Truth> {
  const file = join(dir, 'truth.csv');
  const faults: PlantedFault[] = [];
  const innocent = new Map<string, string>();
  const kinds = new Map<string, InnocentKind>();
  let line = 0;
  for await (const text of linesOf(file)) {
    line += 1;
    if (line === 1 && text === header) continue;
    const [kind, name, what, insurer, rightful, holders, owners] = cellsOf(text);
    if (line === 1 || !insurer || !what || !name) throw new TotsugoError('TRUTH_UNREADABLE', { file, line });
    if (kind === 'fault') {
      const people = { wrong: words(insurer), rightful: words(rightful), holders: words(holders) };
      faults.push({
        class: name as CaseClass,
        what,
        ...people,
        owners: words(owners).map((owner) => (owner === '-' ? null : owner)),
      });
    } else if (isInnocent(kind)) {
      const known = innocent.get(insurer);
      innocent.set(insurer, known ? `${known}+${what}` : what);
      kinds.set(what, kind);
    } else throw new TotsugoError('TRUTH_UNREADABLE', { file, line });
  }
  const wrong = new Map(faults.flatMap((fault) => fault.wrong.map((id) => [id, fault] as const)));
  const rightful = new Set(faults.flatMap((fault) => fault.rightful));
  return { faults, wrong, rightful, innocent, kinds, enrolments: await countLinks(dir) };
}

async function countLinks(dir: string): Promise<number> {
  const file = join(dir, 'truth-links.csv');
  if (!existsSync(file)) throw new TotsugoError('FILE_NOT_FOUND', { file });
  let lines = 0;
  for await (const _ of linesOf(file)) lines += 1;
  return Math.max(0, lines - 1);
}
