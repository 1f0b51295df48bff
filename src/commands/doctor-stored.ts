/** The checks of `totsugo doctor` on what is stored: key, database, audit log, what an interrupted command left. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { readLog } from '../audit/read.js';
import { faultsOf } from '../audit/verify.js';
import { TotsugoError } from '../errors.js';
import { auditFiles } from '../store/audit.js';
import { integrityFaults } from '../store/integrity.js';
import { keyId, newKeyFile, readKey } from '../store/key.js';
import { openStore } from '../store/open.js';
import { listRuns } from '../store/runs.js';
import { type Checked, openToOthers, say, tried } from './doctor-checked.js';

export function checkKey(keyFile: string, database: string): Checked {
  return tried('key', () => {
    if (!existsSync(keyFile) && !existsSync(database)) {
      return say(
        'key',
        'ok',
        `まだありません（最初の突合で ${keyFile} に作ります）`,
        `none yet: the first night makes ${keyFile}`,
      );
    }
    const id = keyId(readKey(keyFile, true));
    if (existsSync(newKeyFile(keyFile))) throw new TotsugoError('KEY_ROTATION_UNFINISHED', { key: keyFile });
    return say(
      'key',
      'ok',
      `${keyFile}（識別子 ${id}、本人だけが読める）`,
      `${keyFile} (${id}), readable by its owner alone`,
    );
  });
}

export function checkDatabase(database: string, keyFile: string): Checked {
  return tried('database', () => {
    if (!existsSync(database)) return say('database', 'ok', 'まだありません', 'none yet');
    if (!existsSync(keyFile)) throw new TotsugoError('KEY_MISSING', { file: keyFile });
    // Before it is opened: opening closes it to others.
    const exposed = openToOthers(database);
    const db = openStore(database, keyFile);
    try {
      const runs = listRuns(db).length;
      if (integrityFaults(db).length > 0) throw new TotsugoError('DATABASE_DAMAGED', { file: database });
      if (!exposed) return say('database', 'ok', `${runs}回分の突合。壊れていない`, `runs stored: ${runs}; whole`);
      return say(
        'database',
        'remark',
        'ほかの人も読める権限だったため、本人だけに直しました',
        'others could read it: mended',
      );
    } finally {
      db.close();
    }
  });
}

export function checkAudit(database: string, keyFile: string): Checked {
  return tried('audit', () => {
    if (!existsSync(database) && !existsSync(auditFiles(database).store))
      return say('audit', 'ok', 'まだありません', 'none yet');
    const db = existsSync(database) ? openStore(database, keyFile) : null;
    try {
      const log = readLog(database, keyFile, db, []);
      const faults = faultsOf(log).length;
      if (faults === 0)
        return say('audit', 'ok', `${log.rows.length}件。書き換えなし`, `${log.rows.length} entries, whole`);
      return say(
        'audit',
        'problem',
        `問題が${faults}件あります。「totsugo audit verify」で確認してください。`,
        `${faults} faults: see "totsugo audit verify".`,
      );
    } finally {
      db?.close();
    }
  });
}

/** What an interrupted command left beside the database. All of it is encrypted; the next such command clears it. */
export function checkFiles(database: string): Checked {
  return tried('files', () => {
    const folder = dirname(resolve(database));
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const left = names.filter(
      (name) => /\.(rekeyed|replay)(-wal|-shm|-journal)?$/.test(name) && name.startsWith(basename(database)),
    );
    if (left.length === 0)
      return say('files', 'ok', '残っている作業用ファイルはない', 'nothing left by an interrupted command');
    const list = left.join(', ');
    return say(
      'files',
      'remark',
      `中断した処理の作業用ファイルがあります：${list}`,
      `left by an interrupted command: ${list}`,
    );
  });
}
