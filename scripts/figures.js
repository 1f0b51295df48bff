// Writes the measured figures into the tables of README.md and README.ja.md, from the files that the benches wrote:
// npm run bench → bench/results.json, npm run bench:pairs → bench/pairs.json, npm run bench:compare → bench/compare.json,
// npm run bench:quality → bench/quality.json.
// With --check, fails where a README says something else.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { targets } from '../bench/quality-targets.js';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path) => (existsSync(at(path)) ? JSON.parse(readFileSync(at(path), 'utf8')) : null);

const words = {
  en: {
    night: 'Speed and memory',
    what: 'what',
    figure: 'figure',
    aim: 'aim',
    ratio: (n) => `a whole cold night on ${n} people, against csv-parse alone reading both files on one thread`,
    peak: (n) => `peak resident memory at ${n} people`,
    larger: (n) => `the same at ${n}`,
    longer: (n, base) => `time at ${n} people, against that at ${base}`,
    warm: 'the night after, 1 % of the people gone, new or changed, against the cold night',
    duckdb: (d, night) =>
      `The alternative a data engineer would write (DuckDB: join on the number, names in NFKC by Jaro–Winkler, \`bench/duckdb.js\`) took ${d.toFloor} × csv-parse and ${d.peakMegabytes} MB, and leaves ${thousands(d.listed)} lines to read, without comparing birth dates and addresses; totsugo leaves ${thousands(night.listed)}.`,
    help: '`totsugo --help` against `node -e 0`',
    times: (x) => `${x} ×`,
    at: (m, { turns, versions, people, largest, fourfold }) =>
      `The aims are for 1,000,000 people; those for a cold night and for the night after are missed, and memory at 4,000,000 people is ${fourfold.memoryRatio} × that at 1,000,000 (aim 1.15). Measured with \`npm run bench -- --people ${people} --times ${turns} --largest ${largest}\` on ${m.cores} cores of ${m.cpu}, Node ${versions?.node ?? m.node}; ratios are medians over the turns. Other work ran on the machine at the time.`,
    pairs: 'Names, dates and addresses (labelled pairs not used in tuning)',
    field: 'field',
    sensitivity: 'same person, held equal',
    specificity: 'other person, not held equal',
    nfkc: 'held equal by NFKC text',
    pairsAt:
      'Measured with `npm run bench:pairs -- --set held-out --by field`; the sources of the pairs are in fixtures/pairs. 95 % intervals in brackets. Most reading pairs come from a dictionary that the reading index is made of too, so that their figure flatters.',
    compare: 'Pairs compared on one thread',
    differing: 'differing names',
    rate: 'pairs a second',
    compareAt: 'Measured with `npm run bench:compare`.',
    quality: 'Made cities whose truth is known',
    aimed: 'aim',
    exact: 'exact comparison',
    similar: 'NFKC + Jaro–Winkler 0.9',
    cities: {
      ordinary: 'ordinary city, 94 % of the mislinks as in 2023',
      even: 'every kind of fault alike',
      hard: 'many who are alike, much that is old ([bench/hard-city.yaml](bench/hard-city.yaml))',
    },
    other: [
      'city',
      'people',
      'missed',
      'right class',
      'innocent notation listed',
      'errors per 1,000 of C',
      'first 100',
      'top candidate',
    ],
    qualityAt: (people, seeds, expected, found) =>
      `The first table: ${seeds} cities of ${people} people each, measured with \`npm run bench:quality\`; the baselines ran on the same files. The probabilities in the lists promised ${expected} wrong links there, and ${found} were found. In the other two cities fewer than 100 errors each are of grade C; changed surnames (C) stand before errors of grade B, so that the first 100 cases cannot all be errors. The cities' people are made up; what was planted in them, and what the figures cannot tell, is in [docs/quality.md](docs/quality.md). 95 % intervals in brackets. 2023: about 1.39 million of some 160 million records (0.87 %) were listed for a name or another item, 450 to 545 of them wrong.`,
    fields: {
      kanji: 'kanji',
      kana: 'kana',
      reading: 'reading',
      birthDate: 'birth date',
      address: 'address',
      alphabet: 'alphabet name',
      record: 'whole records',
    },
  },
  ja: {
    night: '速さとメモリー',
    what: '項目',
    figure: '測定値',
    aim: '目標',
    ratio: (n) => `${n}人の突合1回（初回）の時間。csv-parseだけで両方のファイルを1スレッドで読む時間との比`,
    peak: (n) => `${n}人での最大メモリー`,
    larger: (n) => `同じく${n}人`,
    longer: (n, base) => `${n}人の時間。${base}人との比`,
    warm: '翌晩（1%の人が転出・転入・変更した場合）の時間。初回との比',
    duckdb: (d, night) =>
      `データ技術者が書きそうな別の方法（DuckDBで番号を結合し、氏名をNFKCとJaro–Winklerで比べる。\`bench/duckdb.js\`）は、csv-parseの${d.toFloor}倍の時間と${d.peakMegabytes} MBで、生年月日と住所は比べずに、目で見る行を${thousands(d.listed)}件残します。totsugoが残すのは${thousands(night.listed)}件です。`,
    help: '`totsugo --help` の起動。`node -e 0` との比',
    times: (x) => `${x}倍`,
    at: (m, { turns, versions, people, largest, fourfold }) =>
      `目標は1,000,000人でのものです。初回と翌晩の突合の時間は目標に届いていません。4,000,000人でのメモリーは1,000,000人の${fourfold.memoryRatio}倍です（目標1.15倍）。\`npm run bench -- --people ${people} --times ${turns} --largest ${largest}\` で測定（${m.cpu}、${m.cores}コア、Node ${versions?.node ?? m.node}）。比は実行した回の中央値です。測定中はほかの処理も動いていました。`,
    pairs: '氏名・日付・住所（調整に使っていない正解つきの組）',
    field: '項目',
    sensitivity: '同じ人を同じとした割合',
    specificity: '別の人を同じとしなかった割合',
    nfkc: 'NFKCの文字列比較で同じとした割合',
    pairsAt:
      '`npm run bench:pairs -- --set held-out --by field` で測定。正解の出典は fixtures/pairs にあります。かっこ内は95%区間。読みの組の多くは読みの索引と同じ辞書から採っているため、実際より高めに出ます。',
    compare: '1スレッドで比べる組の数',
    differing: '氏名の異なる割合',
    rate: '毎秒の組数',
    compareAt: '`npm run bench:compare` で測定。',
    quality: '正解のわかっている架空の町での検証',
    aimed: '目標',
    exact: '完全一致の比較',
    similar: 'NFKC＋Jaro–Winkler 0.9',
    cities: {
      ordinary: '通常の町（紐付け誤りの94％を2023年と同じ型に）',
      even: 'すべての種類の誤りを同じ割合で',
      hard: '似た人と古い情報の多い町（[bench/hard-city.yaml](bench/hard-city.yaml)）',
    },
    other: [
      '町',
      '人数',
      '見逃し',
      '種別正答',
      '表記だけで挙げた率',
      'C千件あたりの誤り',
      '上位100件',
      '候補1位の正答',
    ],
    qualityAt: (people, seeds, expected, found) =>
      `上の表は、${people}人の町${seeds}つでの結果です（\`npm run bench:quality\` で測定。比較した2つの方法も同じファイルで実行）。一覧の確率の合計から見込まれた取り違えは${expected}件、実際は${found}件でした。下の2つの町では、Cに当たる誤りが1つの町で100件に満たず、Bの誤りより改姓（C）が先に並ぶため、上位100件がすべて誤りになることはありません。住民はすべて架空です。植え込んだ誤りの内容と、この数字ではわからないことは [docs/quality.md](docs/quality.md) にあります。かっこ内は95%区間。2023年は約1億6千万件のうち約139万件（0.87%）が氏名などの相違で一覧に挙がり、そのうち450〜545件が誤りでした。`,
    fields: {
      kanji: '漢字',
      kana: 'カナ',
      reading: '読み',
      birthDate: '生年月日',
      address: '住所',
      alphabet: 'ローマ字氏名',
      record: 'レコード全体',
    },
  },
};

