// Which relation is worth which evidence. Rule ids and evidence are those of src/fields/kanji-name/rules.ts.

/** Rules from the strongest to the weakest; among equal evidence the more familiar source is named first. */
export const rules = [
  ['ucs-unification', 1, ['U']],
  ['radical', 1, ['R']],
  ['hentaigana', 1, ['G']],
  ['joyo', 2, ['J']],
  ['jinmei', 2, ['N1', 'N2']],
  ['hyogai', 2, ['H']],
  ['koseki', 2, ['K1', 'KR*']],
  ['civil-5202', 2, ['C5202']],
  ['civil-2842', 2, ['C2842', 'C2842Z']],
  ['reviewed', 2, ['E']],
  ['koseki-hops', 3, ['K2', 'K3', 'K4', 'K5']],
  ['foreigners', 3, ['F1', 'F2']],
  ['koseki-related', 3, ['KR']],
  ['old-style', 3, ['O']],
  ['dictionary', 4, ['D']],
  ['shape', 4, ['S', 'L']],
  ['jis-related', 4, ['X2', 'X3']],
];

const order = new Map(
  rules.flatMap(([id, evidence, codes], rank) =>
    codes.map((c) => [c, { id, evidence, rank, codes: codes.map((code) => code.replace('*', '')) }]),
  ),
);
export const codeOrder = [...[...order.keys()].filter((code) => code !== 'KR*'), 'C2842X'];

/** A relation by which official tables hold two characters equal. */
const official = ['J', 'N1', 'N2', 'K1', 'C5202', 'C2842', 'C2842Z', 'H'];

/**
 * The rule that the relations of one pair, in both directions, amount to; null where they amount to none.
 * `codes` all tables that name the pair, `nonCognate` whether ISO/IEC 10646 holds the two apart, `bothListed` whether
 * both are 常用 or 人名用漢字, hence two characters to a registrar unless one list pairs them.
 */
export function judge(codes, nonCognate, bothListed) {
  const held = new Set(codes);
  const listed = held.has('J') || held.has('N1') || held.has('N2');
  if (held.has('C2842X') && !listed && !held.has('U')) return anotherCharacter(held);
  if (nonCognate && held.has('U') && !official.some((code) => held.has(code)) && !held.has('O')) held.delete('U');
  // The koseki relations of the Kanji Database also join characters that only share a meaning (丼/井, 坂/阪): they
  // count as official where a second table, of the JIS standards or of old forms, names the pair too, unless the map
  // itself counts more than one hop between the two.
  const oneHop = !['K2', 'K3', 'K4', 'K5'].some((code) => held.has(code));
  if (held.has('KR') && oneHop && !bothListed && (held.has('X2') || held.has('X3') || held.has('O'))) held.add('KR*');
  return best(held);
}

/** 民二2842 marks the form as another character (別字): official tables that say otherwise leave a resemblance. */
function anotherCharacter(held) {
  return best(new Set([held.has('KR') ? 'KR' : null, held.has('D') ? 'D' : null].filter(Boolean)));
}

function best(held) {
  const known = [...held].map((code) => order.get(code)).filter(Boolean);
  return known.sort((a, b) => a.rank - b.rank)[0] ?? null;
}
