import { readFileSync } from 'node:fs';
import { foldName } from './fold.js';

/** The municipalities of Japan with their towns (郵便番号データ), read from towns.tsv on first use. */

export interface Municipality {
  /** 全国地方公共団体コード, six digits with the check digit. */
  readonly code: string;
  readonly prefecture: string;
  /** 郡 (or 三宅島, 八丈島), city, ward: each may be ''. */
  readonly district: string;
  readonly city: string;
  readonly ward: string;
  /** The name as the Local Autonomy Act has it, without the prefecture: 札幌市北区, 北群馬郡榛東村. */
  readonly name: string;
  readonly towns: () => Towns;
}

export interface Towns {
  /** Folded names, 丁目 apart. */
  readonly folded: ReadonlySet<string>;
  /** Folded names that stand for several towns of the ward (Kyoto). */
  readonly ambiguous: ReadonlySet<string>;
  /** Folded names under which two listed towns meet (日の出 and 日之出 of 清須市): there every letter counts. */
  readonly clashing: ReadonlySet<string>;
  readonly longest: number;
}

/** Which part of a municipality's name an address leaves out, or that the name is a former one. */
export type NameForm = 'full' | 'district' | 'city' | 'ward' | 'former';

export interface NamedMunicipality {
  readonly municipality: Municipality;
  readonly form: NameForm;
}

interface Table {
  readonly byCode: ReadonlyMap<string, Municipality>;
  readonly byName: ReadonlyMap<string, readonly NamedMunicipality[]>;
  readonly longestName: number;
  readonly prefectures: ReadonlySet<string>;
}

let table: Table | undefined;

const lines = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** The whole table; the first call reads it (about 10 ms), and a municipality's towns are folded when first asked for. */
export function townTable(): Table {
  if (table) return table;
  const byCode = new Map<string, Municipality>();
  const byName = new Map<string, NamedMunicipality[]>();
  const add = (name: string, municipality: Municipality, form: NameForm) => {
    const key = foldName(name);
    const known = byName.get(key);
    if (known === undefined) byName.set(key, [{ municipality, form }]);
    else if (!known.some((other) => other.municipality === municipality)) known.push({ municipality, form });
  };
  for (const line of lines('./towns.tsv')) {
    const [code = '', prefecture = '', district = '', city = '', ward = '', list = ''] = line.split('\t');
    const name = district + city + ward;
    const municipality = { code, prefecture, district, city, ward, name, towns: lazily(list) };
    byCode.set(code, municipality);
    add(name, municipality, 'full');
    if (district !== '') add(city, municipality, 'district');
    if (ward !== '') {
      add(ward, municipality, 'city');
      add(city, municipality, 'ward');
    }
  }
  for (const line of lines('./aliases.tsv')) addFormer(line, byCode, add);
  const longestName = Math.max(...[...byName.keys()].map((name) => name.length));
  table = { byCode, byName, longestName, prefectures: new Set([...byCode.values()].map((one) => one.prefecture)) };
  return table;
}

type Add = (name: string, municipality: Municipality, form: NameForm) => void;

function addFormer(line: string, byCode: ReadonlyMap<string, Municipality>, add: Add): void {
  const [, former = '', codes = ''] = line.split('\t');
  for (const code of codes.split(',')) {
    const municipality = byCode.get(code);
    if (municipality === undefined) continue;
    add(former, municipality, 'former');
    if (former.includes('郡')) add(former.slice(former.indexOf('郡') + 1), municipality, 'former');
  }
}

function lazily(list: string): () => Towns {
  let towns: Towns | undefined;
  return () => {
    towns ??= readTowns(list);
    return towns;
  };
}

/** 高田町一丁目 stands in the table; its number belongs to the numbers, so that 高田町1-2 and 高田町一丁目2番 meet. */
const numbered = /^(.*[^〇一二三四五六七八九十百])[〇一二三四五六七八九十百]+(?:丁目|番)$/u;

function readTowns(list: string): Towns {
  const folded = new Set<string>();
  const ambiguous = new Set<string>();
  const clashing = new Set<string>();
  const whole = new Set<string>();
  let longest = 0;
  for (const item of list === '' ? [] : list.split(',')) {
    const several = item.endsWith('*');
    const name = foldName(several ? item.slice(0, -1) : item);
    const town = numbered.exec(name)?.[1] ?? name;
    if (whole.has(name)) clashing.add(town);
    whole.add(name);
    folded.add(town);
    if (several) ambiguous.add(town);
    if (town.length > longest) longest = town.length;
  }
  return { folded, ambiguous, clashing, longest };
}

let nationwide: Map<string, string> | undefined;

/**
 * The code of the one municipality with a town of this folded name; '' where there are several, undefined where none has.
 * The first call folds the whole country's towns (about 0.1 s).
 */
export function bearerOfTown(town: string): string | undefined {
  if (nationwide === undefined) {
    nationwide = new Map();
    for (const { code, towns } of townTable().byCode.values()) {
      for (const name of towns().folded) nationwide.set(name, nationwide.has(name) ? '' : code);
    }
  }
  return nationwide.get(town);
}

let postal: ReadonlyMap<string, readonly string[]> | undefined;

/** The municipalities (six-digit codes) of a seven-digit postal code; empty where it is unknown. */
export function municipalitiesOfPostalCode(digits: string): readonly string[] {
  postal ??= new Map(
    lines('./postal.tsv').map((line) => {
      const [prefix = '', codes = ''] = line.split('\t');
      return [prefix, codes.split(',')] as const;
    }),
  );
  return postal.get(digits) ?? postal.get(digits.slice(0, 5)) ?? postal.get(digits.slice(0, 3)) ?? [];
}
