import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Address, compareAddresses, parseAddress } from '../../../src/fields/address/index.js';

const rows = readFileSync(new URL('./cases.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string, string, string]);

/** An address of the table; 〒1000005 before it is its postal code. */
function address(text: string): Address {
  const [, postalCode, rest] = /^〒(\S+) (.*)$/.exec(text) ?? [undefined, null, text];
  return parseAddress(rest as string, postalCode) as Address;
}

const ruleIds = (a: string, b: string) =>
  (compareAddresses(address(a), address(b), 2).rules ?? [])
    .map((rule) => rule.id.replace(/^variant\/.*/, 'variant/*'))
    .sort()
    .join(',');

describe('addresses, case by case', () => {
  it('has at least 200 cases', () => expect(rows.length).toBeGreaterThanOrEqual(200));

  it.each(rows)('%s: %s / %s (%s) %s', (outcome, a, b, rules) => {
    expect(compareAddresses(address(a), address(b), 2).outcome).toBe(outcome);
    expect(ruleIds(a, b)).toBe(rules);
    expect(compareAddresses(address(b), address(a), 2).outcome).toBe(outcome);
    expect(ruleIds(b, a)).toBe(rules);
  });
});
