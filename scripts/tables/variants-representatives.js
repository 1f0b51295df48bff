// One form for each group of characters that official steps join: for look-ups and blocking keys, never for judging.

const byCodePoint = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const header = `# The form to look a variant up by: each character that evidence 1 or 2 of variants.tsv joins to others, and the one
# of its group that dictionaries know best (常用漢字, then 人名用漢字, then JIS X 0208 level 1, level 2, others).
# For look-ups and blocking keys, not for judging: a group may be longer than one step. Built by scripts/tables/variants.js.
# Licence: CC BY-SA 2.1 JP (see LICENSE-TABLES).
# character\trepresentative
`;

/** JIS X 0208 kanji level: 1, 2, or 3 for everything else. */
function jisLevels() {
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

/** @param rows rows of variants.tsv @param lists 常用漢字 and 人名用漢字 → the text of representatives.tsv */
export function representatives(rows, lists) {
  const parent = new Map();
  const root = (c) => {
    let at = c;
    while (parent.has(at)) at = parent.get(at);
    return at;
  };
  const members = new Set();
  const incoming = new Map();
  for (const { from, to, evidence } of rows) {
    if (!evidence || evidence > 2) continue;
    members.add(from).add(to);
    incoming.set(to, (incoming.get(to) ?? 0) + 1);
    const [a, b] = [root(from), root(to)];
    if (a !== b) parent.set(a, b);
  }
  const levels = jisLevels();
  const listRank = (c) => ({ 常用漢字: 0, 人名用漢字: 1 })[lists.get(c)] ?? 2;
  const better = (a, b) =>
    listRank(a) - listRank(b) ||
    (levels.get(a) ?? 3) - (levels.get(b) ?? 3) ||
    (incoming.get(b) ?? 0) - (incoming.get(a) ?? 0) ||
    byCodePoint(a, b);
  const best = new Map();
  for (const c of members) {
    const group = root(c);
    if (!best.has(group) || better(c, best.get(group)) < 0) best.set(group, c);
  }
  const lines = [...members].sort(byCodePoint).filter((c) => best.get(root(c)) !== c);
  return header + lines.map((c) => `${c}\t${best.get(root(c))}\n`).join('');
}
