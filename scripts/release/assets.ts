// The files that formats made, as a release has them: one by one under the release's name, or a whole folder as archives.

import type { Artifact } from '../model/book.ts';
import type { Proof } from '../model/proof.ts';
import { tarGz, zip } from './archive.ts';

/** A file for readers: what it is, and for archives the files in it. */
export type Asset = Artifact &
  Readonly<{ format: string; proof: Proof | undefined; inside: readonly Artifact[] | undefined }>;

/** What a release is called: `ID-VERSION`. */
export type ReleaseName = Readonly<{ id: string; version: string }>;

/**
 * The assets of a release. A format whose files are all called after the book gives them one by one
 * (`pdf/small.pdf` is `small-1.2.3.pdf`, `print/small-cover.pdf` is `small-1.2.3-cover.pdf`); another one is a folder.
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
