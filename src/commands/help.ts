/** The frame that commander puts around help and usage errors, in Japanese too, and lines broken as Japanese is. */
import type { Argument, Command, HelpConfiguration, Option } from 'commander';
import { displayWidth } from '../terminal/width.js';
import { wrapped } from './explain-layout.js';

type Lang = 'ja' | 'en';

const titles: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Global Options:': '共通のオプション:',
  'Commands:': 'コマンド:',
};
const placeholders: Readonly<Record<string, string>> = { '[options]': '[オプション]', '[command]': '[コマンド]' };
const inJapanese = (text: string): string =>
  text.replace(/\[(?:options|command)\]/g, (word) => placeholders[word] ?? word);

/** Gives a command, and those defined on it later, its help in a language. */
export function helpIn(lang: Lang, program: Command): Command {
  const shared: HelpConfiguration = {
    displayWidth,
    boxWrap: (text, columns) =>
      text
        .split('\n')
        .flatMap((line) => wrapped(line, '', { columns }))
        .join('\n'),
  };
  if (lang === 'en') return program.configureHelp(shared);
  return program
    .configureHelp({
      ...shared,
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: inJapanese,
      subcommandTerm: (command) => inJapanese(termOf(command)),
      optionDescription: described,
      argumentDescription: described,
    })
    .helpOption('-h, --help', '使い方を表示する')
    .helpCommand('help [command]', 'コマンドの使い方を表示する');
}

/** 「recheck [オプション] <file>」, as commander itself writes it. */
function termOf(command: Command): string {
  const options = command.options.length > 0 ? ' [options]' : '';
  const args = command.registeredArguments.map((argument) => {
    const name = argument.name() + (argument.variadic ? '...' : '');
    return argument.required ? ` <${name}>` : ` [${name}]`;
  });
  return command.name() + options + args.join('');
}

/** An option's description with its choices and its default in words. */
function described({ description, argChoices, defaultValue }: Option | Argument): string {
  const choices = argChoices && !argChoices.every((choice) => description.includes(choice)) ? argChoices : [];
  const extra = [
    ...(choices.length > 0 ? [choices.join('、')] : []),
    ...(defaultValue !== undefined && typeof defaultValue !== 'boolean' ? [`既定 ${defaultValue}`] : []),
  ];
  return extra.length > 0 ? `${description}（${extra.join('。')}）` : description;
}
