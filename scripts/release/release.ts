// Makes a release: a folder with everything that distributors need of one version of the book.

import type { Artifact } from '../model/book.ts';
import { assetsOf } from './assets.ts';
import type { Facts } from './facts.ts';
import { buildingText, licenseText, notesText, noticeText } from './notices.ts';
import { provenanceOf } from './provenance.ts';
import { recordOf } from './record.ts';
import { tarGz } from './reproducible-archive.ts';
import { sbomOf } from './sbom.ts';
import { sumsName, sumsOf } from './sums.ts';

/** Makes the files of a release, with paths from its folder. The same facts give the same bytes. */
export async function makeRelease(facts: Facts): Promise<readonly Artifact[]> {
  const { edition, artifacts, proofs, sources, tool } = facts;
  const { manifest, date, licenses } = edition;
  const name = `${manifest.id}-${manifest.version}`;
  const legal = [
    text('LICENSE', licenseText(licenses.book)),
    text('NOTICE', noticeText(edition)),
    ...(edition.samples.size > 0 ? licenses.samples : []).map((one) =>
      text(`LICENSE-${one.id.replaceAll(':', '-')}`, licenseText([one])),
    ),
  ];
  const assets = await assetsOf(manifest, artifacts, proofs, date);
  const source: Artifact = {
    path: `${name}-source.tar.gz`,
    content: await tarGz(
      `${name}-source`,
      [
        ...tool.files.filter(({ path }) => !path.startsWith('book/')),
        ...sources.map(({ path, content }) => ({ path: `book/${path}`, content })),
        // In the source archive, LICENSE is the program's licence.
        ...legal.map((file) => (file.path === 'LICENSE' ? { ...file, path: 'LICENSE-BOOK' } : file)),
        text('BUILDING.md', buildingText(facts)),
      ],
      date,
    ),
  };
  const plain = assets.map(({ path, content }) => ({ path, content }));
  const made = [...plain, source, ...legal, text('RELEASE-NOTES.md', notesText(facts))];
  const records = [
    text('proof.json', recordOf(edition, assets)),
    text('provenance.json', provenanceOf(facts, made)),
    text(`${name}.spdx.json`, sbomOf(facts, made)),
  ];
  const all = [...made, ...records];
  return [...all, text(sumsName, sumsOf(all))];
}

function text(path: string, content: string): Artifact {
  return { path, content: new TextEncoder().encode(content) };
}
