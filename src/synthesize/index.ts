/**
 * Makes a labelled city: a municipal register, its insurers' enrolments, and the truth about both. People, numbers and
 * families are made up; names, towns and characters are real.
 */
import { TotsugoError } from '../errors.js';
import { hasMunicipality, largeMunicipalities } from './addresses.js';
import { type City, makeBlock } from './blocks.js';
import type { Block, Person } from './city.js';
import { dayNumber } from './dates.js';
import { faultKinds, plannedFaults } from './faults/index.js';
import { insurersOf } from './insurers.js';
import { municipalityCode } from './numbers.js';
import { makeRandom, oneOf } from './random.js';
import { completeRates, type OwnRates, type Rates } from './rates.js';
import { enrolmentId, insurerRow, municipalRow, truthRow } from './rows.js';
import { openSinks, type Sinks, writeProfile } from './sinks.js';

export interface SynthesizeOptions {
  /** Residents, at least 1. */
  readonly people: number;
  /** Any text; the same gives the same bytes. */
  readonly seed: string;
  /** Folder to write into; made where it is missing. */
  readonly out: string;
  /** In place of any part of rates.yaml. */
  readonly rates?: OwnRates | undefined;
  /** How planted mislinks are shared out over the classes; 2023 unless said. */
  readonly mix?: '2023' | 'even' | undefined;
  /** Of the exports; cp932 unless said. The truth is UTF-8. */
  readonly encoding?: 'cp932' | 'utf-8' | undefined;
  readonly onProgress?: ((people: number) => void) | undefined;
}

export interface Synthesis {
  readonly municipal: string;
  readonly insurers: readonly string[];
  /** The municipal profile to recheck with: it says which municipality the register covers. */
  readonly profile: string;
  /** The day the exports were taken: recheck with --as-of. */
  readonly asOf: string;
  readonly residents: number;
  readonly enrolments: number;
  /** Faults by kind: how many were to be planted, and how many found a place. */
  readonly faults: Readonly<Record<string, { readonly planned: number; readonly planted: number }>>;
}

/** People made at a time: what memory holds, and how far apart two parties of one fault can live. */
const blockSize = 4000;

/**
 * Writes `municipal.csv`, `insurer.csv` (or a file an insurer), `municipal-profile.yaml` with `characters.tsv`, `truth.csv` and `truth-links.csv`.
 *
 * `truth.csv` has a line for each planted fault and each innocent notation or outdated value on an active enrolment:
 * `kind` fault, notation, change (something did change: a move, a marriage), or unknown (the value itself says so) · `class` as of the contract's sections 4
 * and 5; for notation, what it gives where nothing else differs · `what` its form · `insurer` the enrolments that are wrong
 * (or so written) · `rightful` enrolments that belong to the same case without being wrong · `municipal` the residents who
 * hold the number carried · `true_resident` whom each enrolment of `insurer` truly belongs to, `-` for nobody in the
 * register. Several recordIds in one cell are separated by a space. `truth-links.csv` gives every enrolment's true resident.
 *
 * @throws TotsugoError MUNICIPALITY_UNKNOWN, OUTPUT_UNWRITABLE
 * @example synthesize({ people: 2000, seed: 'demo', out: 'city' }).municipal // city/municipal.csv
 */
export function synthesize(options: SynthesizeOptions): Synthesis {
  const { people, seed, out, mix = '2023', encoding = 'cp932', onProgress } = options;
  const rates = completeRates(options.rates);
  const city = makeCity(rates, seed, plannedFaults(rates, mix, people), people);
  const sinks = openSinks(out, encoding, city.insurers, rates.insurer_files);
  const profile = writeProfile(out, municipalityCode(city.code));
  const blocks = Math.max(1, Math.round(people / blockSize));
  let residents = 0;
  let enrolments = 0;
  try {
    for (let n = 0; n < blocks; n++) {
      const first = Math.floor((n * people) / blocks);
      const end = Math.floor(((n + 1) * people) / blocks);
      const block = makeBlock(city, n, blocks, first, end);
      residents += writePeople(sinks, block.people);
      enrolments += writeEnrolments(sinks, block);
      onProgress?.(end);
    }
  } finally {
    sinks.close();
  }
  const { planned, planted } = city.planting;
  const faults = faultKinds.map(({ name }, i) => [name, { planned: planned[i] ?? 0, planted: planted[i] ?? 0 }]);
  const { municipal, insurers } = sinks;
  return { municipal, insurers, profile, asOf: rates.as_of, residents, enrolments, faults: Object.fromEntries(faults) };
}

function makeCity(rates: Rates, seed: string, planned: number[], people: number): City {
  const wanted = rates.municipality;
  if (wanted !== 'any' && !hasMunicipality(wanted)) throw new TotsugoError('MUNICIPALITY_UNKNOWN', { code: wanted });
  const code = wanted === 'any' ? oneOf(makeRandom(`${seed}/city`), largeMunicipalities()) : wanted;
  const [year, month, day] = rates.as_of.split('-').map(Number) as [number, number, number];
  return {
    seed,
    rates,
    code,
    people,
    asOf: dayNumber({ year, month, day }),
    insurers: insurersOf(code),
    counters: [],
    owed: new Map(),
    given: { strangers: 0, residents: 0 },
    planting: { planned, planted: planned.map(() => 0) },
  };
}

function writePeople(sinks: Sinks, people: readonly Person[]): number {
  const present = people.filter((person) => !person.absent);
  sinks.writeMunicipal(present.map(municipalRow).join(''));
  return present.length;
}

function writeEnrolments(sinks: Sinks, block: Block): number {
  let count = 0;
  let links = '';
  let truth = '';
  block.files.forEach((rows, file) => {
    const kept = rows.filter((row) => !row.dropped);
    sinks.writeInsurer(file, kept.map(insurerRow).join(''));
    count += kept.length;
    for (const row of kept) {
      const { person } = row;
      links += `${enrolmentId(row)},${person.absent ? '' : person.recordId}\r\n`;
      for (const note of row.notes) {
        truth += truthRow({
          ...note,
          wrong: [row],
          rightful: [],
          holders: person.absent ? [] : [person],
          owners: [person],
        });
      }
    }
  });
  for (const fault of block.faults) truth += truthRow({ kind: 'fault', ...fault });
  sinks.writeTruth(truth);
  sinks.writeLinks(links);
  return count;
}
