// Subsets the text font of the web edition: the family of the paged editions, with its old-style figures and small caps.

/** The ranges of code points that Latin text needs, as in the rules of templates/web-fonts.css. */
const latin = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
] as const;

const features = [
  'kern',
  'liga',
  'ccmp',
  'locl',
  'mark',
  'mkmk',
  'onum',
  'lnum',
  'pnum',
  'tnum',
  'smcp',
  'c2sc',
];

/**
 * Subsets the full fonts among the files of a stylesheet. They get another name, since a changed font may not use the
 * reserved one (OFL 1.1, condition 3).
 */
export async function webFonts(
  files: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { default: subset } = await import('subset-font');
  const text = latin
    .flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
    )
    .join('');
  // A variable, since the types of the package lack these options.
  const options = { keepFeatures: features, noHinting: true };
  const subsetFont = async (bytes: Uint8Array) => {
    const plain = await subset(Buffer.from(bytes), text, { ...options, targetFormat: 'truetype' });
    return new Uint8Array(await subset(rename(plain), text, { ...options, targetFormat: 'woff2' }));
  };
  const full = /^fonts\/SourceSerif4/;
  return new Map(
    await Promise.all(
      [...files].map(
        async ([path, bytes]) => [path, full.test(path) ? await subsetFont(bytes) : bytes] as const,
      ),
    ),
  );
}

/** The name ids (OpenType, `name` table) that are left as they are: copyright, trademark, licence and its address. */
const kept = new Set([0, 7, 13, 14]);

/** Replaces the reserved word in the names of a TrueType font by another of the same length. */
function rename(font: Buffer): Buffer {
  const renamed = Buffer.from(font);
  const tables = Array.from({ length: renamed.readUInt16BE(4) }, (_, at) => 12 + 16 * at);
  const record = tables.find((at) => renamed.toString('latin1', at, at + 4) === 'name');
  if (record === undefined) throw new Error('Cannot find the table `name` in a font');
  const table = renamed.readUInt32BE(record + 8);
  const strings = table + renamed.readUInt16BE(table + 4);
  for (let at = table + 6; at < table + 6 + 12 * renamed.readUInt16BE(table + 2); at += 12) {
    if (kept.has(renamed.readUInt16BE(at + 6))) continue;
    const [length, offset] = [renamed.readUInt16BE(at + 8), renamed.readUInt16BE(at + 10)];
    const name = renamed.subarray(strings + offset, strings + offset + length);
    for (const encoding of ['latin1', 'utf16le'] as const) {
      // Names are UTF-16 big-endian. In little-endian the letters are found one byte later, and the zeros are the same.
      const [old, other] = [Buffer.from('Source', encoding), Buffer.from('Reader', encoding)];
      const part = encoding === 'utf16le' ? -1 : undefined;
      for (
        let found = name.indexOf(old.subarray(0, part));
        found >= 0;
        found = name.indexOf(old.subarray(0, part))
      )
        other.subarray(0, part).copy(name, found);
    }
  }
  return renamed;
}
