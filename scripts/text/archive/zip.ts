// Reads the files of a zip archive in memory.

import { inflateRawSync } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { linkFlaw, openIntake } from './limits.ts';

/** The Unix file type (`S_IFMT`, `S_IFLNK`), which is in the upper half of a zip's external attributes. */
const kind = { mask: 0o170000, link: 0o120000 };

/** The number of the compression method Deflate (APPNOTE, 4.4.5). */
const deflated = 8;

/** Reads the files of a zip, by path. Throws if it is damaged or too large, or contains links or bad names. */
export async function readZip(zip: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const intake = openIntake();
  const archive = await open(zip);
  for (let entry = await next(archive); entry; entry = await next(archive)) {
    const { fileName: name, externalFileAttributes: attributes } = entry;
    if (((attributes >>> 16) & kind.mask) === kind.link) throw linkFlaw(name);
    if (name.endsWith('/')) intake.admit(name.replace(/\/+$/, ''), 0);
    else {
      intake.admit(name, entry.uncompressedSize);
      intake.add(name, await content(archive, entry));
    }
  }
  return intake.files;
}

function open(zip: Uint8Array): Promise<ZipFile> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  return new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, archive) =>
      archive ? resolve(archive) : reject(damage(error)),
    ),
  );
}

function next(archive: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    archive.removeAllListeners();
    archive.once('entry', resolve);
    archive.once('end', () => resolve(undefined));
    archive.once('error', (error: Error) => reject(damage(error)));
    archive.readEntry();
  });
}

/** The bytes of an entry. Throws if there are more or fewer than it declares. */
async function content(archive: ZipFile, entry: Entry): Promise<Uint8Array> {
  const packed = entry.compressionMethod === deflated;
  const bytes = await new Promise<Buffer>((resolve, reject) =>
    // Node's `inflateRawSync` unpacks it below: on later Nodes, yauzl's stream of a damaged file neither ends nor fails.
    archive.openReadStream(entry, { decompress: packed ? false : null } as never, (error, stream) => {
      if (!stream) return reject(damage(error));
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('error', (failure) => reject(damage(failure)));
      stream.once('end', () => resolve(Buffer.concat(chunks)));
    }),
  );
  try {
    const whole = packed ? inflateRawSync(bytes, { maxOutputLength: entry.uncompressedSize + 1 }) : bytes;
    if (whole.length === entry.uncompressedSize) return new Uint8Array(whole);
    throw new Error(`\`${entry.fileName}\` has another length than it declares`);
  } catch (error) {
    throw damage(error as Error);
  }
}

function damage(error: Error | null | undefined): Error {
  const reason = error?.message ?? '';
  const [, name] =
    /^(?:invalid relative path|absolute path|invalid characters in fileName): (.*)/s.exec(reason) ?? [];
  return new Error(
    name === undefined
      ? `Unexpected bytes, expected a whole zip (${reason})`
      : `Unexpected path \`${name}\`, which leads out of the archive`,
    { cause: error },
  );
}
