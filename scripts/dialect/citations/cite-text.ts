// Finds citations in a text: those of Pandoc, Sphinx and MyST, LaTeX, and mdbook-bib.

import type { Citation, CiteItem } from '../../model/citations.ts';

/** A citation, and where it is in the text. `sure` if no other tool's syntax looks like it. */
export type FoundCitation = Citation & Readonly<{ start: number; end: number; sure: boolean }>;

const word = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*`;
/** A key in Pandoc's syntax: letters and digits, with single signs between them, or anything in braces. */
const at = String.raw`@(?:\{([^{}\s]+)\}|(${word}))`;
const first = String.raw`(?<![\p{L}\p{N}_@./\\:+-])`;

/** Every form, the longest first: roles (the code is behind `{cite}`), LaTeX, mdBook, brackets, and a key in the text. */
const forms = new RegExp(
  [
    String.raw`(?<role>(?::cite(?::[pt]\w*)?:|\{cite(?::\w+)?\})\x60(?<roleKeys>[^\x60\n]+)\x60)`,
    String.raw`(?<latex>\\(?<command>cite|citep|citet|parencite|textcite|autocite)\*?(?<options>(?:\[[^\[\]\n]*\]){0,2})\{(?<latexKeys>[^{}\n]+)\})`,
    String.raw`(?<book>\{\{#cite[ \t]+(?<bookKey>[^{}\s]+)[ \t]*\}\})`,
    String.raw`(?<double>(?<![\p{L}\p{N}_@])@@(?<doubleKey>${word}))`,
    String.raw`(?<group>\[(?<inside>[^\[\]]*?-?(?<![\p{L}\p{N}_])@[^\[\]]*)\](?![(\[:]))`,
    String.raw`(?<bare>${first}${at}(?:[ \t]+\[(?<more>[^\[\]@]*(?:;[^\[\]]*)?)\](?![(\[:]))?)`,
  ].join('|'),
  'gu',
);

/** Gives the citations in a text. Keys that stand in the text alone are taken only if `isKnown` knows them. */
export function citationsIn(text: string, isKnown: (key: string) => boolean): readonly FoundCitation[] {
  if (!/@|cite/.test(text)) return [];
  const found: FoundCitation[] = [];
  for (const match of text.matchAll(forms)) {
    const citation = citationOf(match, isKnown);
    if (!citation) continue;
    const { index: start } = match;
    found.push({ end: start + match[0].length, ...citation, start });
  }
  return found;
}

function citationOf(
  { 0: whole, index, groups = {} }: RegExpExecArray,
  isKnown: (key: string) => boolean,
): (Omit<FoundCitation, 'start' | 'end'> & { end?: number }) | undefined {
  const { role, roleKeys, command, options, latexKeys, bookKey, doubleKey, inside, bare, more } = groups;
  const plain = (keys: string): readonly CiteItem[] =>
    keys
      .split(',')
      .map((key) => ({ key: key.trim() }))
      .filter(({ key }) => key !== '');
  if (role) return { items: plain(roleKeys ?? ''), isText: /:t\b/.test(role), sure: true };
  if (command) {
    const [before = '', after] = [...(options ?? '').matchAll(/\[([^[\]]*)\]/g)].map(([, one = '']) => one);
    const [prefix, place] = after === undefined ? ['', before] : [before, after];
    const items = plain(latexKeys ?? '').map((item, number, all) => ({
      ...item,
      ...(number === 0 && prefix ? { prefix: `${prefix} ` } : {}),
      ...(number === all.length - 1 && place ? placeOf(place.replaceAll('~', ' ')) : {}),
    }));
    return items.length > 0 ? { items, isText: /^(?:citet|textcite)$/.test(command), sure: true } : undefined;
  }
  if (bookKey) return { items: plain(bookKey), isText: false, sure: true };
  if (doubleKey)
    return isKnown(doubleKey) ? { items: [{ key: doubleKey }], isText: false, sure: true } : undefined;
  if (inside !== undefined) {
    const items = inside.split(';').map(itemOf);
    const all = items.filter((item) => item !== undefined);
    if (all.length < items.length || all.some(({ key }) => isReference(key))) return undefined;
    return { items: all, isText: false, sure: false };
  }
  const [, braced, written = ''] = new RegExp(`^${at}`, 'u').exec(bare ?? '') ?? [];
  const key = braced ?? longestKnown(written, isKnown);
  if (key === undefined || !isKnown(key)) return undefined;
  const short = index + (braced === undefined ? key.length + 1 : key.length + 3);
  if (more === undefined || (braced === undefined && key !== written))
    return { items: [{ key }], isText: true, sure: true, end: short };
  const [place = '', ...others] = more.split(';');
  const rest = others.map(itemOf).filter((item) => item !== undefined);
  if (rest.length < others.length) return { items: [{ key }], isText: true, sure: true, end: short };
  return {
    items: [{ key, ...placeOf(place) }, ...rest],
    isText: true,
    sure: true,
    end: index + whole.length,
  };
}

/** Gives the longest beginning of a key that is known: `@a-b` may be `@a` and a hyphen. */
function longestKnown(written: string, isKnown: (key: string) => boolean): string | undefined {
  for (let key = written; key; key = key.replace(/[^\p{L}\p{N}_]*[\p{L}\p{N}_]*$/u, ''))
    if (isKnown(key)) return key;
  return undefined;
}

/** Tells whether a key is that of a cross-reference to a figure or its like, as Quarto and pandoc-crossref have them. */
function isReference(key: string): boolean {
  return /^(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|fn)[-:]/i.test(key);
}

const item = new RegExp(String.raw`^(?<prefix>(?:.*?[\s(])??)(?<minus>-?)${at}(?<suffix>.*)$`, 'su');

function itemOf(text: string): CiteItem | undefined {
  const found = item.exec(text.trim());
  const key = found?.[3] ?? found?.[4];
  if (key === undefined) return undefined;
  const { prefix = '', minus, suffix = '' } = found?.groups ?? {};
  return {
    key,
    ...(prefix.trim() ? { prefix: `${prefix.trim()} ` } : {}),
    ...(minus ? { suppressAuthor: true } : {}),
    ...placeOf(suffix),
  };
}

const labels: readonly (readonly [label: string, form: string])[] = [
  ['page', String.raw`p\.|pp\.|pages?|S\.|Seiten?`],
  ['chapter', String.raw`ch\.|chs\.|chap\.|chaps\.|chapters?|Kap\.`],
  ['section', String.raw`sec\.|secs\.|sections?|§§?`],
  ['volume', String.raw`vol\.|vols\.|volumes?|Bd\.`],
  ['figure', String.raw`fig\.|figs\.|figures?`],
  ['line', String.raw`ll?\.|lines?`],
  ['verse', String.raw`vv?\.|verses?`],
  ['note', String.raw`n\.|nn\.|notes?`],
  ['part', String.raw`pt\.|pts\.|parts?`],
  ['paragraph', String.raw`para\.|paras\.|paragraphs?|¶¶?`],
  ['column', String.raw`col\.|cols\.|columns?`],
  ['issue', String.raw`no\.|nos\.|issues?`],
];
const value = String.raw`[\p{N}ivxlcIVXLC]+[\p{L}\p{N}]*(?:(?:\s*[,–—-]+\s*|\s+(?:and|und|&)\s+|[.:/])[\p{N}ivxlc]+)*(?:\s?ff?\.?)?`;
const places = new RegExp(
  String.raw`^[\s,]*(?:${labels.map(([label, form]) => `(?<${label}>${form})`).join('|')})?\s*(?<value>${value})(?![\p{L}\p{N}])(?<rest>.*)$`,
  'su',
);

/** Reads what follows a key: `, p. 3` and further words. A number without a label is a page. */
function placeOf(text: string): Pick<CiteItem, 'label' | 'locator' | 'suffix'> {
  const braced = /^[\s,]*\{([^{}]+)\}(.*)$/s.exec(text);
  const source = braced?.[1] ?? text;
  const { value: locator, rest = '', ...named } = places.exec(source)?.groups ?? {};
  const label = Object.keys(named).find((name) => named[name] !== undefined);
  const isPlace = locator !== undefined && (label !== undefined || /\p{N}/u.test(locator));
  const suffix = isPlace ? rest + (braced?.[2] ?? '') : text;
  const after = suffix.trim() ? (/^[,.;:]/.test(suffix) ? suffix : ` ${suffix.trimStart()}`) : '';
  return {
    ...(isPlace ? { label: label ?? 'page', locator: locator.trim() } : {}),
    ...(after ? { suffix: after } : {}),
  };
}
