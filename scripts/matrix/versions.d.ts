export function program(module: string, folder: string): string;
