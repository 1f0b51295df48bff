// What a data engineer would write instead: DuckDB reads both exports, joins them on the number and lists the pairs whose
// names differ (NFKC, Jaro–Winkler below 0.9) to a CSV. Birth dates and addresses it leaves alone: written in two
// notations, they would all be listed. DuckDB reads no CP932 and has no NFKC: the files are decoded and normalized on the
// way, as one would with iconv. Prints how many lines it leaves for a clerk.
//
//   node bench/duckdb.js municipal.csv insurer.csv
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';

const [municipal, ...insurers] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'totsugo-duckdb-'));

/** CP932 → UTF-8 in NFKC, line by line as far as the decoder goes. */
function normalizing() {
  const decoder = new TextDecoder('shift_jis');
  return new Transform({
    transform(chunk, _, done) {
      done(null, decoder.decode(chunk, { stream: true }).normalize('NFKC'));
    },
  });
}

const quoted = (/** @type {string} */ path) => `'${path.replaceAll("'", "''")}'`;

try {
  const copies = [];
  for (const [at, path] of [municipal, ...insurers].entries()) {
    const copy = join(folder, `${at}.csv`);
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), normalizing(), createWriteStream(copy));
    copies.push(copy);
  }
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  const [register, ...enrolments] = copies;
  const read = (/** @type {string[]} */ paths) =>
    `read_csv([${paths.map(quoted).join(', ')}], header = true, all_varchar = true, union_by_name = true)`;
  const bare = (/** @type {string} */ column) => `replace(${column}, ' ', '')`;
  const listed = join(folder, 'listed.csv');
  await db.run(`COPY (
    SELECT r.宛名番号, e.保険者番号, e.記号, e.番号, e.枝番, r.氏名 AS 住民氏名, e.氏名, r.氏名カナ AS 住民カナ, e.氏名カナ,
           r.生年月日 AS 住民生年月日, e.生年月日, r.性別 AS 住民性別, e.性別
    FROM ${read(enrolments)} e JOIN ${read([register])} r ON r.個人番号 = e.個人番号
    WHERE jaro_winkler_similarity(${bare('r.氏名')}, ${bare('e.氏名')}) < 0.9
       OR jaro_winkler_similarity(${bare('r.氏名カナ')}, ${bare('e.氏名カナ')}) < 0.9
  ) TO ${quoted(listed)} (HEADER)`);
  const counted = await db.runAndReadAll(`SELECT count(*) FROM read_csv(${quoted(listed)}, all_varchar = true)`);
  console.log(JSON.stringify({ listed: Number(counted.getRows()[0]?.[0]) }));
} finally {
  rmSync(folder, { recursive: true });
}
