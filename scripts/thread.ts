// A thread beside the main one: the jobs that it can do. Each loads what it needs when it is first asked for.

import { serveJobs } from './world/worker.ts';

serveJobs({
  /** Loads what the others need, while nobody waits. */
  prepare: async () => {
    const [{ warmUp }] = await Promise.all([
      import('./world/pdfium.ts'),
      import('./paper/change.ts'),
      import('./paper/texts.ts'),
    ]);
    await warmUp();
    return undefined;
  },
  colours: async () => (await import('./render/highlight.ts')).coloursOf,
  texts: async () => (await import('./paper/texts.ts')).textsOf,
  contents: async () => (await import('./paper/change.ts')).changeAll,
  sights: async () => (await import('./paper/sight.ts')).lookAtPages,
});
