// Runs in a worker thread: lists the jobs that it can do, each of which loads what it needs when it is first called.

import { serveJobs } from '../system/threads/worker.ts';

serveJobs({
  /** Loads what the other jobs need, while nobody waits. */
  prepare: async () => {
    const [{ warmUp }] = await Promise.all([
      import('../pdf/pdfium.ts'),
      import('../pdf/write/content.ts'),
      import('../pdf/read/texts.ts'),
    ]);
    await warmUp();
    return undefined;
  },
  colours: async () => (await import('../render/highlight.ts')).coloursOf,
  texts: async () => (await import('../pdf/read/texts.ts')).textsOf,
  contents: async () => (await import('../pdf/write/content.ts')).changeAll,
  sights: async () => (await import('../pdf/read/visible-on-pages.ts')).lookAtPages,
});
