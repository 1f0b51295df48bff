import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type KanaName, parseKanaName } from '../../../src/fields/kana-name/index.js';
import { type KanjiName, parseKanjiName } from '../../../src/fields/kanji-name/index.js';
import { compareReading } from '../../../src/fields/reading/index.js';

/** What this test needs of kuromoji's insides: its double array of surfaces, and the dictionary behind it. */
interface Insides {
  readonly viterbi_builder: { readonly trie: { commonPrefixSearch(text: string): { k: string; v: number }[] } };
  readonly token_info_dictionary: {
    readonly target_map: Readonly<Record<string, readonly number[]>>;
    getFeatures(id: string): string;
  };
}

interface Builder {
  builder(options: { dicPath: string }): { build(done: (error: Error | null, built: unknown) => void): void };
}

const require = createRequire(import.meta.url);

function load(): Promise<Insides> {
  const kuromoji = require('kuromoji') as Builder;
  const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict/');
  return new Promise((resolve, reject) =>
    kuromoji.builder({ dicPath }).build((error, built) => (error ? reject(error) : resolve(built as Insides))),
  );
}

interface Entry {
  readonly surface: string;
  readonly kind: string;
  readonly reading: string;
}

/** The 人名 entries of a surface, as the dictionary itself finds them. */
function entriesOf({ viterbi_builder, token_info_dictionary: dictionary }: Insides, surface: string): Entry[] {
  const whole = viterbi_builder.trie.commonPrefixSearch(surface).find(({ k }) => k === surface);
  return (whole ? (dictionary.target_map[whole.v] ?? []) : []).flatMap((id) => {
    const [, , , sub, kind = '', , , , reading = ''] = dictionary.getFeatures(String(id)).split(',');
    return sub === '人名' && /^[ァ-ヺー]+$/.test(reading) ? [{ surface, kind, reading }] : [];
  });
}

const EVERY = 5;

/** Every fifth surface that has a 人名 entry and holds a kanji, in the dictionary's own order. */
function sample(insides: Insides): Entry[] {
  const dictionary = insides.token_info_dictionary;
  const surfaces = new Set<string>();
  for (const ids of Object.values(dictionary.target_map))
    for (const id of ids) {
      const features = dictionary.getFeatures(String(id)).split(',');
      if (features[3] === '人名' && /\p{Script=Han}/u.test(features[0] ?? '')) surfaces.add(features[0] as string);
    }
  return [...surfaces].filter((_, at) => at % EVERY === 0).flatMap((surface) => entriesOf(insides, surface));
}

describe("kuromoji's names", () => {
  let entries: Entry[] = [];
  beforeAll(async () => {
    entries = sample(await load());
  }, 60_000);

  const agrees = (written: string, spoken: string): boolean =>
    compareReading(parseKanjiName(written) as KanjiName, parseKanaName(spoken) as KanaName, 2).outcome ===
    'agree_by_rule';

  it('are a large sample of surnames and given names', () => {
    expect(entries.filter(({ kind }) => kind === '姓').length).toBeGreaterThan(1500);
    expect(entries.filter(({ kind }) => kind === '名').length).toBeGreaterThan(1500);
  });

  it('are read as kuromoji reads them, each of them', () => {
    expect(entries.filter(({ surface, reading }) => !agrees(surface, reading))).toEqual([]);
  });

  it('are read so beside another name too, parted or not', () => {
    const surnames = entries.filter(({ kind }) => kind === '姓');
    const wrong = surnames.filter(
      ({ surface, reading }) =>
        !agrees(`${surface} 太郎`, `${reading} タロウ`) || !agrees(`${surface}太郎`, `${reading}タロウ`),
    );
    expect(wrong).toEqual([]);
  });
});
