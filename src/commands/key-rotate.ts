/** The work of `totsugo key rotate`, such that it can be interrupted anywhere and run again. */
import { chmodSync, constants, copyFileSync, existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { newAuditKey } from '../audit/chain.js';
import { audited } from '../audit/log.js';
import { TotsugoError } from '../errors.js';
import { maskNumbers } from '../fields/individual-number/index.js';
import { auditFiles, nextEpoch } from '../store/audit.js';
import { createKey, defaultKeyFile, keyId, newKeyFile, readKey } from '../store/key.js';
import { lockNight } from '../store/lock.js';
import { notOpened } from '../store/not-opened.js';
import { openStore } from '../store/open.js';
import { opensWith, rekey, sync } from '../store/rotate.js';
import { auditContext } from './audit-context.js';
import type { KeyFlags } from './key.js';
import type { Shell } from './shell.js';

interface Keys {
  readonly presentFile: string;
  readonly nextFile: string;
  readonly present: string;
  readonly next: string;
  /** Whether the new key takes the place of the present one. */
  readonly inPlace: boolean;
}

export async function rotate(flags: KeyFlags, shell: Shell): Promise<void> {
  const { db: file } = flags;
  if (!existsSync(file)) throw new TotsugoError('DATABASE_MISSING', { file });
  const startedAt = new Date();
  const unlock = lockNight(file, startedAt.toISOString());
  try {
    const keys = bothKeys(flags, shell);
    await changeKeys(file, keys, shell);
    const former = keys.inPlace ? takePlace(keys, startedAt) : keys.presentFile;
    shell.stderr.write(`${maskNumbers(done(keys, former, shell.lang))}\n`);
    shell.setStatus(0);
  } finally {
    unlock();
  }
}

/** The key that opens the database, tried first, and the one that it is to have: on disk before anything is changed. */
function bothKeys({ db, keyFile, newKeyFile: asked }: KeyFlags, shell: Shell): Keys {
  const presentFile = keyFile ?? defaultKeyFile(shell.env);
  const present = readKey(presentFile, true);
  const nextFile = asked ?? newKeyFile(presentFile);
  // An interrupted change left the new key, and perhaps a database that has it already.
  if (!existsSync(nextFile)) {
    openStore(db, presentFile).close();
    createKey(nextFile);
    sync(nextFile);
    sync(dirname(nextFile));
  }
  const next = readKey(nextFile, true);
  if (next === present) throw new TotsugoError('KEY_SAME', { file: nextFile });
  return { presentFile, nextFile, present, next, inPlace: asked === undefined };
}

/** Encrypts both files anew, whichever of them an interrupted change left; its beginning and its end are logged. */
async function changeKeys(file: string, keys: Keys, shell: Shell): Promise<void> {
  const { present, next } = keys;
  const log = auditFiles(file).store;
  const at = (path: string): string => {
    const key = opensWith(path, [present, next]);
    if (key === null) throw notOpened(file, keys.presentFile, present);
    return key === present ? keys.presentFile : keys.nextFile;
  };
  const open = () => openStore(file, at(file));
  let db = open();
  const context = {
    ...auditContext(db, keys.presentFile, shell),
    get db() {
      return db;
    },
    get keyFile() {
      return existsSync(log) ? at(log) : keys.nextFile;
    },
  };
  try {
    await audited(context, 'key rotate', { options: { from: keyId(present), to: keyId(next) } }, () => {
      db.close();
      try {
        if (at(file) === keys.presentFile) rekey(file, present, next);
        if (at(log) === keys.presentFile) rekey(log, present, next, (rekeyed) => nextEpoch(rekeyed, newAuditKey()));
      } finally {
        db = open();
      }
    });
  } finally {
    db.close();
  }
}

/** The new key takes the name of the present one, which stays beside it: older backups want it. Returns its new name. */
function takePlace({ presentFile, nextFile }: Keys, now: Date): string {
  const former = `${presentFile}.until-${now.toISOString().replace(/[-:.]/g, '')}`;
  copyFileSync(presentFile, former, constants.COPYFILE_EXCL);
  chmodSync(former, 0o600);
  sync(former);
  renameSync(nextFile, presentFile);
  sync(dirname(presentFile));
  return former;
}

const done = ({ presentFile, nextFile, inPlace }: Keys, former: string, lang: 'ja' | 'en'): string => {
  const file = inPlace ? presentFile : nextFile;
  return lang === 'ja'
    ? `データベースと監査ログを新しい鍵で暗号化し直しました。新しい鍵：${file}\n新しい鍵の控えを別の場所に保管してください。元の鍵 ${former} は、交換前のバックアップを廃棄するまで必要です。`
    : `The database and its audit log are encrypted with the new key ${file}.\nKeep a copy of it elsewhere. The former key ${former} is needed until the backups made before are gone.`;
};
