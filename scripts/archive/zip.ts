// A zip's files, read in memory.

import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { linkFlaw, openIntake } from './limits.ts';

/** The kind of a file (`S_IFMT`, `S_IFLNK`), as Unix has it in the upper half of a zip's attributes. */
const kind = { mask: 0o170000, link: 0o120000 };

/** Reads every file of a zip, by path. Throws where it is damaged, too large, or has what no file may be. */
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

function content(archive: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) =>
    archive.openReadStream(entry, (error, stream) => {
      if (!stream) return reject(damage(error));
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('error', (failure) => reject(damage(failure)));
      stream.once('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    }),
  );
}

function damage(error: Error | null | undefined): Error {
  const reason = error?.message ?? '';
  const [, name] =
    /^(?:invalid relative path|absolute path|invalid characters in fileName): (.*)/s.exec(reason) ?? [];
  return new Error(
    name === undefined
      ? `Unexpected bytes, expected a whole zip (${reason})`
      : `Unexpected path \`${name}\` in it: it leads out of the archive`,
    { cause: error },
  );
}
