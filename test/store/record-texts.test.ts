import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { longest, recordTexts } from '../../src/store/record-texts.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-texts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('texts of records', () => {
  const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));

  it('are remembered, the newest of them', () => {
    const texts = recordTexts(db, 2);
    for (const record of [71, 72, 73]) texts.hold(record, `text ${record}`);
    expect([72, 73].map(texts.of)).toEqual(['text 72', 'text 73']);
    expect(() => texts.of(71)).toThrow('record 71 is gone');
  });

  it('are not remembered where nobody asks for that', () => {
    const texts = recordTexts(db, 0);
    texts.hold(71, 'text 71');
    expect(() => texts.of(71)).toThrow('record 71 is gone');
  });

  it('are not remembered where they are far too long for a person', () => {
    const texts = recordTexts(db, 2);
    texts.hold(71, '町'.repeat(longest + 1));
    texts.hold(72, '町'.repeat(longest));
    expect(() => texts.of(71)).toThrow('record 71 is gone');
    expect(texts.of(72)).toHaveLength(longest);
  });
});
