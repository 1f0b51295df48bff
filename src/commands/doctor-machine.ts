/** The checks of `totsugo doctor` on the machine: Node.js, the folder of the reports, free disk, fonts. */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { TotsugoError } from '../errors.js';
import { loadedModule } from '../store/connect.js';
import { type Checked, openToOthers, say, tried } from './doctor-checked.js';

/** @param version as `process.version` gives it */
export function checkNode(version = process.version): Checked {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 12)) return say('node', 'ok', `Node.js ${version}`, `Node.js ${version}`);
  return say(
    'node',
    'problem',
    `Node.js ${version} では動きません。20.12以降を入れてください。`,
    `Node.js ${version} is too old: install 20.12 or later.`,
  );
}

/** The native database module: whether it loads in this Node.js. */
export function checkModule(): Checked {
  return tried('module', () => {
    const { sqlite } = loadedModule();
    return say('module', 'ok', `データベース用のモジュール（SQLite ${sqlite}）`, `database module, SQLite ${sqlite}`);
  });
}

export function checkOut(out: string): Checked {
  return tried('out', () => {
    if (!existsSync(out))
      return say('out', 'ok', `まだありません（${out} に作ります）`, `none yet: a night makes ${out}`);
    if (!lstatSync(out).isDirectory()) throw new TotsugoError('OUTPUT_UNWRITABLE', { dir: out, reason: 'ENOTDIR' });
    if (!openToOthers(out)) return say('out', 'ok', `${out}（本人だけが開ける）`, `${out}, open to its owner alone`);
    return say(
      'out',
      'remark',
      `${out} はほかの人も開けます（中の一覧は本人だけが読めます）。「chmod 700 ${out}」で直せます。`,
      `others may list ${out} (its reports are readable by their owner alone). Mend it with "chmod 700 ${out}".`,
    );
  });
}

/** A night keeps its inputs, encrypted, with its verdicts and cases, and writes reports: this many times what it reads. */
const nightTimes = 5;

export function checkDisk(database: string, inputs: readonly string[]): Checked {
  return tried('disk', () => {
    const folder = dirname(resolve(database));
    const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : '.');
    const free = bavail * bsize;
    const missing = inputs.find((file) => !existsSync(file));
    if (missing !== undefined) throw new TotsugoError('FILE_NOT_FOUND', { file: missing });
    const night = inputs.reduce((sum, file) => sum + statSync(file).size, 0) * nightTimes;
    // Purge, key rotation and replay write the database once more beside itself.
    const again = existsSync(database) ? statSync(database).size : 0;
    const need = Math.max(night, again);
    const text = `${size(free)} / ${size(need)}`;
    if (free >= need) return say('disk', 'ok', `空き／必要の目安：${text}`, `free / wanted: ${text}`);
    return say(
      'disk',
      'problem',
      `空きが足りません（空き／必要の目安：${text}）`,
      `too little is free (free / wanted: ${text})`,
    );
  });
}

function size(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return `${Math.ceil(bytes / 1e6)} MB`;
}

/** Fonts that have the glyphs of 文字情報基盤 and the variation sequences (IVS) that tell 邉 from its many forms. */
const glyphFonts =
  /IPAmj|MJMincho|IPAexMincho|花園|HanaMin|SourceHan|Source Han|NotoSerifCJK|Noto Serif CJK|YuMincho|ヒラギノ/i;

/** @param list what `fc-list :lang=ja family` prints; null where there is no such command */
export function checkFonts(list: string | null = fontList()): Checked {
  if (list === null) {
    return say(
      'fonts',
      'unchecked',
      'この端末では確認できません。人名の異体字を見るには IPAmj明朝 を入れてください。',
      'cannot be listed here. To see variant characters of names, install IPAmj Mincho.',
    );
  }
  if (list.trim() === '') {
    return say(
      'fonts',
      'remark',
      '日本語フォントがありません。IPAmj明朝 を入れてください。',
      'no Japanese font: install IPAmj Mincho.',
    );
  }
  const found = list.split('\n').find((line) => glyphFonts.test(line));
  if (found !== undefined) return say('fonts', 'ok', found.split(',')[0] ?? '', found.split(',')[0] ?? '');
  return say(
    'fonts',
    'remark',
    '日本語フォントはありますが、人名の異体字（IVS）が正しく出ないおそれがあります。IPAmj明朝 を入れてください。',
    'there is a Japanese font, but variant characters of names (IVS) may not show: install IPAmj Mincho.',
  );
}

function fontList(): string | null {
  const { status, stdout } = spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8', timeout: 10_000 });
  return status === 0 ? stdout : null;
}
