// The assets of a release: the files of a format under the release's name, or its whole folder as archives.

import type { Artifact } from '../model/book.ts';
import type { Proof } from '../model/proof.ts';
import { tarGz, zip } from './reproducible-archive.ts';

/** A file for readers, its format and proof, and for archives the files inside. */
export type Asset = Artifact &
  Readonly<{ format: string; proof: Proof | undefined; inside: readonly Artifact[] | undefined }>;

/** The parts of a release's name, `ID-VERSION`. */
export type ReleaseName = Readonly<{ id: string; version: string }>;

/**
 * The assets of a release. If all files of a format are named after the book, each is an asset (`pdf/small.pdf` becomes
 * `small-1.2.3.pdf`, `print/small-cover.pdf` becomes `small-1.2.3-cover.pdf`). Else the format's folder is archived.
 */
export async function assetsOf(
  { id, version }: ReleaseName,
  artifacts: readonly Artifact[],
  proofs: readonly Proof[],
  date: Date,
): Promise<readonly Asset[]> {
  const formats = [...new Set(artifacts.map(({ path }) => path.slice(0, path.indexOf('/'))))];
  const assets: Asset[] = [];
  for (const format of formats) {
    const proof = proofs.find((one) => one.format === format);
    const files = artifacts
      .filter(({ path }) => path.startsWith(`${format}/`))
      .map(({ path, content }) => ({ path: path.slice(format.length + 1), content }));
    const own = files.map(({ path }) => path.slice(id.length));
    if (files.every(({ path }, index) => path.startsWith(id) && /^[.-][^/]*$/.test(own[index] ?? ''))) {
      const single = files.map(({ content }, index) => ({
        path: `${id}-${version}${own[index] ?? ''}`,
        content,
      }));
      assets.push(...single.map((file) => ({ ...file, format, proof, inside: undefined })));
      continue;
    }
    const name = `${id}-${version}-${format}`;
    assets.push(
      { path: `${name}.tar.gz`, content: await tarGz(name, files, date), format, proof, inside: files },
      { path: `${name}.zip`, content: zip(name, files, date), format, proof, inside: files },
    );
  }
  return assets;
}
