// Lists filled in by hand and damaged on their way: every row is taken whole or refused with a code, none half-way.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { run } from '../../program/in-process.js';
import { ensure, searched } from '../checks.js';
import { nights } from '../fixtures.js';
import { hostile } from '../hostile.js';
import { damagedBytes, damagedTable, encoded, plainCsv, writtenCsv } from '../mutate.js';
import { numbersOf } from './read.js';

const words = [
  '紐付け誤り',
  '本人に相違なし',
  '住民記録の誤り',
  '保険者側の誤り',
  '照会が必要',
  '後で確認',
  'same_person',
  'はい',
  '',
];
const reasons = ['文字・表記の違い', '世帯員の取り違え：電話で確認', '転居・転入出', 'その他（メモに記入）', ''];
const people = ['佐藤', '鈴木', '', '佐藤'];

/** A night with cases, made once a process: its database and key, its list as cells, and the numbers that went in. */
let made;
async function nightWithCases() {
  if (made) return made;
  const night = nights.find(({ name }) => name === 'number-swapped') ?? nights[0];
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-fuzz-decisions-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const files = [join(folder, 'juki.csv'), join(folder, 'kanyusha.csv')];
  writeFileSync(files[0], plainCsv(night.municipal));
  writeFileSync(files[1], plainCsv(night.insurer));
  const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key'), '--out', join(folder, 'out')];
  const args = ['recheck', '--municipal', files[0], '--insurer', files[1], ...places, '--as-of', '2026-04-01'];
  await run([...args, '--threads', '1', '--quiet', '--exit-zero', '--lang', 'ja'], { home: folder, lang: 'ja' });
  const list = join(folder, 'out', 'worklist.xlsx');
  const cells = (await readSheet(list)).map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  ensure(cells.length > 1, 'a night without a case');
  made = { folder, cells, workbook: readFileSync(list), numbers: numbersOf([...night.municipal, ...night.insurer]) };
  return made;
}

/** The list with its decision columns filled in, mostly as somebody would. */
function filledIn(random, [head, ...rows]) {
  const at = (name) => head.findIndex((column) => column.startsWith(name));
  const [decision, reason, operator, confirmer] = [at('決定'), at('決定の理由'), at('担当者'), at('確認者')];
  const lines = rows.map((row) => {
    const line = [...row];
    const text = (known) => (random.chance(0.9) ? random.pick(known) : hostile(random));
    line[decision] = text(words);
    line[reason] = text(reasons);
    line[operator] = text(people);
    line[confirmer] = text(people);
    return line;
  });
  return [head, ...lines];
}

function fileOf(random, { cells, workbook }) {
  if (random.chance(0.25)) return damagedBytes(random, workbook);
  const filled = filledIn(random, cells);
  const table = random.chance(0.5) ? damagedTable(random, filled).table : filled;
  const bytes = encoded(
    writtenCsv(random, table),
    random.pick(['utf-8-bom', 'utf-8', 'cp932', 'cp932', 'utf-16le-bom']),
  );
  return random.chance(0.3) ? damagedBytes(random, bytes) : bytes;
}

async function importing(random, { folder }) {
  const night = await nightWithCases();
  mkdirSync(folder, { recursive: true });
  for (const name of ['totsugo.db', 'key']) copyFileSync(join(night.folder, name), join(folder, name));
  const file = join(folder, 'filled');
  const bytes = fileOf(random, night);
  writeFileSync(file, bytes);
  const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key')];
  const take = ['decisions', 'import', file, ...places, '--json', ...(random.chance(0.5) ? ['--user', '高橋'] : [])];
  const first = await run(take, { home: folder });
  ensure([0, 1, 2].includes(first.status), `exit status ${first.status}`);
  const exported = async () =>
    (await run(['decisions', 'export', ...places, '--format', 'ndjson'], { home: folder })).stdout;
  const kept = await exported();
  // Whatever was taken: taking the same file again adds nothing.
  const again = await run(take, { home: folder });
  ensure((await exported()) === kept, 'the same file, taken again, changed something');
  const said = first.stdout + first.stderr + again.stdout + again.stderr;
  return {
    outcome: first.code ?? `exit ${first.status}`,
    bytes: bytes.length,
    searched: searched(said + kept, night.numbers, 'its output'),
  };
}

export const decisionKinds = [{ name: 'decisions', weight: 3, run: importing }];
