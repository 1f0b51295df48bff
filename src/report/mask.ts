/** ******** and the last four digits. Example: `123456789018` → `********9018`; fewer than eight digits show none. */
export function mask(text: string): string {
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  return digits.length < 8 ? '********' : `********${digits.slice(-4)}`;
}
