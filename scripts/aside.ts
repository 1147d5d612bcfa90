// What may be done beside the main thread, by name: functions on values that can be copied from thread to thread.

import type { changeAll } from './paper/change.ts';
import type { lookAtPages } from './paper/sight.ts';
import type { textsOf } from './paper/texts.ts';
import type { coloursOf } from './render/highlight.ts';

/** The jobs. Each loads what it needs when it is first asked for. */
export const jobs = {
  /** Loads what the others need, while nobody waits. */
  prepare: async (_: undefined) => {
    const [{ warmUp }] = await Promise.all([
      import('./world/pdfium.ts'),
      import('./paper/change.ts'),
      import('./paper/texts.ts'),
    ]);
    await warmUp();
  },
  /** The colours of codes. */
  colours: async (input: Parameters<typeof coloursOf>[0]) =>
    import('./render/highlight.ts').then(({ coloursOf }) => coloursOf(input)),
  /** The texts of some of a PDF's pages. */
  texts: async (input: Parameters<typeof textsOf>[0]) =>
    import('./paper/texts.ts').then(({ textsOf }) => textsOf(input)),
  /** The finished contents of pages. */
  contents: async (input: Parameters<typeof changeAll>[0]) =>
    import('./paper/change.ts').then(({ changeAll }) => changeAll(input)),
  /** Where texts stand in a PDF, and what of them cannot be seen. */
  sights: async (input: Parameters<typeof lookAtPages>[0]) =>
    import('./paper/sight.ts').then(({ lookAtPages }) => lookAtPages(input)),
} satisfies Readonly<Record<string, (input: never) => Promise<unknown>>>;

/** The name of a job, what it takes, and what it gives. */
export type Job = keyof typeof jobs;
export type Input<J extends Job> = Parameters<(typeof jobs)[J]>[0];
export type Output<J extends Job> = Awaited<ReturnType<(typeof jobs)[J]>>;
