export function spellings(text: string): Buffer[];
export function searcher(needles: readonly Buffer[]): (bytes: Uint8Array) => Set<string>;
export function filesBelow(folder: string): string[];
export function filesHolding(folder: string, search: (bytes: Uint8Array) => Set<string>): string[];
export function exportText(file: string): string;
