// Redirects addresses whose id is on another page now.

const folder = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src);
/** @type {() => string} */
const wanted = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
};

/** Gives the address of an id, if the book has it. @type {(id: string) => Promise<string | undefined>} */
const find = async (id) => {
  await new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = new URL('search/anchors.js', folder).href;
    script.onload = script.onerror = resolve;
    document.head.append(script);
  });
  const pages = /** @type {{ colophonAnchors?: Record<string, readonly string[]> }} */ (globalThis);
  const [page] = Object.entries(pages.colophonAnchors ?? {}).find(([, ids]) => ids.includes(id)) ?? [];
  return page && new URL(`${page}#${encodeURIComponent(id)}`, folder).href;
};

/** Gives the similarity of two names, from 0 to 1, by the pairs of letters that they share. @type {(one: string, other: string) => number} */
const likeness = (one, other) => {
  /** @type {(name: string) => string[]} */
  const pairs = (name) => [...name].slice(1).map((letter, at) => [...name][at] + letter);
  const [ours, theirs] = [pairs(one), pairs(other)];
  const common = ours.filter((pair) => theirs.includes(pair)).length;
  return (2 * common) / Math.max(ours.length + theirs.length, 1);
};

/** @type {(text: string, href: string) => void} */
const propose = (text, href) => {
  const line = document.querySelector('.nearest');
  const link = line?.querySelector('a');
  if (!(line instanceof HTMLElement) || !link) return;
  link.textContent = text;
  link.href = href;
  line.hidden = false;
};

const proposeNearest = () => {
  /** @type {(path: string) => string} */
  const nameOf = (path) =>
    decodeURIComponent(path.split('/').at(-1) ?? '')
      .toLowerCase()
      .replace(/\.[a-z]+$/, '');
  const name = nameOf(location.pathname);
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll('main .contents a.entry');
  const [best] = [...links]
    .map((link) => ({ link, score: likeness(name, nameOf(link.pathname)) }))
    .sort((one, other) => other.score - one.score);
  if (best && best.score > 0.3) propose(best.link.textContent ?? '', best.link.href.replace(/#.*/, ''));
};

const goOn = async () => {
  const id = wanted();
  const target = id ? document.getElementById(id) : null;
  if (document.body.classList.contains('front')) {
    const entry = target?.closest('.contents li[id], .contents .place');
    const link = target?.matches('li, .place, .former') ? entry?.querySelector('a') : null;
    if (link && !document.body.classList.contains('whole')) return location.replace(link.href);
  }
  const lost = document.body.classList.contains('lost');
  if (id && !target) {
    const place = await find(id);
    if (place && !lost) return location.replace(place);
    if (place) return propose(id, place);
  }
  if (lost) proposeNearest();
};
addEventListener('hashchange', goOn);
goOn();