const thousands = (n) => n.toLocaleString('en-US');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const percent = (share, digits = 2) => `${(share * 100).toFixed(digits)} %`;
const measured = ({ k, n, share, interval }) =>
  `${percent(share)} (${k}/${n}) [${(interval[0] * 100).toFixed(1)}–${(interval[1] * 100).toFixed(1)}]`;

function nightTable(results, t) {
  const { night, warm, duckdb, doubled, fourfold, help, machine, people } = results;
  const n = thousands(people);
  const rows = [[t.ratio(n), t.times(night.ratio), '≤ 1.6']];
  if (warm) rows.push([t.warm, t.times(warm.toCold), '≤ 0.35']);
  rows.push([t.peak(n), `${night.peakMegabytes} MB`, '≤ 700 MB']);
  for (const larger of [doubled, fourfold].filter(Boolean)) {
    rows.push([t.larger(thousands(larger.people)), `${larger.peakMegabytes} MB`, '≤ 700 MB']);
    if (larger.timeRatio) {
      rows.push([
        t.longer(thousands(larger.people), n),
        t.times(larger.timeRatio),
        `≤ ${larger.people / people + 0.4}`,
      ]);
    }
  }
  rows.push([t.help, t.times(help.ratio), '≤ 2']);
  const alternative = duckdb ? `\n\n${t.duckdb(duckdb, night)}` : '';
  return `### ${t.night}\n\n${table([t.what, t.figure, t.aim], rows)}\n\n${t.at(machine, results)}${alternative}`;
}

