/** Kyoto's way of naming a place by its streets (通り名): 寺町通御池上る上本能寺前町. The streets may be left out. */

const marker = /(?:上る|上ル|上がる|下る|下ル|下がる|[東西南北]入る|[東西南北]入ル|[東西南北]入)/gu;

/** Index after the last street word in `text` from `from` on, or -1. */
export function streetsEnd(text: string, from: number): number {
  let end = -1;
  marker.lastIndex = from;
  for (let match = marker.exec(text); match !== null; match = marker.exec(text)) end = marker.lastIndex;
  return end;
}

/** One spelling of a street description: る, ル and がる alike, 通 left out. */
export function foldStreets(streets: string): string {
  return streets
    .replace(/(上|下)(?:る|ル|がる)/gu, '$1る')
    .replace(/(東|西|南|北)入(?:る|ル)?/gu, '$1入')
    .replaceAll('通', '');
}
