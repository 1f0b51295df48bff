export function matrixSection(page: string): string;
export function withMatrixSection(page: string, section: string): string;
