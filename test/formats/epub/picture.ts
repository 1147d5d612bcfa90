// A browser whose every picture is one grey pixel, for tests that look at the rest.

import type { Browser } from '../../../scripts/world.ts';
import { noBrowser } from '../../memory.ts';

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

/** See above. */
export const pictureBrowser: Browser = {
  ...noBrowser,
  picture: async () => new Uint8Array(Buffer.from(pixel, 'base64')),
};
