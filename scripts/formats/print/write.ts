// The printed book's files, in the form that its service wants.

import type { Artifact, Edition } from '../../book.ts';
import type { Format } from '../../contract.ts';
import { countFinding } from '../../print/count.ts';
import { convertToPdfx } from '../../print/pdfx.ts';
import { profileOf } from '../../print/profile.ts';
import type { PrintedBook } from '../../printed-book.ts';
import type { World } from '../../world.ts';

/** Makes the interior and the cover; tells what only making them shows. No file of a book that its service does not bind. */
export async function writePrint(
  edition: Edition,
  world: World,
  tell: Parameters<Format['write']>[2],
  run: PrintedBook,
): Promise<readonly Artifact[]> {
  const { manifest, date } = edition;
  const profile = profileOf(manifest);
  const interior = await run.interior(edition);
  const miscounted = countFinding(profile, interior.pages);
  if (miscounted) tell(miscounted);
  if (!('pdf' in interior)) return [];
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
