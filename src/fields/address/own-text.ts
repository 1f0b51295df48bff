/**
 * The same text, apart from the one it was cut out of: a cut shares the memory of what it comes from, and a table that remembers
 * one word of every part of a file would keep the whole file.
 */
export const ownText = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
