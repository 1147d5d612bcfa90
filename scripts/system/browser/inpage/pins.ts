// Runs in the page: puts pins into its text, elements by which the places of blocks and words are found in the print.

import type { Pin, PinStretch } from '../../../model/world.ts';

/** A place that may get a pin: a block's element, or a word of a text node. `letters` counts those before it in the block. */
type Place = Readonly<{ block: number; letters: number }> &
  (
    | Readonly<{ kind: 'block'; element: Element }>
    | Readonly<{ kind: 'word'; text: Text; from: number; to: number }>
  );

/** A word that gets a pin. */
type Word = Readonly<{ from: number; to: number; id: string }>;

/** State that the page keeps between calls: the places of each section, and functions that remove the pins. */
export type Pinned = { places: Map<string, readonly Place[]>; undo: (() => void)[] };

/** Gives the state of a document without pins. */
export function withoutPins(): Pinned {
  return { places: new Map(), undo: [] };
}

/**
 * Replaces the pins by new ones, and gives these. Words are wrapped in elements that no stylesheet matches. When the pins
 * change, the same text nodes are put back, since the highlights of code refer to them. Throws if a place is not found.
 */
export function pinText(pinned: Pinned, stretches: readonly PinStretch[]): readonly Pin[] {
  for (const undo of pinned.undo) undo();
  pinned.undo = [];
  const ranks = new Map<string, Set<number>>();
  for (const { section, from, to, every } of stretches) {
    const places = pinned.places.get(section) ?? placesIn(section);
    pinned.places.set(section, places);
    const chosen = ranks.get(section) ?? new Set();
    ranks.set(section, chosen);
    const last = Math.min(to ?? Infinity, places.length - 1);
    for (let rank = from; rank < last; rank += every) chosen.add(rank);
    if (last >= 0) chosen.add(last);
  }
  const pins: Pin[] = [];
  for (const [section, chosen] of ranks) {
    const words = new Map<Text, Word[]>();
    for (const rank of [...chosen].sort((one, other) => one - other)) {
      const place = pinned.places.get(section)?.[rank];
      if (!place) throw new Error(`Cannot find place ${rank} of section ${section}`);
      const own = place.kind === 'block' ? place.element.id : '';
      const id = own || `${section}.${rank}`;
      pins.push({ section, rank, id, block: place.block, letters: place.letters });
      if (place.kind === 'block') pinElement(place.element, id);
      else {
        const list = words.get(place.text) ?? [];
        words.set(place.text, list);
        list.push({ from: place.from, to: place.to, id });
      }
    }
    for (const [text, list] of words) pinWords(text, list);
  }
  linkTo(pins);
  return pins;

  function placesIn(section: string): readonly Place[] {
    const places: Place[] = [];
    const root = document.querySelector(`[data-pins="${section}"]`);
    if (!root) throw new Error(`Cannot find section ${section}`);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    let [block, letters] = [0, 0];
    while (walker.nextNode()) {
      const node = walker.currentNode as Element | Text;
      if (node instanceof Element) {
        const number = node.getAttribute('data-pin');
        if (number === null) continue;
        [block, letters] = [Number(number), 0];
        places.push({ kind: 'block', element: node, block, letters });
        continue;
      }
      const within = node.parentElement;
      if (within?.closest('.page-ref, .note-ref, .address, [data-footnote-ref], [data-fill], math')) continue;
      const code = within?.closest('pre');
      let newLine = code && node.previousSibling === null;
      for (const { 0: piece, index } of node.data.matchAll(/\s+|\S+/g)) {
        const count = piece.replace(/[\s\u00ad\u200b\u2060]+/g, '').length;
        if (count > 0 && (!code || newLine))
          places.push({ kind: 'word', text: node, from: index, to: index + piece.length, block, letters });
        newLine = count > 0 ? false : newLine || piece.includes('\n');
        letters += count;
      }
    }
    return places;
  }

  function pinElement(element: Element, id: string): void {
    if (element.id === id) return;
    element.id = id;
    pinned.undo.push(() => element.removeAttribute('id'));
  }

  function pinWords(text: Text, words: readonly Word[]): void {
    const parts: ChildNode[] = [];
    let done = 0;
    for (const { from, to, id } of words) {
      if (from > done) parts.push(document.createTextNode(text.data.slice(done, from)));
      const word = document.createElement('x-word');
      word.id = id;
      word.textContent = text.data.slice(from, to);
      // The boxes of letters may be higher than their line, and so begin on the page before.
      word.style.cssText = 'position: relative; top: 0.4em';
      parts.push(word);
      done = to;
    }
    if (done < text.length) parts.push(document.createTextNode(text.data.slice(done)));
    text.replaceWith(...parts);
    pinned.undo.push(() => {
      const [first, ...others] = parts;
      first?.replaceWith(text);
      for (const part of others) part.remove();
    });
  }

  /** Adds hidden links to the pins, since Chromium prints destinations only for ids to which a link leads. */
  function linkTo(all: readonly Pin[]): void {
    const links = document.createElement('div');
    links.hidden = true;
    for (const { id } of all) {
      const link = document.createElement('a');
      link.href = `#${encodeURIComponent(id)}`;
      links.append(link);
    }
    document.body.append(links);
    pinned.undo.push(() => links.remove());
  }
}
