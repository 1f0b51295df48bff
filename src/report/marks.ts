/** What a line of the worklist shows marked: the characters that differ between the two sides, by the field's outcome. */
import type { Fields, Outcome } from '../model.js';
import { addressesWithheld, type CaseToReport, type Line } from './case.js';
import { type Run, runsOf } from './diff.js';
import type { Lang } from './phrases.js';
import { type ShownField, shownField } from './show.js';
import type { Mark } from './worklist.js';

export interface MarkedField {
  /** Null where it is not known how the two compare. */
  readonly outcome: Outcome | null;
  readonly insurer: readonly Run[];
  readonly municipal: readonly Run[];
}

const byCharacter: ReadonlySet<Mark> = new Set<Mark>(['nameKanji', 'nameKana', 'address']);

export type Marked = Readonly<Record<Mark, MarkedField>>;

/**
 * The fields of a line, marked. Dates and sexes differ as wholes; notation that agrees is not marked. `fields`: how the two
 * of the line compare; null where that is not known, since a case keeps the comparison of a single pair alone.
 */
export function markedFields(item: CaseToReport, line: Line, fields: Fields | null, lang: Lang): Marked {
  const withheld = addressesWithheld(item);
  const of = (field: Mark): MarkedField => {
    const a = shownField(line.insurer, field, withheld, lang);
    const b = shownField(line.municipal, field, withheld, lang);
    const outcome = fields?.[field].outcome ?? null;
    const both = marked(a.main, b.main, byCharacter.has(field), outcome);
    return { outcome, insurer: [...both.insurer, ...rest(a)], municipal: [...both.municipal, ...rest(b)] };
  };
  return {
    nameKanji: of('nameKanji'),
    nameKana: of('nameKana'),
    birthDate: of('birthDate'),
    sex: of('sex'),
    address: of('address'),
  };
}

const rest = ({ others }: ShownField): Run[] => (others === '' ? [] : [{ text: others, differs: false }]);

function marked(a: string, b: string, byCharacters: boolean, outcome: Outcome | null): MarkedField {
  const plain = (value: string, differs: boolean): Run[] => (value === '' ? [] : [{ text: value, differs }]);
  const comparable = a !== '' && b !== '' && outcome !== 'agree' && outcome !== 'missing';
  if (comparable && byCharacters) {
    const [insurer, municipal] = runsOf(a, b);
    return { outcome, insurer, municipal };
  }
  const differs = comparable && outcome === 'differ';
  return { outcome, insurer: plain(a, differs), municipal: plain(b, differs) };
}
