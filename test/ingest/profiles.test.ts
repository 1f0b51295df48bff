import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TotsugoError } from '../../src/errors.js';
import { listProfiles, loadProfile } from '../../src/ingest/index.js';
import { isMunicipalityCode } from '../../src/ingest/profile-schema.js';
import { folder, profileOf, writeInput } from './support.js';

/** Code and place of what is wrong with a profile. */
function problemOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (!(error instanceof TotsugoError)) throw error;
    const { code, params } = error;
    return [code, params.line, params.column, params.key ?? params.file];
  }
  return undefined;
}

const columns = 'columns: { recordId: A, individualNumber: B, nameKanji: C, birthDate: D }';
const head = `name: mine\nsource: municipal\n${columns}\n`;

describe('built-in profiles', () => {
  test('are listed', () => {
    expect(listProfiles()).toEqual([
      'juki-headerless',
      'juki-standard',
      'juki-utf16-tab',
      'kanyusha-era-codes',
      'kanyusha-standard',
    ]);
  });

  test.each(listProfiles())('%s is named like its file', (name) => {
    expect(loadProfile(name).name).toBe(name);
  });

  test('juki-standard reads the columns of the contract', () => {
    const { columns: read, conventions, encoding, source } = loadProfile('juki-standard');
    const names = Object.values(read).flatMap((spec) => spec.columns);
    const contract =
      '宛名番号 個人番号 氏名 氏名カナ 旧氏 旧氏カナ 通称 通称カナ 氏名英字 生年月日 性別 郵便番号 住所 方書 転入前住所 世帯番号 住民状態 異動日 支援措置';
    expect(names).toEqual(contract.split(' '));
    expect([source, encoding]).toEqual(['municipal', 'auto']);
    expect({ ...conventions.sex }).toEqual({ 1: 'male', 2: 'female', 3: 'not_set', 男: 'male', 女: 'female' });
    expect({ ...conventions.status }).toEqual({ 0: 'active', 1: 'moved_out', 2: 'deceased' });
    expect(conventions.dates).toEqual(['iso', 'compact', 'wareki', 'wareki-short']);
  });

  test('kanyusha-standard reads the columns of the contract', () => {
    const { columns: read, source } = loadProfile('kanyusha-standard');
    const names = new Set(Object.values(read).flatMap((spec) => spec.columns));
    const contract =
      '保険者番号 記号 番号 枝番 個人番号 氏名 氏名カナ 氏名英字 生年月日 性別 郵便番号 住所 資格取得日 資格喪失日';
    expect([...names]).toEqual(contract.split(' '));
    expect(source).toBe('insurer');
    expect(read.recordId).toEqual({
      columns: ['保険者番号', '記号', '番号', '枝番'],
      with: ':',
      required: ['保険者番号', '番号'],
    });
    expect(read.householdId?.columns).toEqual(['保険者番号', '記号', '番号']);
  });

  test('the headerless one names 32 columns', () => {
    expect(loadProfile('juki-headerless').header).toHaveLength(32);
  });

  test('an unknown name is answered with the known ones', () => {
    try {
      loadProfile('juki');
      expect.unreachable();
    } catch (error) {
      expect((error as TotsugoError).code).toBe('PROFILE_NOT_FOUND');
      for (const lang of ['ja', 'en'] as const) expect((error as TotsugoError).text(lang)).toContain('juki-standard');
    }
  });
});

