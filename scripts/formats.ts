// The table of formats, in the order in which they are made.

import type { Format } from './contract.ts';

/** Every format. A format's id is its name on the command line. */
export const formats: readonly Format[] = [];
