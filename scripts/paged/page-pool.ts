// Papers laid open before their text is there.

import { early } from '../model/jobs.ts';
import type { Paper, Site, World } from '../model/world.ts';

/** Papers for a document's slices, some of them laid open before they are asked for. */
export type PagePool = Readonly<{
  /** One that nobody else has. Who takes it closes it. */
  take: () => Promise<Paper>;
  /** Closes those that nobody has taken. */
  close: () => Promise<void>;
}>;

/** Begins to open `count` papers with a document's shell (`shellOf`), which is made when it is first needed. */
export function openPagePool(makeShell: () => Promise<Site>, world: World, count = 0): PagePool {
  let shell: Promise<Site> | undefined;
  const open = async () => {
    shell ??= makeShell();
    return world.browser.paper(await shell);
  };
  const ready = Array.from({ length: count }, () => early(open()));
  return {
    take: () => ready.shift() ?? open(),
    close: () => closeAll(ready.splice(0)),
  };
}

/** Closes papers, those too that are still being opened; one that could not be is none. */
export async function closeAll(papers: readonly Promise<Paper>[]): Promise<void> {
  const opened = await Promise.allSettled(papers);
  await Promise.all(opened.map((paper) => paper.status === 'fulfilled' && paper.value.close()));
}
