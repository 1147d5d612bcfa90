// Says where two files that should be the same first differ.

import type { Unpack } from './examine.ts';

/** The first difference between a released file and the rebuilt one, in words; undefined if their bytes are the same. */
export async function firstDifference(
  name: string,
  released: Uint8Array,
  rebuilt: Uint8Array,
  unpack: Unpack,
): Promise<string | undefined> {
  if (Buffer.compare(released, rebuilt) === 0) return undefined;
  try {
    if (/\.(?:zip|epub|tar\.gz)$/.test(name)) {
      const inside = await inArchive(await unpack(released), await unpack(rebuilt), unpack);
      return inside ?? 'its files are the same but packed in another way';
    }
    if (name.endsWith('.pdf'))
      return (await inPdf(released, rebuilt)) ?? 'its objects are the same but written in another way';
  } catch (error) {
    return `it cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
  return inText(released, rebuilt);
}

async function inArchive(
  released: ReadonlyMap<string, Uint8Array>,
  rebuilt: ReadonlyMap<string, Uint8Array>,
  unpack: Unpack,
): Promise<string | undefined> {
  for (const [path, content] of released) {
    const other = rebuilt.get(path);
    if (!other) return `\`${path}\` is only in the released one`;
    const difference = await firstDifference(path, content, other, unpack);
    if (difference !== undefined) return `\`${path}\` in it: ${difference}`;
  }
  const added = [...rebuilt.keys()].find((path) => !released.has(path));
  return added === undefined ? undefined : `\`${added}\` is only in the rebuilt one`;
}

async function inPdf(released: Uint8Array, rebuilt: Uint8Array): Promise<string | undefined> {
  const { PDFDict, PDFDocument, PDFName, PDFRawStream } = await import('@cantoo/pdf-lib');
  const objects = async (content: Uint8Array) => {
    const { context } = await PDFDocument.load(content, { updateMetadata: false });
    return new Map(
      context.enumerateIndirectObjects().map(([ref, object]) => [ref.toString(), object] as const),
    );
  };
  const [mine, theirs] = [await objects(released), await objects(rebuilt)];
  for (const [ref, object] of mine) {
    const other = theirs.get(ref);
    const dictionary = object instanceof PDFRawStream ? object.dict : object;
    const type = dictionary instanceof PDFDict ? dictionary.get(PDFName.of('Type')) : undefined;
    const called = `object ${ref}${type ? ` (${type})` : ''}`;
    if (!other) return `${called} is only in the released one`;
    if (object instanceof PDFRawStream && other instanceof PDFRawStream) {
      if (object.dict.toString() !== other.dict.toString()) return `${called}, its dictionary`;
      if (Buffer.compare(object.contents, other.contents) !== 0) return `${called}, its stream`;
    } else if (object.toString() !== other.toString()) return called;
  }
  const added = [...theirs.keys()].find((ref) => !mine.has(ref));
  return added === undefined ? undefined : `object ${added} is only in the rebuilt one`;
}

function inText(released: Uint8Array, rebuilt: Uint8Array): string {
  let at = 0;
  while (at < released.length && released[at] === rebuilt[at]) at += 1;
  const before = Buffer.from(released.subarray(0, at));
  if (before.includes(0)) return `byte ${at + 1}`;
  const line = before.toString('latin1').split('\n').length;
  const start = before.lastIndexOf(10) + 1;
  const shown = (content: Uint8Array) => {
    const end = Buffer.from(content).indexOf(10, at);
    return Buffer.from(content.subarray(start, end < 0 ? undefined : end))
      .toString()
      .trim()
      .slice(0, 60);
  };
  return `line ${line} was \`${shown(released)}\`, is \`${shown(rebuilt)}\``;
}
