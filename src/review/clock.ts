/** Instants by the clock of the office, as people read them on screens; files and --json have the instants themselves. */

/** @example localMinute('2026-11-22T17:00:00.000Z') // '2026-11-23 02:00' in Japan */
export function localMinute(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : at.toLocaleString('sv-SE').slice(0, 16);
}
