// Makes the PDF for screens: lays the book out in the browser, prints it and finishes the file.

import type { Artifact, Edition } from '../../model/book.ts';
import type { World } from '../../model/world.ts';
import { printable } from '../../paged/document.ts';
import { printFurniture } from '../../paged/furniture.ts';
import { layOut } from '../../paged/layout.ts';
import { roomOf, screenSheet } from '../../settings/print/margins.ts';
import { finish } from './finish.ts';

/** Makes the PDF for screens. */
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
