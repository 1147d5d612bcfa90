// Numbers that look random and are the same for the same seed, on every machine.

/** A stream of choices. */
export type Random = Readonly<{
  /** A whole number from `least` to `most`, both included. */
  integer: (least: number, most: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
  /** True in `percent` of a hundred cases. */
  chance: (percent: number) => boolean;
}>;

/** The stream of `seed`: a Weyl sequence through a 32-bit mixer, good enough to write prose with. */
export function random(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    integer,
    chance: (percent) => next() * 100 < percent,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError('Cannot pick from an empty list');
      return item;
    },
  };
}