function pairsTable(results, t) {
  const rows = Object.entries(t.fields).flatMap(([field, name]) => {
    const one = results['held-out']?.[field];
    if (!one) return [];
    return [
      [name, measured(one.sensitivity), measured(one.specificity), percent(one.baselines.nfkc.sensitivity.share, 1)],
    ];
  });
  return `### ${t.pairs}\n\n${table([t.field, t.sensitivity, t.specificity, t.nfkc], rows)}\n\n${t.pairsAt}`;
}

function compareTable(results, t) {
  const rows = Object.entries(results.differing).map(([share, run]) => [
    `${share} %`,
    thousands(run.pairsPerSecond),
    `≥ ${thousands(run.aim)}`,
  ]);
  return `### ${t.compare}\n\n${table([t.differing, t.rate, t.aim], rows)}\n\n${t.compareAt}`;
}

/** The targets on the ordinary city, beside 2023 and the baselines; then the other cities, a line each. */
function qualityTable(results, t, lang) {
  const { ordinary } = results;
  if (!ordinary) return '';
  const rows = targets(ordinary).map((row) => [row[lang], `**${row.figure}**`, row.aim, row.in2023, ...row.baselines]);
  const first = table([t.what, 'totsugo', t.aimed, '2023', t.exact, t.similar], rows);
  const others = Object.entries(t.cities).flatMap(([city, name]) =>
    results[city]
      ? [[name, thousands(results[city].people * results[city].seeds.length), ...cityRow(results[city])]]
      : [],
  );
  const sum = (of) => Math.round(ordinary.brier.reduce((total, one) => total + of(one), 0));
  const promised = [sum((one) => one.expected), sum((one) => one.found)];
  const note = t.qualityAt(thousands(ordinary.people), ordinary.seeds.length, ...promised);
  return [`### ${t.quality}`, first, table(t.other, others), note].join('\n\n');
}

/** Without the intervals, which stand in the first table. */
const cityRow = (one) => targets(one).map(({ figure }) => figure.replace(/ \[.*\]$/, ''));

/** The part of a README between the two marks. */
export function figures(lang) {
  const t = words[lang];
  const night = read('bench/results.json');
  const pairs = read('bench/pairs.json');
  const compare = read('bench/compare.json');
  const quality = read('bench/quality.json');
  const parts = [
    quality && qualityTable(quality, t, lang),
    night && nightTable(night, t),
    pairs && pairsTable(pairs, t),
    compare && compareTable(compare, t),
  ];
  return parts.filter(Boolean).join('\n\n');
}

const marks = /<!-- figures -->[\s\S]*?(?=\n## )/;
let stale = false;
for (const [lang, file] of [
  ['en', 'README.md'],
  ['ja', 'README.ja.md'],
]) {
  const text = readFileSync(at(file), 'utf8');
  const wanted = text.replace(marks, () => `<!-- figures -->\n\n${figures(lang)}\n`);
  if (wanted === text) continue;
  stale = true;
  if (!process.argv.includes('--check')) writeFileSync(at(file), wanted);
}
if (process.argv.includes('--check') && stale) {
  console.error('README.md or README.ja.md does not show the figures in bench/: run node scripts/figures.js');
  process.exit(1);
}
