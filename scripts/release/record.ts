// proof.json: the findings of the proof for each file of a release.

import type { Edition } from '../model/book.ts';
import { sha256 } from '../text/digest.ts';
import type { Asset } from './assets.ts';

/** The record of a release's assets, as JSON. That of an archive has the digests of the files inside. */
export function recordOf({ manifest: { id, version }, duties }: Edition, assets: readonly Asset[]): string {
  const found = assets.map(({ path, content, format, proof, inside }) => ({
    file: path,
    sha256: sha256(content),
    format,
    ...(proof && {
      points: proof.points.map(({ id, told, where }) => ({ id, found: told, where })),
      anchors: proof.anchors,
      links: proof.links,
      failures: proof.failures,
      ...(proof.doubts.length > 0 && { doubts: proof.doubts }),
      inspection: proof.table === '' ? undefined : proof.table.split('\n'),
    }),
    ...(inside && {
      files: Object.fromEntries(
        inside
          .map((file) => [file.path, sha256(file.content)] as const)
          .sort(([one], [other]) => (one < other ? -1 : 1)),
      ),
    }),
  }));
  const document = {
    id,
    version,
    copyright: duties.copyright,
    notice: duties.notice,
    license: duties.sentence,
  };
  return `${JSON.stringify({ ...document, files: found }, undefined, 2)}\n`;
}
