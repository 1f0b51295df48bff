/** Made-up rows of the table of decisions. */
import type { Decision } from '../../src/model.js';

/** 佐藤's decision that it is the same person, on a case of grade C, with the given in its place. */
export const decisionRow = (over: Partial<Decision> = {}): Decision => ({
  id: 1,
  caseId: '00000000000000c1',
  action: 'decide',
  about: null,
  decision: 'same_person',
  reason: 'surname_changed',
  note: '',
  who: '佐藤',
  at: '2026-04-02T01:00:00.000Z',
  day: null,
  enteredBy: null,
  run: 1,
  class: 'BOTH_NAMES_DIFFER',
  grade: 'C',
  fingerprint: 'f1',
  digests: [],
  needsConfirmer: true,
  bulk: null,
  blind: false,
  ...over,
});
