// Choices derived from a text: the same text gives the same choice on every machine.

import { createHash } from 'node:crypto';

/** Chooses one of `items` for `seed`. `what` names the choice, so that choices with one seed are independent. */
export function choose<Item>(items: readonly Item[], seed: string, what: string): Item {
  const digest = createHash('sha256')
    .update(`${what}\0${seed.normalize('NFC')}`)
    .digest();
  const item = items[digest.readUInt32BE(0) % items.length];
  if (item === undefined) throw new RangeError(`Cannot choose ${what} from an empty list`);
  return item;
}