describe('a profile that is not valid is refused with the place', () => {
  const cases: [string, string, (string | number | undefined)[]][] = [
    ['an unknown key', `${head}colums: {}\n`, ['PROFILE_KEY_UNKNOWN', 4, 1, 'colums']],
    [
      'an unknown record key',
      'name: a\nsource: municipal\ncolumns:\n  recordId: A\n  nane: B\n',
      ['PROFILE_KEY_UNKNOWN', 5, 3, 'columns.nane'],
    ],
    [
      'an unknown key in a joined column',
      `name: a\nsource: insurer\ncolumns:\n  recordId:\n    join: [A]\n    sep: ":"\n`,
      ['PROFILE_KEY_UNKNOWN', 6, 5, 'columns.recordId.sep'],
    ],
    ['__proto__ as a key', `${head}__proto__: { polluted: true }\n`, ['PROFILE_KEY_UNKNOWN', 4, 1, '__proto__']],
    ['a missing source', `name: a\n${columns}\n`, ['PROFILE_KEY_MISSING', 1, 1, 'source']],
    [
      'a missing birth date',
      'name: a\nsource: municipal\ncolumns: { recordId: A, individualNumber: B, nameKana: C }\n',
      ['PROFILE_KEY_MISSING', 3, 1, 'columns.birthDate'],
    ],
    [
      'no name at all',
      'name: a\nsource: municipal\ncolumns: { recordId: A, individualNumber: B, birthDate: C }\n',
      ['PROFILE_KEY_MISSING', 3, 1, 'columns.nameKanji'],
    ],
    ['an unknown encoding', `${head}encoding: sjis\n`, ['PROFILE_VALUE', 4, 1, 'encoding']],
    ['a delimiter of two characters', `${head}delimiter: "||"\n`, ['PROFILE_VALUE', 4, 1, 'delimiter']],
    ['a quote as delimiter', `${head}delimiter: '"'\n`, ['PROFILE_VALUE', 4, 1, 'delimiter']],
    ['a sex that is none', `${head}codes:\n  sex:\n    "1": man\n`, ['PROFILE_VALUE', 6, 5, 'codes.sex.1']],
    ['a date notation that is none', `${head}dates:\n  - iso\n  - julian\n`, ['PROFILE_VALUE', 6, 5, 'dates.1']],
    ['both era codes', `${head}dates: [era-code-1-5, era-code-13579]\n`, ['PROFILE_DATES_CONFLICT', 4, 1, undefined]],
    [
      'a coverage code with a wrong check digit',
      `${head}coverage: ["131016", "131017"]\n`,
      ['PROFILE_VALUE', 4, 22, 'coverage.1'],
    ],
    ['a coverage code that is a number', `${head}coverage: [131016]\n`, ['PROFILE_VALUE', 4, 12, 'coverage.0']],
    [
      'coverage of an insurer',
      `name: a\nsource: insurer\n${columns}\ncoverage: ["131016"]\n`,
      ['PROFILE_COVERAGE_SOURCE', 4, 1, undefined],
    ],
    [
      'a column that a headerless file has not',
      `${head}header: [A, B, C]\n`,
      ['PROFILE_COLUMN_UNKNOWN', 3, 60, 'columns.birthDate'],
    ],
    ['a column named twice', `${head}header: [A, B, C, D, D]\n`, ['PROFILE_HEADER_REPEATED', 4, 1, undefined]],
    ['a key twice', `${head}name: other\n`, ['PROFILE_SYNTAX', 4, 1, undefined]],
    ['no YAML', 'name: [a\n', ['PROFILE_SYNTAX', 2, 1, undefined]],
    ['a list', '- a\n', ['PROFILE_VALUE', 1, 1, 'profile']],
    ['nothing', '', ['PROFILE_VALUE', 1, 1, 'profile']],
  ];
  test.each(cases)('%s', (_, yaml, [code, line, column, key]) => {
    const found = problemOf(() => profileOf(yaml, 'wrong.yaml'));
    expect(found?.slice(0, 3)).toEqual([code, line, column]);
    if (key !== undefined) expect(found?.[3]).toBe(key);
  });

  test('one that is too large', () => {
    expect(problemOf(() => profileOf(`${head}#${'x'.repeat(300_000)}`))?.[0]).toBe('PROFILE_TOO_LARGE');
  });

  test('aliases that swell', () => {
    const layers = Array.from({ length: 9 }, (_, at) => `a${at}: &a${at} [${`*a${at - 1},`.repeat(9)}]`).slice(1);
    expect(problemOf(() => profileOf(`a0: &a0 [x]\n${layers.join('\n')}\n`))?.[0]).toBe('PROFILE_SYNTAX');
  });

  test.each(['[', '{a: ', '- '])('nesting without end: %s', (opening) => {
    expect(problemOf(() => profileOf(opening.repeat(9_999)))?.[0]).toBe('PROFILE_SYNTAX');
  });

  test('messages say file, line and column in both languages', () => {
    try {
      profileOf(`${head}colums: {}\n`, 'wrong.yaml');
      expect.unreachable();
    } catch (error) {
      for (const lang of ['ja', 'en'] as const) {
        expect((error as TotsugoError).text(lang)).toContain(`${join(folder, 'wrong.yaml')}:4:1`);
      }
    }
  });
});

