// One form for each group of characters that official steps join: for look-ups and blocking keys, never for judging.

const byCodePoint = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const header = `# The form to look a variant up by: each character that evidence 1 or 2 of variants.tsv joins to others, and the one
# of its group that dictionaries know best (常用漢字, then 人名用漢字, then JIS X 0208 level 1, level 2, others).
# For look-ups and blocking keys, not for judging: a group may be longer than one step. Built by scripts/tables/variants.js.
# Licence: CC BY-SA 2.1 JP (see LICENSE-TABLES).
# character\trepresentative
`;

/** JIS X 0208 kanji level: 1, 2, or 3 for everything else. */
export function jisLevels() {
  const decoder = new TextDecoder('shift_jis');
  const levels = new Map();
  for (let lead = 0x88; lead <= 0xea; lead++) {
    for (let trail = 0x40; trail <= 0xfc && !(lead > 0x9f && lead < 0xe0); trail++) {
      const character = decoder.decode(new Uint8Array([lead, trail]));
      const first = lead < 0x98 || (lead === 0x98 && trail < 0x9f);
      if ([...character].length === 1 && character !== '\ufffd') levels.set(character, first ? 1 : 2);
    }
  }
  return levels;
}

/**
 * Joins the characters that official steps join. A character with several standard forms that nothing else joins
 * (𥘿 of 秦 and 奏) goes with the best of them alone: it must not make one group of two names.
 */
function groups(rows, better) {
  const parent = new Map();
  const root = (c) => {
    let at = c;
    while (parent.has(at)) at = parent.get(at);
    return at;
  };
  const join = (from, to) => root(from) !== root(to) && parent.set(root(from), root(to));
  const targets = new Map();
  for (const { from, to } of rows) targets.set(from, [...(targets.get(from) ?? []), to]);
  for (const [from, to] of targets) if (to.length === 1) join(from, to[0]);
  for (const [from, to] of targets) {
    if (to.length === 1) continue;
    const one = to.every((target) => root(target) === root(to[0]));
    join(from, one ? to[0] : [...to].sort(better)[0]);
  }
  return root;
}

/** @param rows rows of variants.tsv @param lists 常用漢字 and 人名用漢字 → the text of representatives.tsv */
export function representatives(rows, lists) {
  const official = rows.filter(({ from, evidence }) => evidence && evidence <= 2 && [...from].length === 1);
  const kanji = official.filter(({ rule }) => rule !== 'hentaigana');
  const kana = new Map(official.filter(({ rule }) => rule === 'hentaigana').map(({ from, to }) => [from, to]));
  const incoming = new Map();
  for (const { to } of kanji) incoming.set(to, (incoming.get(to) ?? 0) + 1);
  const levels = jisLevels();
  const listRank = (c) => ({ 常用漢字: 0, 人名用漢字: 1 })[lists.get(c)] ?? 2;
  const better = (a, b) =>
    listRank(a) - listRank(b) ||
    (levels.get(a) ?? 3) - (levels.get(b) ?? 3) ||
    (incoming.get(b) ?? 0) - (incoming.get(a) ?? 0) ||
    byCodePoint(a, b);
  const root = groups(kanji, better);
  const members = new Set(kanji.flatMap(({ from, to }) => [from, to]));
  const best = new Map();
  for (const c of members) if (!best.has(root(c)) || better(c, best.get(root(c))) < 0) best.set(root(c), c);
  const found = [...members].filter((c) => best.get(root(c)) !== c).map((c) => [c, best.get(root(c))]);
  return (
    header +
    [...found, ...kana]
      .sort(([a], [b]) => byCodePoint(a, b))
      .map(([c, form]) => `${c}\t${form}\n`)
      .join('')
  );
}
