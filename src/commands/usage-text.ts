/** What is wrong with a command line, in the user's language: what happened, what to do next, the code. */
import type { Bilingual } from '../model.js';

type Say = (...found: string[]) => Bilingual;
const both = (ja: string, en: string): Bilingual => ({ ja, en });

const perhaps = (name: string | undefined): Bilingual =>
  name ? both(`「${name}」ではありませんか。`, ` Did you mean ${name}?`) : both('', '');

/** Commander's messages, each with what is said instead. The texts in its brackets are names that it or the user gave. */
const messages: readonly (readonly [RegExp, Say])[] = [
  [
    /^unknown option '(.*?)'(?:\s*\(Did you mean (?:one of )?(.*?)\?\))?$/s,
    (option, near) =>
      both(
        `${option} というオプションはありません。${perhaps(near).ja}`,
        `There is no option ${option}.${perhaps(near).en}`,
      ),
  ],
  [
    /^unknown command '(.*?)'(?:\s*\(Did you mean (?:one of )?(.*?)\?\))?$/s,
    (name, near) =>
      both(
        `${name} というコマンドはありません。${perhaps(near).ja}`,
        `There is no command ${name}.${perhaps(near).en}`,
      ),
  ],
  [
    /^option '(.*?)' argument missing$/,
    (flags) => both(`${flags} の値を指定してください。`, `Give ${flags} its value.`),
  ],
  [
    /^required option '(.*?)' not specified$/,
    (flags) => both(`${flags} を指定してください。`, `Please give ${flags}.`),
  ],
  [/^missing required argument '(.*?)'$/, (name) => both(`<${name}> を指定してください。`, `Please give <${name}>.`)],
  [
    /^too many arguments(?: for '(.*?)')?\. Expected (\d+) arguments? but got (\d+)/,
    (name, wanted, given) =>
      both(
        `${name ? `${name} の` : ''}引数が多すぎます（${wanted}個のところ${given}個）。空白を含む値は引用符で囲んでください。`,
        `Too many arguments${name ? ` for ${name}` : ''} (${given} instead of ${wanted}). Quote a value that holds spaces.`,
      ),
  ],
  [
    /^option '(.*?)' argument '(.*)' is invalid\. (?:Allowed choices are )?(.*?)\.?$/s,
    (flags, value, allowed) =>
      both(
        `${flags} に「${value}」は指定できません。指定できる値：${allowed}。`,
        `${flags} does not take "${value}". It takes: ${allowed}.`,
      ),
  ],
];

const seeHelp = both('使い方は --help を付けて実行すると表示されます。', 'Run it with --help to see how it is used.');

/**
 * A usage error for people; no digits that could be an Individual Number are repeated.
 * @example usageText("error: unknown option '--ot'\n(Did you mean --out?)", 'en')
 * // 'There is no option --ot. Did you mean --out? Run it with --help to see how it is used. [USAGE]'
 */
export function usageText(message: string, lang: keyof Bilingual): string {
  const text = message.trim().replace(/^error: /, '');
  let said = text;
  for (const [pattern, say] of messages) {
    const found = pattern.exec(text);
    if (!found) continue;
    said = say(...found.slice(1))[lang];
    break;
  }
  const masked = said.replace(/[0-9０-９]{12,}/g, '************');
  return `${masked}${lang === 'ja' ? '' : ' '}${seeHelp[lang]} [USAGE]`;
}
