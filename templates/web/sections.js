// Marks the current section in the contents at the side, and scrolls to the current chapter in those of the book.

/** @type {HTMLElement | null} */
const book = document.querySelector('.book');
/** @type {HTMLElement | null} */
const here = document.querySelector('.book [aria-current]');
/** @type {HTMLElement | null} */
const box = document.querySelector('.sections details');

/** @type {(list: HTMLElement, entry: HTMLElement) => void} */
const centre = (list, entry) => {
  const [outer, inner] = [list.getBoundingClientRect(), entry.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom)
    list.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
};
if (book && here) {
  centre(book, here);
  book.addEventListener('toggle', () => centre(book, here));
}

/** @type {Map<Element, HTMLAnchorElement>} */
const entries = new Map();
for (const entry of /** @type {NodeListOf<HTMLAnchorElement>} */ (
  document.querySelectorAll('.sections .entry')
)) {
  const heading = document.getElementById(decodeURIComponent(entry.hash.slice(1)));
  if (heading) entries.set(heading, entry);
}

/** @type {HTMLAnchorElement | undefined} */
let marked;
const mark = () => {
  let entry;
  // A section is current once its heading is where it would be after a click on its entry.
  for (const [heading, candidate] of entries)
    if (heading.getBoundingClientRect().top < innerHeight * 0.16) entry = candidate;
  if (entry === marked) return;
  marked?.removeAttribute('aria-current');
  entry?.setAttribute('aria-current', 'location');
  if (box && entry && box.scrollHeight > box.clientHeight) centre(box, entry);
  marked = entry;
};
const watcher = new IntersectionObserver(mark, { rootMargin: '0px 0px -84% 0px' });
for (const heading of entries.keys()) watcher.observe(heading);

// Opens the contents beside the text in browsers where CSS can't open a `details`.
const wide = matchMedia('(min-width: 78rem)');
if (box instanceof HTMLDetailsElement && !CSS.supports('selector(::details-content)')) {
  const open = () => {
    box.open = wide.matches;
  };
  wide.addEventListener('change', open);
  open();
}
