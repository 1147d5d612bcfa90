// Writes the files of the printed book in the form that its service wants, and checks their number of pages.

import type { Artifact, Edition } from '../../model/book.ts';
import type { Finding } from '../../model/finding.ts';
import type { PrintedBook } from '../../model/printed-book.ts';
import type { World } from '../../model/world.ts';
import { binds, type Profile, pageLimits, profileOf } from '../../settings/print/profile.ts';
import { services } from '../../settings/print/services.ts';
import { convertToPdfx } from './pdfx.ts';

/**
 * Makes the interior and the cover, and reports findings by `tell`. Makes no file where the service does not bind so many
 * pages.
 */
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

/** Gives the finding about an interior of `pages` pages; undefined where its service binds so many. */
export function countFinding(profile: Profile, pages: number): Finding | undefined {
  const limits = pageLimits(profile);
  if (!limits || binds(profile, pages)) return undefined;
  const { least, most } = limits.value;
  const others = Object.values(services).filter((service) => binds({ ...profile, service }, pages));
  const profiles = others.map(({ id }) => `\`${id}\``).join(' or ');
  const ways = [
    pages < least ? 'Choose a smaller trim size' : 'Choose a larger trim size',
    pages < least ? 'add to the book' : 'divide the book',
    ...(others.length > 0 ? [`choose the print profile ${profiles}, which allows ${pages} pages`] : []),
  ];
  return {
    rule: 'print-pages',
    severity: 'error',
    reason: `Unexpected ${pages} pages in the printed book, expected ${least} to ${most}, which ${profile.service.name} binds in this trim size on ${profile.paper} paper`,
    cure: `${ways.slice(0, -1).join(', ')}, or ${ways.at(-1)} (${limits.source}).`,
    key: ['print', 'profile'],
  };
}
