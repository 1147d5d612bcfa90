// The bill of materials of a release: SPDX 2.3 as JSON (ISO/IEC 5962).

import { createHash } from 'node:crypto';
import type { Artifact } from '../model/book.ts';
import { sha256, uuidOf } from '../text/digest.ts';
import { isReference } from '../text/licenses.ts';
import type { Facts } from './facts.ts';
import { isFont, type Package, purlOf } from './packages.ts';
import { sumsOf } from './sums.ts';

const unknown = 'NOASSERTION';

/** The SPDX document, as JSON, of a release that consists of `files`. */
export function sbomOf(
  { edition: { manifest, date, duties, samples, licenses }, tool, packages, artifacts }: Facts,
  files: readonly Artifact[],
): string {
  const { id, version, license } = manifest;
  const copyright = duties.copyright.join('\n');
  const bundled = (one: Package) =>
    isFont(one) || artifacts.some(({ path }) => path.endsWith(`/${one.name}.js`));
  const described = [
    part('Book', id, version, license.id, copyright, 'OTHER', manifest.source),
    part('Tool', 'colophon', tool.version, 'OSL-3.0', unknown, 'APPLICATION'),
    ...(samples.size > 0 && license.samples !== undefined
      ? [part('Samples', `${id}-examples`, version, license.samples, unknown, 'SOURCE', manifest.source)]
      : []),
  ];
  const relations = [
    ['SPDXRef-DOCUMENT', 'DESCRIBES', 'SPDXRef-Book'],
    ['SPDXRef-Tool', 'BUILD_TOOL_OF', 'SPDXRef-Book'],
    ...described.slice(2).map(({ SPDXID }) => ['SPDXRef-Book', 'CONTAINS', SPDXID]),
    ...files.flatMap((_, index) => [
      ['SPDXRef-DOCUMENT', 'DESCRIBES', `SPDXRef-File-${index + 1}`],
      [`SPDXRef-File-${index + 1}`, 'GENERATED_FROM', 'SPDXRef-Book'],
    ]),
    ...packages.map((one) =>
      bundled(one) ? ['SPDXRef-Book', 'CONTAINS', idOf(one)] : ['SPDXRef-Tool', 'DEPENDS_ON', idOf(one)],
    ),
  ];
  // SPDX requires the texts of licences that it does not list.
  const extracted = new Map(
    [...licenses.book, ...(samples.size > 0 ? licenses.samples : [])]
      .filter(({ id: one }) => isReference(one))
      .map((one) => [one.id, { licenseId: one.id, name: one.name, extractedText: one.text }]),
  );
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: `${id}-${version}`,
    documentNamespace: `https://spdx.org/spdxdocs/${id}-${version}-${uuidOf(sumsOf(files))}`,
    creationInfo: {
      created: `${date.toISOString().slice(0, 19)}Z`,
      creators: [`Tool: colophon-${tool.version}`],
    },
    ...(extracted.size === 0 ? {} : { hasExtractedLicensingInfos: [...extracted.values()] }),
    packages: [...described, ...packages.map(npmPart)],
    files: files.map((file, index) => ({
      SPDXID: `SPDXRef-File-${index + 1}`,
      fileName: `./${file.path}`,
      checksums: [
        { algorithm: 'SHA1', checksumValue: createHash('sha1').update(file.content).digest('hex') },
        { algorithm: 'SHA256', checksumValue: sha256(file.content) },
      ],
      licenseConcluded: unknown,
      copyrightText: copyright,
    })),
    relationships: relations.map(([from, type, to]) => ({
      spdxElementId: from,
      relationshipType: type,
      relatedSpdxElement: to,
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function part(
  name: string,
  title: string,
  version: string,
  license: string,
  copyright: string,
  purpose: string,
  home?: string,
) {
  return {
    SPDXID: `SPDXRef-${name}`,
    name: title,
    versionInfo: version,
    primaryPackagePurpose: purpose,
    downloadLocation: unknown,
    ...(home === undefined ? {} : { homepage: home }),
    filesAnalyzed: false,
    licenseConcluded: license,
    licenseDeclared: license,
    copyrightText: copyright,
  };
}

function npmPart(one: Package) {
  return {
    SPDXID: idOf(one),
    name: one.name,
    versionInfo: one.version,
    ...(isFont(one)
      ? { comment: 'Font', primaryPackagePurpose: 'OTHER' }
      : { primaryPackagePurpose: 'LIBRARY' }),
    downloadLocation: unknown,
    filesAnalyzed: false,
    licenseConcluded: unknown,
    licenseDeclared: one.license ?? unknown,
    copyrightText: unknown,
    ...(one.sha512 === undefined ? {} : { checksums: [{ algorithm: 'SHA512', checksumValue: one.sha512 }] }),
    externalRefs: [
      { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purlOf(one) },
    ],
  };
}

/** The SPDX id of a package. It may contain only letters, digits, `.` and `-`. */
function idOf({ name, version }: Package): string {
  return `SPDXRef-npm-${name}-${version}`.replace(
    /[^A-Za-z0-9.-]/g,
    (one) => `-${one.charCodeAt(0).toString(16)}-`,
  );
}
