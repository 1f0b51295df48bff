export function withResults(page: string, results: unknown): string;