describe('codes named like properties of objects', () => {
  test('do nothing but name themselves', () => {
    const { conventions } = profileOf(`${head}codes: { sex: { "1": male, __proto__: female } }\n`);
    expect(conventions.sex['1']).toBe('male');
    expect(conventions.sex.constructor).toBeUndefined();
    expect(({} as Record<string, unknown>).female).toBeUndefined();
  });
});

describe('isMunicipalityCode', () => {
  test.each([
    ['131016', '千代田区'],
    ['011002', '札幌市'],
    ['271004', '大阪市'],
    ['472018', '那覇市'],
    ['130001', '東京都'],
    ['010006', '北海道'],
  ])('%s %s', (code) => {
    expect(isMunicipalityCode(code)).toBe(true);
  });

  test('no single wrong digit passes', () => {
    for (let at = 0; at < 5; at++) {
      for (const digit of '0123456789') {
        const code = `131016`.slice(0, at) + digit + '131016'.slice(at + 1);
        if (code !== '131016') expect(isMunicipalityCode(code)).toBe(false);
      }
    }
  });
});

describe('a source’s own characters', () => {
  const withTable = (path: string) => profileOf(`${head}characters: ${path}\n`, 'gaiji/profile.yaml');
  mkdirSync(join(folder, 'gaiji', 'tables'), { recursive: true });

  test('are read in either notation', () => {
    writeInput('gaiji/tables/own.tsv', '# code\tcharacter\nU+E000\tU+845B U+E0100\n\ue001\t邉\nU+F0000\t𠮷\n');
    const table = withTable('tables/own.tsv').conventions.characters;
    expect([...(table ?? [])]).toEqual([
      ['\ue000', '葛\u{e0100}'],
      ['\ue001', '邉'],
      ['\u{f0000}', '𠮷'],
    ]);
  });

  test.each([
    ['a known character on the left', '辺\t邉'],
    ['a private-use character on the right', 'U+E000\tU+E001'],
    ['two characters on the right', 'U+E000\t渡辺'],
    ['nothing on the right', 'U+E000\t'],
    ['a lost character on the right', 'U+E000\tU+FFFD'],
    ['half a code point', 'U+E000\tU+D800'],
    ['one code point twice', 'U+E000\t邉\nU+E000\t邊'],
  ])('%s is refused', (_, lines) => {
    writeInput('gaiji/tables/bad.tsv', `${lines}\n`);
    expect(problemOf(() => withTable('tables/bad.tsv'))?.slice(0, 2)).toEqual([
      'CHARACTERS_LINE',
      lines.split('\n').length,
    ]);
  });

  test.each(['../outside.tsv', '/etc/passwd', 'tables/../../outside.tsv', '.', 'tables/link.tsv'])(
    'a table at %s is outside the folder',
    (path) => {
      writeInput('outside.tsv', 'U+E000\t邉\n');
      try {
        symlinkSync(join(folder, 'outside.tsv'), join(folder, 'gaiji', 'tables', 'link.tsv'));
      } catch {
        // made by the row before
      }
      expect(problemOf(() => withTable(path))?.[0]).toBe('CHARACTERS_OUTSIDE');
    },
  );

  test('a table that is not there', () => {
    expect(problemOf(() => withTable('tables/none.tsv'))?.[0]).toBe('FILE_NOT_FOUND');
  });

  test('change the digest of the profile', () => {
    writeInput('gaiji/tables/own.tsv', 'U+E000\t邉\n');
    const before = withTable('tables/own.tsv').sha256;
    writeInput('gaiji/tables/own.tsv', 'U+E000\t邊\n');
    expect(withTable('tables/own.tsv').sha256).not.toBe(before);
  });
});

test('a profile is plain data, fit for a worker thread', () => {
  const profile = loadProfile('kanyusha-standard');
  expect(structuredClone(profile)).toMatchObject({ name: 'kanyusha-standard', delimiter: ',' });
});
