// Runs `totsugo review` in a namespace whose only interface is its own loopback, fetches the page and what it names, and
// prints what was fetched: review-alone.mjs PRELOAD PROGRAM ARGUMENTS….
import { spawn } from 'node:child_process';
import http from 'node:http';

const [preload, ...args] = process.argv.slice(2);
const page = spawn(process.execPath, ['--import', preload, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });

const get = (url, headers = {}) =>
  new Promise((resolve, reject) => {
    http
      .get(url, { headers }, async (response) => {
        const body = Buffer.concat(await response.toArray()).toString('utf8');
        resolve({ status: response.statusCode, headers: response.headers, body });
      })
      .once('error', reject);
  });

for await (const chunk of page.stdout) {
  const link = /http:\/\/\S+/.exec(String(chunk))?.[0];
  if (!link) continue;
  const entry = await get(link);
  const cookie = (entry.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
  const next = new URL(entry.headers.location ?? '/', link);
  const { status, body } = await get(next, { cookie });
  const named = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, target]) => new URL(target, next));
  const elsewhere = named.filter(({ host }) => host !== next.host).map(String);
  process.stdout.write(`${JSON.stringify({ status, length: body.length, named: named.length, elsewhere })}\n`);
  page.stdin.end();
  page.kill('SIGTERM');
  break;
}
