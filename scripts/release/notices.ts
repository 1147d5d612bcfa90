// The texts of a release for people: NOTICE, the release notes, and how to build it again.

import type { Edition, LicenseText } from '../model/book.ts';
import type { Facts } from './facts.ts';

/** NOTICE: the copyright lines with the licence's sentence, the notice word for word, and the addresses. */
export function noticeText({ manifest, duties, derivation }: Edition): string {
  const lines = [...duties.copyright, duties.sentence].join('\n');
  return [
    `${manifest.title}, version ${manifest.version}`,
    lines,
    ...(derivation
      ? [derivation.statement, `${derivation.original} carries this notice:`, ...derivation.notice]
      : []),
    // In a book without a file for its notice, these lines are the notice.
    ...duties.notice.filter((paragraph) => paragraph !== lines),
    `Licence: ${duties.licenseUrls.join(', ') || manifest.license.id} (in full in the file LICENSE)`,
    ...(duties.source === undefined ? [] : [`Source: ${duties.source}`]),
    ...(manifest.license.samples === undefined
      ? []
      : [`The sample programs are licensed under ${manifest.license.samples}.`]),
  ]
    .join('\n\n')
    .concat('\n');
}

/** LICENSE: the text of the licence, or of several licences, each below its name. */
export function licenseText(texts: readonly LicenseText[]): string {
  const [only] = texts.length === 1 ? texts : [];
  if (only) return `${only.text}\n`;
  return `${texts.map(({ id, name, text }) => `${name} (${id})\n\n${text}\n`).join('\n\n')}`;
}

/** The release notes: the facts of the release, the section of the book's CHANGELOG.md on this version, and a standard text. */
export function notesText({
  edition: { manifest, date, chapters, duties },
  revision,
  sources,
  tool,
}: Facts): string {
  const { title, version } = manifest;
  const changes = sources.find(({ path }) => path === 'CHANGELOG.md');
  const told = changes && sectionOf(new TextDecoder().decode(changes.content), version);
  const count = `${chapters.length} ${chapters.length === 1 ? 'chapter' : 'chapters'}`;
  return [
    `# ${title} ${version}`,
    `${date.toISOString().slice(0, 10)}, ${count}, from commit \`${revision.commit}\`, made by Colophon ${tool.version}.`,
    ...(told ? [told] : []),
    [...duties.copyright, `${duties.sentence}.`].join('\n'),
    'Each file was read back, and holds the notice, the licence and every address: `proof.json` tells what was found. ' +
      '`sha256sum -c SHA256SUMS` shows that the files are whole. The source archive has all that is needed to make them again.',
  ]
    .join('\n\n')
    .concat('\n');
}

/** The section of a changelog below the heading of a version (`## 1.2.3`, `## [1.2.3] - 2026-01-02`). */
function sectionOf(changelog: string, version: string): string | undefined {
  const isHeading = (line: string) => /^##\s/.test(line);
  const lines = changelog.split(/\r?\n/);
  const start = lines.findIndex(
    (line) => isHeading(line) && /^##\s+\[?v?([^\]\s]+)/.exec(line)?.[1] === version,
  );
  if (start < 0) return undefined;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(isHeading);
  return (
    rest
      .slice(0, end < 0 ? undefined : end)
      .join('\n')
      .trim() || undefined
  );
}

/** BUILDING.md of the source archive: how to build the release again. */
export function buildingText({ edition: { manifest, date }, revision, browser }: Facts): string {
  const epoch = Math.floor(date.getTime() / 1000);
  return `# Building ${manifest.title} ${manifest.version} again

You need Node 20.19 or later. In this folder:

    npm ci
    SOURCE_DATE_EPOCH=${epoch} npm run book

The book is then in \`build/\`, byte for byte as it was released, where the browser is the same: ${browser}.
The book's source is in \`book/\`, of commit ${revision.commit}; what makes it is in \`scripts/\` and \`templates/\`.
`;
}
