import type { DateNotation } from '../../model.js';
import { type Era, eras } from './eras.js';
import { readPart } from './numerals.js';
import { type BirthDate, fromParts, type Third } from './value.js';

interface Named {
  readonly era: Era;
  readonly notation: DateNotation;
}

const names: ReadonlyMap<string, Named> = new Map(
  eras.flatMap((era): [string, Named][] => [
    [era.name, { era, notation: 'wareki' }],
    [era.letter, { era, notation: 'wareki-short' }],
    [era.name.charAt(0), { era, notation: 'wareki-short' }],
  ]),
);
const thirds: Readonly<Record<string, Third>> = { 上旬: '上旬', 初旬: '上旬', 中旬: '中旬', 下旬: '下旬' };
const spelledOut =
  /^(明治|大正|昭和|平成|令和|[MTSHR明大昭平令]|西暦)?([^年月日./-]*)年(?:([^年月日./-]*)月)?(?:([^年月日./-]*)日?)?$/;
const separated =
  /^(明治|大正|昭和|平成|令和|[MTSHR明大昭平令]|西暦)?([^年月日./-]*)([./-])([^年月日./-]*)(?:\3([^年月日./-]*))?\3?$/;
const joined = /^(明治|大正|昭和|平成|令和|[MTSHR明大昭平令])(\d\d)(\d\d)(\d\d)$/;
const eraAlone = /^(明治|大正|昭和|平成|令和)$/;
const canonical = /^(?:[\d?]{4}|(?:明治|大正|昭和|平成|令和)[\d?]{2})-[\d?]{2}-(?:[\d?]{2}|[上中下]旬)頃?$/;
const codes = /^(\d)(?:(\d\d)(\d\d)(\d\d)|([./-])(\d{1,2})\5(\d{1,2})\5(\d{1,2}))$/;

/**
 * Reads a date spelled out in any allowed notation; `text` is folded (ASCII digits, one kind of hyphen, no spaces).
 * `1985-1-2` `1985年1月2日` `昭和六十年一月二日` `S60.1.2` `S600102` `昭和20年月日不詳` `昭和○年5月上旬` `3-60-01-02`.
 */
export function readWritten(text: string, notations: readonly DateNotation[]): BirthDate | null {
  const coded = codes.exec(text);
  if (coded) return readCoded(coded, notations);
  const about = /推定|推測|頃|ごろ|ころ|およそ|[約春夏秋冬]/.test(text);
  const bare = text
    .replace(/推定|推測|頃|ごろ|ころ|およそ|[約春夏秋冬]|生まれ|以下|生(?=年|$)|\([日月火水木金土]\)$|[()]/g, '')
    .replace(/不詳|不明|未詳/g, '')
    .replace(/[×*X〓●○◯□_�]/g, '?');
  if (bare === '') return unknownDate(about);
  const alone = eraAlone.exec(bare);
  const match = alone
    ? [bare, bare, '', '', '']
    : (joined.exec(bare) ?? spelledOut.exec(bare) ?? dropSeparator(separated.exec(bare)));
  if (!match) return null;
  const [, name = '', year = '', month = '', day = ''] = match;
  if (!canonical.test(text) && !notations.includes(names.get(name)?.notation ?? 'iso')) return null;
  return assemble(names.get(name)?.era ?? null, year, month, day, about);
}

function dropSeparator(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match && [match[0], match[1], match[2], match[4], match[5]];
}

function unknownDate(about: boolean): BirthDate | null {
  return fromParts({ era: null, year: null, month: null, day: null, third: null, about });
}

function assemble(
  era: Era | null,
  yearText: string,
  monthText: string,
  dayText: string,
  about: boolean,
): BirthDate | null {
  if (
    era === null &&
    yearText !== '' &&
    !/^([\d?〇一二三四五六七八九]{4}|千.*)$/.test(yearText) &&
    !/^\?+$/.test(yearText)
  )
    return null;
  const third = thirds[dayText] ?? null;
  const year = readPart(yearText);
  const month = readPart(monthText);
  const day = third || /^[末初]め?$/.test(dayText) ? 'unknown' : readPart(dayText);
  if (year === null || month === null || day === null) return null;
  if (year === 1900 && era === null && month === 1 && day === 'unknown' && !third) return unknownDate(about); // Excel's zero
  const known = (part: number | 'unknown') => (part === 'unknown' ? null : part);
  return fromParts({ era, year: known(year), month: known(month), day: known(day), third, about });
}

function readCoded(match: RegExpExecArray, notations: readonly DateNotation[]): BirthDate | null {
  const receipts = notations.includes('era-code-1-5');
  const pensions = notations.includes('era-code-13579');
  if (receipts === pensions) return null; // neither, or both: then the digits do not say which era is meant
  const code = Number(match[1]);
  const era = eras.find((each) => (receipts ? each.code15 : each.code13579) === code);
  return era
    ? assemble(era, match[2] ?? match[6] ?? '', match[3] ?? match[7] ?? '', match[4] ?? match[8] ?? '', false)
    : null;
}
