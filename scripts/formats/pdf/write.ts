// The screen's PDF: laid out and printed by the browser, then finished.

import type { Artifact, Edition } from '../../book.ts';
import { printable } from '../../paper/document.ts';
import { finish } from '../../paper/finish.ts';
import { printFurniture } from '../../paper/furniture.ts';
import { layOut } from '../../paper/layout.ts';
import { roomOf, screenSheet } from '../../paper/sheet.ts';
import type { World } from '../../world.ts';

/** Makes the PDF. */
export async function writePdf(edition: Edition, world: World): Promise<readonly Artifact[]> {
  const print = await printable(edition, world, {
    bound: false,
    ink: 'color',
    lastBlank: false,
    room: roomOf(screenSheet),
  });
  const layout = await layOut(
    print,
    world,
    () => screenSheet,
    (paged) => printFurniture(print, paged, world),
  );
  const content = await finish(print, layout, world.threads);
  return [{ path: `pdf/${edition.manifest.id}.pdf`, content }];
}
