// A browser whose every picture is one grey pixel and whose texts have no lines, for tests that look at the rest.

import type { Browser } from '../../../scripts/model/world.ts';
import { noBrowser } from '../../memory.ts';

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

/** See above. */
export const pictureBrowser: Browser = {
  ...noBrowser,
  paper: async () => ({
    write: async () => {},
    fitFormulas: async () => {},
    change: async () => {},
    pin: async () => [],
    lines: async () => [],
    print: () => Promise.reject(new Error('this test prints nothing')),
    close: async () => {},
  }),
  picture: async () => new Uint8Array(Buffer.from(pixel, 'base64')),
};
