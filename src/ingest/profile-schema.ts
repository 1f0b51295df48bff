/** The shape of a profile file. What a value may be is also said in `expected`, for messages. */
import { z } from 'zod';

const columnName = z.string().min(1).max(200);
const joined = z.strictObject({
  join: z.array(columnName).min(1).max(20),
  with: z.string().max(10).default(''),
  required: z.array(columnName).max(20).default([]),
});
const column = z.union([columnName, joined]);

export const columnKeys = [
  'recordId',
  'individualNumber',
  'nameKanji',
  'nameKana',
  'formerName',
  'formerNameKana',
  'alias',
  'aliasKana',
  'nameAlphabet',
  'birthDate',
  'sex',
  'postalCode',
  'address',
  'previousAddress',
  'householdId',
  'status',
  'validFrom',
  'validTo',
  'protected',
] as const;

const columns = z.strictObject(
  Object.fromEntries(columnKeys.map((key) => [key, column.optional()])) as Record<
    (typeof columnKeys)[number],
    z.ZodOptional<typeof column>
  >,
);

export const dateNotations = ['iso', 'compact', 'wareki', 'wareki-short', 'era-code-1-5', 'era-code-13579'] as const;

const codeText = z.string().max(100);

/**
 * Check digit of a 全国地方公共団体コード: weights 6 5 4 3 2 on the first five digits; 11 − (sum mod 11), its last digit
 * (総務省「都道府県コード及び市区町村コード」設定の考え方). Example: 131016 is 千代田区.
 */
export function isMunicipalityCode(code: string): boolean {
  if (!/^[0-9]{6}$/.test(code)) return false;
  const digits = [...code].map(Number);
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, at) => total + weight * (digits[at] as number), 0);
  return (11 - (sum % 11)) % 10 === digits[5];
}

export const profileSchema = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[^/\\\p{Cc}]+$/u),
  source: z.enum(['municipal', 'insurer']),
  encoding: z.enum(['auto', 'utf-8', 'cp932', 'utf-16le', 'utf-16be']).default('auto'),
  delimiter: z
    .string()
    .regex(/^[\t\x20-\x7e]$/)
    .regex(/^[^"0-9A-Za-z]$/)
    .default(','),
  header: z.union([z.literal(true), z.array(columnName).min(1).max(1000)]).default(true),
  columns,
  codes: z
    .strictObject({
      sex: z.record(codeText, z.enum(['male', 'female', 'not_set'])).optional(),
      status: z.record(codeText, z.enum(['active', 'moved_out', 'deceased', 'lapsed'])).optional(),
      protected: z.record(codeText, z.boolean()).optional(),
    })
    .default({}),
  dates: z.array(z.enum(dateNotations)).min(1).default(['iso', 'compact', 'wareki', 'wareki-short']),
  coverage: z.array(z.string().refine(isMunicipalityCode)).min(1).max(2000).optional(),
  characters: z.string().min(1).max(500).optional(),
});

export type ProfileFile = z.infer<typeof profileSchema>;

/** What may stand at a key, as a message shows it. */
const expected: Readonly<Record<string, string>> = {
  name: 'juki-example',
  source: 'municipal | insurer',
  encoding: 'auto | utf-8 | cp932 | utf-16le | utf-16be',
  delimiter: '"," | "\\t" | ";" | "|"',
  header: 'true | [name, …]',
  columns: 'name | { join: [name, …], with: " " }',
  'codes.sex': '"1": male | female | not_set',
  'codes.status': '"0": active | moved_out | deceased | lapsed',
  'codes.protected': '"1": true | false',
  dates: `[${dateNotations.join(', ')}]`,
  coverage: '["131016"]',
  characters: 'tables/characters.tsv',
};

export function expectedAt(path: readonly PropertyKey[]): string {
  for (let length = path.length; length > 0; length--) {
    const key = path.slice(0, length).join('.');
    if (Object.hasOwn(expected, key)) return expected[key] as string;
  }
  return Object.keys(expected).join(' ');
}
