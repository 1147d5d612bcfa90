// Inside the browser: foliate-js, the reading system, with one EPUB open, and what a reader does with it.
// Plain JavaScript, since the browser gets it as it is.
// @ts-nocheck: the types of foliate-js are not told.

import '/foliate-js/view.js';
import { FootnoteHandler } from '/foliate-js/footnotes.js';

const view = document.createElement('foliate-view');
document.body.append(view);

/** Opens the book with the reader's own stylesheet `css` and shows its first page. */
async function open(css) {
  const bytes = await (await fetch('/book.epub')).blob();
  await view.open(new File([bytes], 'book.epub', { type: 'application/epub+zip' }));
  view.renderer.setStyles?.(css);
  await view.renderer.next();
}

const place = () => `${view.lastLocation.section.current}:${view.renderer.page}`;

/** Turns pages to the last one; gives how many there are and the text of each document that was shown. */
async function turn() {
  await view.goTo(0);
  const texts = new Map();
  let pages = 0;
  for (let before; before !== place(); ) {
    before = place();
    pages += 1;
    const { doc, index } = view.renderer.getContents()[0];
    texts.set(view.book.sections[index].id, doc.body.textContent);
    await view.renderer.next();
  }
  return { pages, texts: Object.fromEntries(texts) };
}

/** Goes to `href`; what was missed is told, undefined where the target is on the page that is shown then. */
async function follow(href) {
  const target = view.resolveNavigation(href);
  if (!target || !view.book.sections[target.index]) return `${href}: no such document`;
  await view.goTo(href);
  const { doc, index } = view.renderer.getContents()[0];
  if (index !== target.index) return `${href}: another document is shown`;
  if (!href.includes('#')) return undefined;
  const element = target.anchor(doc);
  if (!element) return `${href}: no such id`;
  const range = doc.createRange();
  range.selectNode(element);
  const { range: shown } = view.lastLocation;
  const after = shown.compareBoundaryPoints(Range.END_TO_START, range) > 0;
  const before = shown.compareBoundaryPoints(Range.START_TO_END, range) < 0;
  // A place at the very edge of a page may be counted to either side.
  return after || before ? near(range, shown, href) : undefined;
}

function near(range, shown, href) {
  const gap = range.startContainer.ownerDocument.createRange();
  const first = shown.compareBoundaryPoints(Range.START_TO_START, range) < 0;
  const [one, other] = first ? [shown, range] : [range, shown];
  gap.setStart(one.endContainer, one.endOffset);
  gap.setEnd(other.startContainer, other.startOffset);
  return gap.toString().trim() === '' ? undefined : `${href}: another page is shown`;
}

const flat = (items) => (items ?? []).flatMap((item) => [item.href, ...flat(item.subitems)]);

/** Follows every entry of the navigation document; gives how many there are and what was missed. */
async function navigate() {
  const { toc, landmarks, pageList } = view.book;
  const hrefs = [...flat(toc), ...flat(landmarks), ...flat(pageList)];
  const missed = [];
  for (const href of hrefs) missed.push(await follow(href));
  return { count: hrefs.length, missed: missed.filter(Boolean) };
}

/** Follows every link inside the book, and opens every note as a pop-up. */
async function links() {
  const missed = [];
  const notes = [];
  let count = 0;
  for (const section of view.book.sections) {
    const doc = await section.createDocument();
    for (const a of doc.querySelectorAll('a[href]')) {
      const href = section.resolveHref(a.getAttribute('href'));
      if (view.book.isExternal(href)) continue;
      count += 1;
      missed.push(await follow(href));
      if (a.getAttribute('role') === 'doc-noteref') notes.push(await note(a, href));
    }
  }
  return { count, notes, missed: missed.filter(Boolean) };
}

/** What the pop-up of a note shows. */
async function note(a, href) {
  const handler = new FootnoteHandler();
  const shown = new Promise((resolve) => {
    handler.addEventListener('before-render', ({ detail }) => {
      detail.view.style.cssText = 'position: absolute; width: 300px; height: 300px';
      document.body.append(detail.view);
    });
    handler.addEventListener('render', ({ detail }) => {
      const text = detail.view.renderer.getContents()[0]?.doc.body.textContent;
      resolve({ href, type: detail.type, text: text?.trim().replace(/\s+/g, ' ') });
      setTimeout(() => detail.view.remove(), 0);
    });
  });
  await handler.handle(view.book, new CustomEvent('link', { cancelable: true, detail: { a, href } }));
  return shown;
}

Object.assign(globalThis, { reader: { view, open, turn, follow, navigate, links } });
