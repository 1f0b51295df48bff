import { decisionKinds } from './decisions.js';
import { filterKinds } from './filters.js';
import { nightKinds } from './night.js';
import { readKinds } from './read.js';
import { spawnedKinds } from './spawned.js';

/** Every kind of case: its share of them, and `run(random, { folder })`, which throws what is wrong. */
export const kinds = [...readKinds, ...nightKinds, ...filterKinds, ...decisionKinds, ...spawnedKinds];
