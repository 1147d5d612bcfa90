// Opens browser pages for printing before the text that they will show is made.

import { early } from '../model/jobs.ts';
import type { Paper, Site, World } from '../model/world.ts';

/** Papers for the slices of a document. Some are opened before they are asked for. */
export type PagePool = Readonly<{
  /** Gives a paper that is not in use. The caller must close it. */
  take: () => Promise<Paper>;
  /** Closes the papers that were not taken. */
  close: () => Promise<void>;
}>;

/** Begins to open `count` papers. `makeShell` makes their document without its text (`shellOf`), when it is first needed. */
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

/** Closes papers, those included that are still being opened. Papers that failed to open are passed over. */
export async function closeAll(papers: readonly Promise<Paper>[]): Promise<void> {
  const opened = await Promise.allSettled(papers);
  await Promise.all(opened.map((paper) => paper.status === 'fulfilled' && paper.value.close()));
}
