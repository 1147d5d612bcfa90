// The screen's PDF: laid out and printed by the browser, then finished.

import type { Artifact, Edition } from '../../book.ts';
import { printable } from '../../paper/document.ts';
import { finish } from '../../paper/finish.ts';
import { furnish, printFurniture } from '../../paper/furniture.ts';
import { layOut } from '../../paper/layout.ts';
import { screenSheet as sheet } from '../../paper/sheet.ts';
import type { World } from '../../world.ts';

/** Makes the PDF. */
export async function writePdf(edition: Edition, world: World): Promise<readonly Artifact[]> {
  const print = await printable(edition, world, { sheet, bound: false, ink: 'color', lastBlank: false });
  const layout = await layOut(print, world);
  const furniture = await printFurniture(furnish(print, layout), print, world);
  const content = await finish(print, layout, furniture);
  return [{ path: `pdf/${edition.manifest.id}.pdf`, content }];
}
