// The floor of any night: csv-parse alone, reading both exports in CP932 on one thread and keeping nothing.
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

for (const file of process.argv.slice(2)) {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const parser = parse({ columns: false, relax_column_count: true });
  let rows = 0;
  parser.on('data', () => {
    rows += 1;
  });
  const done = new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject));
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    if (!parser.write(decoder.decode(chunk, { stream: true }))) {
      await new Promise((resolve) => parser.once('drain', resolve));
    }
  }
  parser.end(decoder.decode());
  await done;
  console.log(rows);
}
