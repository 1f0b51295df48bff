import { describe, expect, it } from 'vitest';
import { TotsugoError } from '../../src/errors.js';
import { readPairLine, readRecordLine } from '../../src/filter/record.js';
import { LineError } from '../../src/filter/run.js';

function failure(read: () => unknown): { code: string; id: unknown; text: string } {
  try {
    read();
  } catch (error) {
    if (error instanceof TotsugoError)
      return { code: error.code, id: error instanceof LineError ? error.id : null, text: error.text('en') };
    throw error;
  }
  throw new Error('it was read');
}

describe('readPairLine', () => {
  it.each([
    ['text', '{"id":"x","a":{},"b":{}}', 'x'],
    ['a number', '{"id":7,"a":{},"b":{}}', 7],
    ['absent', '{"a":{},"b":{}}', null],
    ['null', '{"id":null,"a":{},"b":{}}', null],
    ['a carriage return after it', '{"id":"x","a":{},"b":{}}\r', 'x'],
  ])('takes an id that is %s', (_, line, id) => {
    expect(readPairLine(line)).toEqual({ id, a: {}, b: {} });
  });

  it.each([
    ['nothing', '', 'LINE_BLANK', null],
    ['blanks', ' \t\r', 'LINE_BLANK', null],
    ['broken JSON', '{"id":1', 'LINE_NOT_JSON', null],
    ['two objects', '{} {}', 'LINE_NOT_JSON', null],
    ['a list', '[]', 'LINE_NOT_PAIR', null],
    ['a text', '"x"', 'LINE_NOT_PAIR', null],
    ['null', 'null', 'LINE_NOT_PAIR', null],
    ['no b', '{"id":"x","a":{}}', 'LINE_NOT_PAIR', 'x'],
    ['a that is a list', '{"id":"x","a":[],"b":{}}', 'LINE_NOT_PAIR', 'x'],
    ['a that is null', '{"id":"x","a":null,"b":{}}', 'LINE_NOT_PAIR', 'x'],
    ['a further key', '{"id":"x","a":{},"b":{},"c":{}}', 'PAIR_KEY', 'x'],
    ['an id that is an object', '{"id":{},"a":{},"b":{}}', 'PAIR_ID', null],
    ['an id that would not come back', '{"id":12345678901234567890,"a":{},"b":{}}', 'PAIR_ID', null],
    ['an unknown key', '{"id":"x","a":{"name":"y"},"b":{}}', 'RECORD_KEY', 'x'],
    ['__proto__', '{"id":"x","a":{"__proto__":{"nameKanji":"y"}},"b":{}}', 'RECORD_KEY', 'x'],
    ['constructor', '{"id":"x","a":{},"b":{"constructor":"y"}}', 'RECORD_KEY', 'x'],
    ['__proto__ beside the records', '{"id":"x","__proto__":{},"a":{},"b":{}}', 'PAIR_KEY', 'x'],
    ['a number for a text', '{"id":"x","a":{"birthDate":19850102},"b":{}}', 'RECORD_NOT_TEXT', 'x'],
    ['a list for a text', '{"id":"x","a":{"nameKana":["y"]},"b":{}}', 'RECORD_NOT_TEXT', 'x'],
    ['a number for protected', '{"id":"x","a":{"protected":1},"b":{}}', 'RECORD_NOT_TEXT', 'x'],
    ['another source', '{"id":"x","a":{"source":"tax"},"b":{}}', 'RECORD_SOURCE', 'x'],
  ])('refuses %s', (_, line, code, id) => {
    expect(failure(() => readPairLine(line))).toMatchObject({ code, id });
  });

  it('never says a value, not even one in the place of a key', () => {
    const number = '123456789018';
    for (const line of [
      `{"a":{"${number}":"1"},"b":{}}`,
      `{"a":{"nameKanji":${number}},"b":{}}`,
      `{"${number}":{},"a":{},"b":{}}`,
    ]) {
      expect(failure(() => readPairLine(line)).text).not.toContain('9018');
    }
  });
});

describe('readRecordLine', () => {
  it('takes every key of the contract', () => {
    const record = {
      source: 'insurer',
      recordId: '06139999:1:2:00',
      individualNumber: null,
      nameKanji: '渡邉 一郎',
      nameKana: 'ﾜﾀﾅﾍﾞ',
      formerName: null,
      formerNameKana: null,
      alias: null,
      aliasKana: null,
      nameAlphabet: null,
      birthDate: '1985-01-02',
      sex: '1',
      postalCode: '1000001',
      address: '',
      previousAddress: null,
      householdId: '1',
      status: '0',
      validFrom: null,
      validTo: null,
      protected: true,
    };
    expect(readRecordLine(JSON.stringify(record))).toEqual(record);
  });

  it('names the record of an error', () => {
    expect(failure(() => readRecordLine('{"recordId":"r1","nameKanji":5}'))).toMatchObject({
      code: 'RECORD_NOT_TEXT',
      id: 'r1',
    });
    expect(failure(() => readRecordLine('[]'))).toMatchObject({ code: 'LINE_NOT_RECORD', id: null });
  });
});
