// Runs in the page: finds texts in it, measures and hides them.

/** State that the page keeps: for each text its places, each with its words, and a highlight of all words. */
export type SoughtTexts = Readonly<{
  places: readonly (readonly (readonly Range[])[])[];
  highlight: Highlight;
}>;

/** A word, the boxes of its lines in CSS pixels, and whether it is `beyond` the area to which one can scroll. */
export type Word = Readonly<{
  text: string;
  boxes: readonly (readonly [x: number, y: number, width: number, height: number])[];
  beyond: boolean;
}>;

/** Finds the first four places of each text (folded, see `fold`) in the document, whether they are hidden or not. */
export function findTexts(texts: readonly string[]): SoughtTexts {
  const fold = (letter: string) =>
    letter
      .normalize('NFKC')
      .replace(/[\u2018\u2019\u02bc]/g, "'")
      .replace(/[\u201c\u201d]/g, '"')
      .replace(/[\u00ad\u200b-\u200d\u2060\ufeff\s]/g, '');
  const root = document.body || document.documentElement;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const home: { node: Text; offset: number; gap: boolean }[] = [];
  let flat = '';
  let gap = false;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement?.closest('script, style, template, noscript, title')) continue;
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const letter = node.data.charAt(offset);
      const key = fold(letter);
      if (key === '') gap ||= /\s/.test(letter);
      for (const unit of key) {
        home.push({ node, offset, gap });
        flat += unit;
        gap = false;
      }
    }
    gap ||= node.data === '';
  }
  const all: Range[] = [];
  const wordsIn = (from: number, to: number) => {
    const words: Range[] = [];
    for (const { node, offset, gap: apart } of home.slice(from, to)) {
      let last = words.at(-1);
      if (!last || apart || last.startContainer !== node) {
        last = document.createRange();
        last.setStart(node, offset);
        words.push(last);
      }
      last.setEnd(node, offset + 1);
    }
    all.push(...words);
    return words;
  };
  const places = texts.map((text) => {
    const found: (readonly Range[])[] = [];
    for (let at = flat.indexOf(text); at >= 0 && found.length < 4; at = flat.indexOf(text, at + text.length))
      found.push(wordsIn(at, at + text.length));
    return found;
  });
  const sheet = new CSSStyleSheet();
  const colours = ['color', '-webkit-text-fill-color', '-webkit-text-stroke-color'];
  const unseen = colours.map((property) => `${property}: transparent`).join('; ');
  sheet.replaceSync(`::highlight(colophon-sight) { ${unseen}; text-shadow: none; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const highlight = new Highlight();
  for (const range of all) highlight.add(range);
  return { places, highlight };
}

/** Measures the words of each place. A page written from right to left that is too wide overflows at its left edge. */
export function measureTexts({ places }: SoughtTexts): readonly (readonly (readonly Word[])[])[] {
  const { scrollX, scrollY } = window;
  const { scrollWidth, scrollHeight, clientWidth } = document.documentElement;
  const leftward = getComputedStyle(document.documentElement).direction === 'rtl';
  const beyondLeft = leftward ? scrollWidth - clientWidth : 0;
  const measured = (range: Range): Word => {
    const boxes = [...range.getClientRects()]
      .filter(({ width, height }) => width > 0 && height > 0)
      .map(({ x, y, width, height }) => [x + scrollX + beyondLeft, y + scrollY, width, height] as const);
    const beyond = boxes.every(
      ([x, y, width, height]) => x + width <= 0 || y + height <= 0 || x >= scrollWidth || y >= scrollHeight,
    );
    return { text: range.toString(), boxes, beyond };
  };
  return places.map((all) => all.map((place) => place.map(measured)));
}

/** Hides the texts if `away`, or shows them again, without any other change to the page. */
export function hideTexts({ highlight }: SoughtTexts, away: boolean): void {
  if (away) CSS.highlights.set('colophon-sight', highlight);
  else CSS.highlights.delete('colophon-sight');
}
