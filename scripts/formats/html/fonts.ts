// The web's text face: the family of the paged editions, with its old-style figures and small caps, cut down for the wire.

/** What Latin text needs, as the rules of templates/web-fonts.css have it. */
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
 * The files of a stylesheet with the full faces in it cut down to what the web needs of them. They get another name,
 * since a font that was changed may not bear a reserved one (OFL 1.1, 3).
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
  // More than its types know.
  const options = { keepFeatures: features, noHinting: true };
  const cut = async (bytes: Uint8Array) => {
    const plain = await subset(Buffer.from(bytes), text, { ...options, targetFormat: 'truetype' });
    return new Uint8Array(await subset(rename(plain), text, { ...options, targetFormat: 'woff2' }));
  };
  const full = /^fonts\/SourceSerif4/;
  return new Map(
    await Promise.all(
      [...files].map(async ([path, bytes]) => [path, full.test(path) ? await cut(bytes) : bytes] as const),
    ),
  );
}

/** Names of a font (OpenType, `name`) that are not what it is called: copyright, trademark, licence and its address. */
const kept = new Set([0, 7, 13, 14]);

/** A TrueType font in whose names another word of as many letters stands for the reserved one. */
function rename(font: Buffer): Buffer {
  const renamed = Buffer.from(font);
  const tables = Array.from({ length: renamed.readUInt16BE(4) }, (_, at) => 12 + 16 * at);
  const record = tables.find((at) => renamed.toString('latin1', at, at + 4) === 'name');
  if (record === undefined) throw new Error('a font without a table of names');
  const table = renamed.readUInt32BE(record + 8);
  const strings = table + renamed.readUInt16BE(table + 4);
  for (let at = table + 6; at < table + 6 + 12 * renamed.readUInt16BE(table + 2); at += 12) {
    if (kept.has(renamed.readUInt16BE(at + 6))) continue;
    const [length, offset] = [renamed.readUInt16BE(at + 8), renamed.readUInt16BE(at + 10)];
    const name = renamed.subarray(strings + offset, strings + offset + length);
    for (const encoding of ['latin1', 'utf16le'] as const) {
      // Names are big-endian: that shifts the letters by one byte, and the zeros between stay where they are.
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
