/** The work of `totsugo doctor`: all checks, as a table or as JSON. */
import type { Bilingual } from '../model.js';
import { defaultKeyFile } from '../store/key.js';
import { padEnd } from '../terminal/width.js';
import type { DoctorFlags } from './doctor.js';
import { type Checked, type State, say } from './doctor-checked.js';
import { checkDisk, checkFonts, checkModule, checkNode, checkOut } from './doctor-machine.js';
import { checkAudit, checkDatabase, checkFiles, checkKey } from './doctor-stored.js';
import type { Shell } from './shell.js';

export function doctor(flags: DoctorFlags, shell: Shell): void {
  const { db, out, input = [] } = flags;
  const keyFile = flags.keyFile ?? defaultKeyFile(shell.env);
  const key = checkKey(keyFile, db);
  const module = checkModule();
  const later = (check: Checked['check']) =>
    say(check, 'unchecked', '上の問題を直してから確認してください', 'to be checked once the above is mended');
  const checked = [
    checkNode(),
    module,
    key,
    ...(key.state === 'problem' || module.state === 'problem'
      ? [later('database'), later('audit')]
      : [checkDatabase(db, keyFile), checkAudit(db, keyFile)]),
    checkFiles(db),
    checkOut(out),
    checkDisk(db, input),
    checkFonts(),
  ];
  shell.stdout.write(flags.json ? `${JSON.stringify({ checks: checked })}\n` : table(checked, shell.lang));
  shell.setStatus(checked.some(({ state }) => state === 'problem') ? 2 : 0);
}

const names: Readonly<Record<Checked['check'], Bilingual>> = {
  node: { ja: 'Node.js', en: 'Node.js' },
  module: { ja: 'モジュール', en: 'Module' },
  key: { ja: '鍵', en: 'Key' },
  database: { ja: 'データベース', en: 'Database' },
  audit: { ja: '監査ログ', en: 'Audit log' },
  files: { ja: '作業用ファイル', en: 'Files left' },
  out: { ja: '出力先', en: 'Reports' },
  disk: { ja: '空き容量', en: 'Disk' },
  fonts: { ja: 'フォント', en: 'Fonts' },
};

const states: Readonly<Record<State, Bilingual>> = {
  ok: { ja: '良', en: 'ok' },
  remark: { ja: '注意', en: 'note' },
  problem: { ja: '要対応', en: 'MEND' },
  unchecked: { ja: '未確認', en: '?' },
};

function table(checked: readonly Checked[], lang: 'ja' | 'en'): string {
  const line = ({ check, state, found }: Checked) =>
    `${padEnd(states[state][lang], 6)}  ${padEnd(names[check][lang], 14)}  ${found[lang]}\n`;
  const problems = checked.filter(({ state }) => state === 'problem').length;
  const ja = lang === 'ja';
  const end =
    problems === 0
      ? ja
        ? '突合を実行できます。'
        : 'Ready for a night.'
      : ja
        ? `要対応が${problems}件あります。`
        : `${problems} to mend.`;
  return `${checked.map(line).join('')}\n${end}\n`;
}
