// Pins in a document that is laid out: a program for the page, which puts them in and takes them out.

import type { Pins } from '../world.ts';

/**
 * The program. Words are wrapped in elements that no stylesheet knows; the texts that they were are put back when the
 * pins change, since the colours of code hold on to them. A string, not a function: compilers put helpers into
 * functions that the page does not have.
 */
export function pinText(pins: Pins): string {
  return `(({ blocks, words }) => {
    document.getElementById('pins')?.remove();
    for (const { text, parts } of window.pinnedTexts ?? []) {
      parts[0].replaceWith(text);
      for (const part of parts.slice(1)) part.remove();
    }
    window.pinnedTexts = [];
    const ids = [];
    for (const element of document.querySelectorAll('[data-pin]')) {
      const name = element.dataset.pin;
      if (blocks) ids.push(element.id ||= name);
      else if (element.id === name) element.removeAttribute('id');
    }
    const pinned = new Map();
    for (const element of words.length > 0 ? document.querySelectorAll('[data-pin]') : [])
      pinned.set(element.id || element.dataset.pin, element);
    for (const { name, from, to } of words) {
      const start = pinned.get(from);
      const stop = to === undefined ? undefined : pinned.get(to);
      const walker = document.createTreeWalker(start.closest('body > section'), NodeFilter.SHOW_TEXT);
      const texts = [];
      walker.currentNode = start;
      while (walker.nextNode()) {
        const text = walker.currentNode;
        if (stop && !(stop.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING)) break;
        if (!text.parentElement.closest('.page-ref, .note-ref, .address, [data-footnote-ref], [data-fill]')) texts.push(text);
      }
      let letters = 0;
      for (const text of texts) {
        const code = text.parentElement.closest('pre');
        const parts = [];
        let newLine = code && (text.previousSibling === null);
        for (const piece of text.data.split(/(\\s+)/)) {
          const count = piece.replace(/[\\s\\u00ad\\u200b\\u2060]+/g, '').length;
          if (count > 0 && (!code || newLine)) {
            const word = document.createElement('x-word');
            word.id = name + '.' + letters;
            word.textContent = piece;
            // Letters' boxes may be higher than their line, and begin on the page before.
            word.style = 'position: relative; top: 0.4em';
            ids.push(word.id);
            parts.push(word);
          } else if (piece !== '') parts.push(document.createTextNode(piece));
          newLine = count > 0 ? false : newLine || piece.includes('\\n');
          letters += count;
        }
        if (parts.length === 0) continue;
        text.replaceWith(...parts);
        window.pinnedTexts.push({ text, parts });
      }
    }
    const links = document.createElement('div');
    links.id = 'pins';
    links.hidden = true;
    links.append(...ids.map((id) => Object.assign(document.createElement('a'), { href: '#' + encodeURIComponent(id) })));
    document.body.append(links);
  })(${JSON.stringify(pins)})`;
}
