/** `--policy PATH`: what may be set about judging. */
import { z } from 'zod';
import { defaultPolicy } from '../judge/policy.js';
import type { Policy } from '../model.js';
import { readSettings } from './yaml-file.js';

const schema = z.strictObject({
  evidence: z
    .strictObject({ threshold: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]) })
    .default(defaultPolicy.evidence),
  namesakes: z.strictObject({ threshold: z.number().min(0).max(1000) }).default(defaultPolicy.namesakes),
  decisions: z.strictObject({ confirm: z.array(z.enum(['A', 'B', 'C'])) }).optional(),
  population: z.number().int().min(1).max(10_000_000_000).default(defaultPolicy.population),
});

/**
 * The policy of a file; what it does not set keeps its default. Without a file, the defaults.
 * @example loadPolicy('policy.yaml') // namesakes: { threshold: 0.05 } → { evidence: { threshold: 2 }, … }
 */
export const loadPolicy = (file?: string): Policy => (file === undefined ? defaultPolicy : readSettings(file, schema));
