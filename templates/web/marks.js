// Marks the words of a search on the page that was opened from its results (`?mark=words`), until Escape is pressed.

/** @typedef {{ occurrences: (text: string, terms: readonly string[]) => { at: number, length: number }[] }} Words */
const { occurrences } = /** @type {{ colophonWords: Words }} */ (/** @type {unknown} */ (globalThis))
  .colophonWords;

const address = new URL(location.href);
const terms = (address.searchParams.get('mark') ?? '').split(' ').filter(Boolean);

/** @type {() => Range[]} */
const ranges = () => {
  const found = [];
  const texts = document.createTreeWalker(
    document.querySelector('main') ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const { at, length } of occurrences(node.nodeValue ?? '', terms)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + length);
      found.push(range);
    }
  }
  return found;
};

if (terms.length > 0) {
  // The address must not keep the words, since readers may copy it.
  address.searchParams.delete('mark');
  history.replaceState(history.state, '', address);
  const found = ranges();
  if ('highlights' in CSS) {
    CSS.highlights.set('found', new Highlight(...found));
    addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') CSS.highlights.delete('found');
    });
  }
  // A section may be longer than the window, so the first marked word is scrolled into view.
  const target = document.getElementById(decodeURIComponent(address.hash.slice(1)));
  const after = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;
  const first = found.find(
    ({ startContainer }) => !target || target.compareDocumentPosition(startContainer) & after,
  );
  const inside = first?.startContainer.parentElement;
  // A tab that is not chosen shows itself when something in it is found.
  for (let tab = inside?.closest('[hidden]'); tab; tab = tab.parentElement?.closest('[hidden]'))
    tab.dispatchEvent(new Event('beforematch'));
  for (let fold = inside?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true;
  addEventListener('load', () => {
    const { top = 0, bottom = 0 } = first?.getBoundingClientRect() ?? {};
    if (top < 0 || bottom > innerHeight) scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
  });
}
