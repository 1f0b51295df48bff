import { inflateRawSync } from 'node:zlib';

/** The entries of a zip archive, by name. */
export function unzip(zip: Buffer): Map<string, string> {
  const entries = new Map<string, string>();
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const method = zip.readUInt16LE(at + 10);
    const data = zip.subarray(start, start + size);
    entries.set(name, (method === 0 ? data : inflateRawSync(data)).toString('utf8'));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };
const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? '');
const textsIn = (xml: string): string =>
  [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)]
    .map(([, text]) =>
      unescaped(text ?? '').replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    )
    .join('');

/** The texts of a workbook's first sheet by cell address, rich texts put together. */
export function cellsOf(xlsx: Buffer): Map<string, string> {
  const entries = unzip(xlsx);
  const strings = [...(entries.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    textsIn(si ?? ''),
  );
  const cells = new Map<string, string>();
  for (const [, address, attributes, content] of (entries.get('xl/worksheets/sheet1.xml') ?? '').matchAll(
    /<c r="([A-Z]+\d+)"([^>]*)(?<!\/)>(.*?)<\/c>/gs,
  )) {
    const value = /<v>(.*?)<\/v>/.exec(content ?? '')?.[1] ?? '';
    const text = attributes?.includes('inlineStr') ? textsIn(content ?? '') : (strings[Number(value)] ?? '');
    cells.set(address ?? '', text);
  }
  return cells;
}
