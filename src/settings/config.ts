/** `--config PATH`: the options of a night in a file, so that a scheduler's command line stays short. Flags win. */
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { readSettings } from './yaml-file.js';

/** Neither empty, which would be the folder itself, nor with the NUL that no file name holds. */
const path = z.string().refine((text) => text !== '' && !text.includes('\0'));
const files = z.union([path, z.array(path).min(1)]).transform((value) => [value].flat());

const schema = z.strictObject({
  municipal: files.optional(),
  insurer: files.optional(),
  municipalProfile: path.optional(),
  insurerProfile: path.optional(),
  db: path.optional(),
  out: path.optional(),
  asOf: z.string().optional(),
  policy: path.optional(),
  keyFile: path.optional(),
  threads: z.number().int().min(1).max(256).optional(),
  encoding: z.enum(['utf-8', 'cp932']).optional(),
  lang: z.enum(['ja', 'en']).optional(),
  withRows: z.boolean().optional(),
  all: z.boolean().optional(),
  quiet: z.boolean().optional(),
  json: z.boolean().optional(),
  exitZero: z.boolean().optional(),
});

export type Config = z.output<typeof schema>;

/** Reads a configuration; its relative paths are taken from its own folder, wherever the scheduler starts the program. */
export function loadConfig(file: string): Config {
  const config = readSettings(file, schema);
  const folder = resolve(file, '..');
  const at = (named: string) => (isAbsolute(named) ? named : join(folder, named));
  const profile = (name: string) => (/[\\/]|\.ya?ml$/i.test(name) ? at(name) : name);
  const placed: Config = { ...config };
  for (const key of ['municipal', 'insurer'] as const) if (config[key]) placed[key] = config[key].map(at);
  for (const key of ['db', 'out', 'policy', 'keyFile'] as const) if (config[key]) placed[key] = at(config[key]);
  for (const key of ['municipalProfile', 'insurerProfile'] as const) {
    if (config[key]) placed[key] = profile(config[key]);
  }
  return placed;
}
