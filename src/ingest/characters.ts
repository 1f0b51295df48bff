/** A source's own characters (外字): a table beside its profile, private-use character → character or IVS. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { TotsugoError } from '../errors.js';
import type { CharacterTable } from '../model.js';

const MAX_TABLE_BYTES = 8 * 1024 * 1024;

/** U+E000 notation, several for a base with its selector (`U+845B U+E0100`), or the characters themselves. */
function readCharacters(text: string): string | null {
  const trimmed = text.trim();
  if (!/^U\+/i.test(trimmed)) return trimmed;
  const points = trimmed.split(/[\s,]+/);
  if (!points.every((point) => /^U\+[0-9A-F]{4,6}$/i.test(point))) return null;
  const values = points.map((point) => Number.parseInt(point.slice(2), 16));
  if (values.some((value) => value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))) return null;
  return String.fromCodePoint(...values);
}

const isPrivateUse = (text: string) => /^\p{Co}$/u.test(text);
/** One character, with a variation selector or not, and not a private-use one again. */
const isKnownCharacter = (text: string) =>
  /^[^\p{Co}\p{Cc}\p{Cs}\p{M}\s\ufffd][\ufe00-\ufe0f\u{e0100}-\u{e01ef}]?$/u.test(text);

function tablePath(folder: string, path: string): string {
  const refuse = () => new TotsugoError('CHARACTERS_OUTSIDE', { file: path });
  if (isAbsolute(path)) throw refuse();
  const outside = (base: string, file: string) => {
    const way = relative(base, file);
    return way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
  };
  const full = resolve(folder, path);
  if (outside(resolve(folder), full)) throw refuse();
  try {
    if (outside(realpathSync(folder), realpathSync(full))) throw refuse();
    if (statSync(full).size > MAX_TABLE_BYTES) {
      throw new TotsugoError('PROFILE_TOO_LARGE', { file: path, bytes: MAX_TABLE_BYTES });
    }
  } catch (error) {
    if (error instanceof TotsugoError) throw error;
    throw new TotsugoError('FILE_NOT_FOUND', { file: full });
  }
  return full;
}

/**
 * Reads a table: two columns between tabs, `#` opens a comment line. The path is relative to the profile's folder and
 * stays inside it, symbolic links included.
 * Example: the line `U+E000\tU+845B U+E0100` makes U+E000 the character 葛 with its first Adobe-Japan1 selector.
 */
export function loadCharacters(folder: string, path: string): { table: CharacterTable; text: string } {
  const full = tablePath(folder, path);
  let text: string;
  try {
    text = readFileSync(full, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new TotsugoError('FILE_UNREADABLE', { file: full, reason: (error as NodeJS.ErrnoException).code ?? 'error' });
  }
  const table = new Map<string, string>();
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const [from, to] = line.split('\t').map(readCharacters);
    if (!from || !to || !isPrivateUse(from) || !isKnownCharacter(to) || (table.has(from) && table.get(from) !== to)) {
      throw new TotsugoError('CHARACTERS_LINE', { file: full, line: at + 1 });
    }
    table.set(from, to);
  });
  return { table, text };
}
