// The provenance of a release: an in-toto statement (v1) with SLSA provenance (v1) as its predicate.

import type { Artifact } from '../model/book.ts';
import { pluginsOf } from '../settings/markdown.ts';
import { sha256 } from '../text/digest.ts';
import type { Facts } from './facts.ts';
import { isFont, purlOf } from './packages.ts';

/** The statement about files of a release, as JSON. It contains nothing about the machine: no time, no user, no path. */
export function provenanceOf(
  { edition: { manifest, date }, revision, tool, packages, browser }: Facts,
  files: readonly Artifact[],
): string {
  const builder = `pkg:generic/colophon@${tool.version}`;
  const [browserName = browser, browserVersion = ''] = browser.split('/');
  const repository = manifest.source === undefined ? {} : { uri: `git+${manifest.source}` };
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: files.map(({ path, content }) => ({ name: path, digest: { sha256: sha256(content) } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: `${builder}#release`,
        externalParameters: { command: 'colophon release', folder: revision.folder },
        internalParameters: { SOURCE_DATE_EPOCH: String(Math.floor(date.getTime() / 1000)) },
        resolvedDependencies: [
          { name: 'source', ...repository, digest: { gitCommit: revision.commit } },
          {
            name: 'browser',
            uri: `pkg:generic/${browserName}@${browserVersion}`,
          },
          ...pluginsOf(manifest).map(({ name }) => ({
            name: `plugin ${name}`,
            uri: name.startsWith('./') ? name : `pkg:npm/${name.replace('@', '%40')}`,
          })),
          ...packages.filter(isFont).map((font) => ({
            name: `font ${font.name}`,
            uri: purlOf(font),
            ...(font.sha512 === undefined ? {} : { digest: { sha512: font.sha512 } }),
          })),
        ],
      },
      runDetails: { builder: { id: builder, version: { colophon: tool.version } } },
    },
  };
  return `${JSON.stringify(statement, undefined, 2)}\n`;
}
