// Search: a dialog that finds words in the sections of the book. This script and the texts are loaded at the first search.

const folder = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src);
const most = 40;

/** @typedef {{ id: number, page: string, chapter: string, anchor: string, title: string, text: string }} Section */
/** @typedef {{ id: number, terms: string[] }} Result */
/** @typedef {{ addAllAsync: (sections: Section[], options: object) => Promise<void>, search: (query: string, options: object) => Result[] }} Engine */
/** @typedef {[page: string, chapter: string, sections: [anchor: string, title: string, text: string][]][]} Texts */

/** @typedef {{ dense: RegExp, divide: (text: string, apart: boolean) => string[], occurrences: (text: string, terms: readonly string[]) => { at: number, length: number }[] }} Words */
const { dense, divide, occurrences } = /** @type {{ colophonWords: Words }} */ (
  /** @type {unknown} */ (globalThis)
).colophonWords;

/** @type {(file: string) => Promise<void>} */
const load = (file) =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(file, folder).href;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(file));
    document.head.append(script);
  });

/** @type {Section[]} */
const sections = [];
/** @type {() => Promise<Engine>} */
const prepare = async () => {
  await Promise.all([load('minisearch.js'), load('sections.js')]);
  const { MiniSearch, colophonSections } =
    /** @type {{ MiniSearch: new (options: object) => Engine, colophonSections: Texts }} */ (
      /** @type {unknown} */ (globalThis)
    );
  for (const [page, chapter, list] of colophonSections)
    for (const [anchor, title, text] of list)
      sections.push({ id: sections.length, page, chapter, anchor, title, text });
  const engine = new MiniSearch({
    fields: ['title', 'text'],
    tokenize: (/** @type {string} */ text) => divide(text, true),
    processTerm: (/** @type {string} */ term) => term,
  });
  await engine.addAllAsync(sections, { chunkSize: 100 });
  return engine;
};

/** @type {(engine: Engine, query: string) => Result[]} */
const find = (engine, query) => {
  const options = {
    tokenize: (/** @type {string} */ text) => divide(text, false),
    prefix: true,
    fuzzy: (/** @type {string} */ term) => (term.length > 4 && !dense.test(term) ? 0.2 : false),
    boost: { title: 4 },
    weights: { prefix: 0.5, fuzzy: 0.2 },
  };
  const all = engine.search(query, { ...options, combineWith: 'AND' });
  return all.length > 0 ? all : engine.search(query, { ...options, combineWith: 'OR' });
};

/** Puts the found words of a text into `<mark>`. @type {(text: string, terms: string[]) => (string | HTMLElement)[]} */
const marked = (text, terms) => {
  let end = 0;
  const pieces = occurrences(text, terms).flatMap(({ at, length }) => {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(at, at + length);
    const before = text.slice(end, at);
    end = at + length;
    return [before, mark];
  });
  return [...pieces, text.slice(end)];
};

/** Gives about two lines of a text around the first found word. @type {(text: string, terms: string[]) => string} */
const excerpt = (text, terms) => {
  const at = occurrences(text, terms)[0]?.at ?? 0;
  const space = at < 60 ? 0 : text.lastIndexOf(' ', at - 40) + 1;
  const start = at - space > 120 ? at - 40 : space;
  const rest = text.slice(start, start + 180);
  const cut = start + 180 < text.length ? rest.replace(/\s+\S*$/, '') : rest;
  return `${start > 0 ? '… ' : ''}${cut}${cut.length < text.length - start ? ' …' : ''}`;
};

/** @type {(result: Result) => HTMLElement | undefined} */
const show = ({ id, terms }) => {
  const section = sections[id];
  if (!section) return undefined;
  const link = document.createElement('a');
  const mark = encodeURIComponent(terms.slice(0, 8).join(' '));
  link.href = `${new URL(section.page, new URL('..', folder)).href}?mark=${mark}#${encodeURIComponent(section.anchor)}`;
  const line = (/** @type {string} */ name, /** @type {(string | HTMLElement)[]} */ content) => {
    const span = document.createElement('span');
    span.className = name;
    span.append(...content);
    link.append(span, ' ');
  };
  if (section.title !== section.chapter) line('chapter', [section.chapter]);
  line('title', marked(section.title || section.chapter, terms));
  if (section.text) line('excerpt', marked(excerpt(section.text, terms), terms));
  const item = document.createElement('li');
  item.append(link);
  return item;
};

const dialog = document.createElement('dialog');
dialog.className = 'search';
dialog.setAttribute('aria-label', 'Search the book');
// The field is not of the type `search`: Escape would empty it and not close the dialog.
dialog.innerHTML =
  '<div role="search"><input type="text" role="searchbox" aria-label="Words to search for" placeholder="Search the book" autocomplete="off" autocapitalize="off"' +
  ' spellcheck="false" enterkeyhint="search"><button type="button">Close</button></div><p role="status"></p><ol></ol>';
const field = /** @type {HTMLInputElement} */ (dialog.querySelector('input'));
const status = /** @type {HTMLElement} */ (dialog.querySelector('[role="status"]'));
const list = /** @type {HTMLElement} */ (dialog.querySelector('ol'));
document.body.append(dialog);

/** @type {Engine | undefined} */
let engine;
const update = () => {
  const query = field.value.trim();
  if (!engine) return;
  const results = divide(query, false).length > 0 ? find(engine, query) : [];
  list.replaceChildren(...results.slice(0, most).flatMap((result) => show(result) ?? []));
  list.scrollTop = 0;
  const count = results.length === 1 ? '1 section' : `${results.length} sections`;
  const more = results.length > most ? `, the first ${most} shown` : '';
  status.textContent = query === '' ? '' : results.length === 0 ? 'Nothing found' : count + more;
};
const begin = async () => {
  status.textContent = 'Loading …';
  try {
    engine = await prepare();
    status.textContent = '';
    update();
  } catch {
    status.textContent = 'Search could not be loaded';
  }
};

field.addEventListener('input', update);
dialog.querySelector('button')?.addEventListener('click', () => dialog.close());
// A click outside the dialog closes it.
dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
dialog.addEventListener('keydown', (event) => {
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  if (event.key === 'ArrowDown') (links[at + 1] ?? links.at(-1) ?? field).focus();
  else if (event.key === 'ArrowUp') (links[at - 1] ?? field).focus();
  else if (event.key === 'Enter' && document.activeElement === field && !event.isComposing) links[0]?.click();
  else return;
  event.preventDefault();
});
const open = () => {
  if (!dialog.open) dialog.showModal();
  field.focus();
  field.select();
};
addEventListener('colophon-search', open);
open();
begin();
