// Pins in a document that is laid out: a program for the page, which puts them in and takes them out.

import type { PinStretch } from '../../model/world.ts';

/**
 * The program; its value are the pins. Words are wrapped in elements that no stylesheet knows; the texts that they were
 * are put back when the pins change, since the colours of code hold on to them. A string, not a function: compilers put
 * helpers into functions that the page does not have.
 */
export function pinText(stretches: readonly PinStretch[]): string {
  return `((stretches) => {
    // A symbol, since a window has a property for each id of the book.
    const state = (window[Symbol.for('pins')] ??= { places: new Map(), undo: [] });
    for (const undo of state.undo) undo();
    state.undo = [];
    const ranks = new Map();
    for (const { section, from, to, every } of stretches) {
      if (!state.places.has(section)) state.places.set(section, placesIn(section));
      if (!ranks.has(section)) ranks.set(section, new Set());
      const last = Math.min(to ?? Infinity, state.places.get(section).length - 1);
      for (let rank = from; rank < last; rank += every) ranks.get(section).add(rank);
      if (last >= 0) ranks.get(section).add(last);
    }
    const pins = [];
    for (const [section, chosen] of ranks) {
      const words = new Map();
      for (const rank of [...chosen].sort((one, other) => one - other)) {
        const place = state.places.get(section)[rank];
        const id = place.element?.id || section + '.' + rank;
        pins.push({ section, rank, id, block: place.block, letters: place.letters });
        if (place.element) pinElement(place.element, id);
        else if (words.has(place.text)) words.get(place.text).push({ ...place, id });
        else words.set(place.text, [{ ...place, id }]);
      }
      for (const [text, list] of words) pinWords(text, list);
    }
    const links = document.createElement('div');
    links.hidden = true;
    links.append(...pins.map(({ id }) => Object.assign(document.createElement('a'), { href: '#' + encodeURIComponent(id) })));
    document.body.append(links);
    state.undo.push(() => links.remove());
    return pins;

    function placesIn(section) {
      const places = [];
      const root = document.querySelector('[data-pins="' + section + '"]');
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      let [block, letters] = [0, 0];
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.nodeType === Node.ELEMENT_NODE) {
          if (node.dataset?.pin === undefined) continue;
          [block, letters] = [Number(node.dataset.pin), 0];
          places.push({ element: node, block, letters });
        } else if (!node.parentElement.closest('.page-ref, .note-ref, .address, [data-footnote-ref], [data-fill]')) {
          const code = node.parentElement.closest('pre');
          let newLine = code && node.previousSibling === null;
          for (const { 0: piece, index } of node.data.matchAll(/\\s+|\\S+/g)) {
            const count = piece.replace(/[\\s\\u00ad\\u200b\\u2060]+/g, '').length;
            if (count > 0 && (!code || newLine))
              places.push({ text: node, from: index, to: index + piece.length, block, letters });
            newLine = count > 0 ? false : newLine || piece.includes('\\n');
            letters += count;
          }
        }
      }
      return places;
    }

    function pinElement(element, id) {
      if (element.id === id) return;
      element.id = id;
      state.undo.push(() => element.removeAttribute('id'));
    }

    function pinWords(text, words) {
      const parts = [];
      let done = 0;
      for (const { from, to, id } of words) {
        if (from > done) parts.push(document.createTextNode(text.data.slice(done, from)));
        const word = document.createElement('x-word');
        word.id = id;
        word.textContent = text.data.slice(from, to);
        // Letters' boxes may be higher than their line, and begin on the page before.
        word.style = 'position: relative; top: 0.4em';
        parts.push(word);
        done = to;
      }
      if (done < text.length) parts.push(document.createTextNode(text.data.slice(done)));
      text.replaceWith(...parts);
      state.undo.push(() => {
        parts[0].replaceWith(text);
        for (const part of parts.slice(1)) part.remove();
      });
    }
  })(${JSON.stringify(stretches)})`;
}
