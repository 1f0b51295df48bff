/** The language of messages and reports: what `--lang` says, else Japanese where the locale is Japanese, else English. */
export type Language = 'ja' | 'en';

export function languageOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : argv[at]?.includes('=') ? argv[at]?.slice('--lang='.length) : argv[at + 1];
  if (asked === 'ja' || asked === 'en') return asked;
  // An office PC with Windows sets none of these: there, the system's own locale decides.
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ja\b|^ja_/i.test(locale) ? 'ja' : 'en';
}
