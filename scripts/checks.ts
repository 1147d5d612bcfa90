// The table of checks, in the order of their work.

import { anchors } from './checks/anchors.ts';
import { encoding } from './checks/encoding.ts';
import type { Check } from './contract.ts';

/** Every check. `colophon explain ID` prints one. */
export const checks: readonly Check[] = [encoding, anchors];
