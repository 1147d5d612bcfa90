// The printed book's files, in the form that its service wants, and what is wrong with their number of pages.

import type { Artifact, Edition } from '../../model/book.ts';
import type { Finding } from '../../model/finding.ts';
import type { PrintedBook } from '../../model/printed-book.ts';
import type { World } from '../../model/world.ts';
import { binds, type Profile, pageLimits, profileOf } from '../../settings/print/profile.ts';
import { services } from '../../settings/print/services.ts';
import { convertToPdfx } from './pdfx.ts';

/** Makes the interior and the cover; tells what only making them shows. No file of a book that its service does not bind. */
export async function writePrint(
  edition: Edition,
  world: World,
  tell: (finding: Finding) => void,
  run: PrintedBook,
): Promise<readonly Artifact[]> {
  const { manifest, date } = edition;
  const profile = profileOf(manifest);
  const interior = await run.interior(edition);
  const miscounted = countFinding(profile, interior.pages);
  if (miscounted) tell(miscounted);
  if (interior.kind === 'unbound') return [];
  const cover = interior.beside;
  cover.findings.forEach(tell);
  const about = { title: manifest.title, date };
  const { service } = profile;
  const deliver = async (pdf: Uint8Array, ink: typeof profile.ink) =>
    service.pdfx ? convertToPdfx(pdf, { ink, service }, about, world.tool) : pdf;
  return [
    { path: `print/${manifest.id}-interior.pdf`, content: await deliver(interior.pdf, profile.ink) },
    { path: `print/${manifest.id}-cover.pdf`, content: await deliver(cover.pdf, 'color') },
  ];
}

/** What is to be said of an interior of `pages` pages; nothing where its service binds as many. */
export function countFinding(profile: Profile, pages: number): Finding | undefined {
  const limits = pageLimits(profile);
  if (!limits || binds(profile, pages)) return undefined;
  const { least, most } = limits.value;
  const others = Object.values(services).filter((service) => binds({ ...profile, service }, pages));
  const change =
    pages < least
      ? 'Choose a smaller trim size, or add to the book'
      : 'Choose a larger trim size, or divide the book';
  const elsewhere = others.map(({ id }) => `\`${id}\``).join(' or ');
  return {
    rule: 'print-pages',
    severity: 'error',
    reason: `Unexpected ${pages} pages of the printed book, expected ${least} to ${most}: ${profile.service.name} binds no ${pages < least ? 'fewer' : 'more'} on ${profile.paper} paper in this size`,
    cure: `${change}${others.length > 0 ? `; so many pages are bound with the profile ${elsewhere}` : ''} (${limits.source}).`,
    key: ['print', 'profile'],
  };
}
