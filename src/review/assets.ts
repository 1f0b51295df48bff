/** The few files that the page loads, by their names: no path of the disk is ever made of what a browser asks for. */
import { readFileSync } from 'node:fs';

const types = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml' };

const files: Readonly<Record<string, string>> = {
  'page.css': './page/page.css',
  'icon.svg': './page/icon.svg',
  'keyboard.js': './page-script/keyboard.js',
};

const read = new Map<string, string>();

/** The file as an answer; null where there is none of this name. */
export function asset(name: string): Response | null {
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (file === undefined) return null;
  const text = read.get(name) ?? readFileSync(new URL(file, import.meta.url), 'utf8');
  read.set(name, text);
  const type = types[name.slice(name.lastIndexOf('.')) as keyof typeof types];
  return new Response(text, { headers: { 'Content-Type': type } });
}
