// Check: every entry of the key `index` in book.yaml leads to an anchor of the book or to another term.

import type { Point, Position } from 'unist';
import { termsIn } from '../dialect/constructs/index-terms.ts';
import { foldTerm } from '../dialect/glossary/terms.ts';
import { marksIn } from '../dialect/index-marks.ts';
import { doubtOf, linkResolver, namedInSettings } from '../dialect/links.ts';
import type { Manuscript, TermUse } from '../model/book.ts';
import type { Check } from '../model/contract.ts';

const settings = 'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\n';

/** The check of the index. */
export const index: Check<'dead' | 'see' | 'term' | 'ambiguous' | 'mark' | 'missing' | 'range' | 'loop'> = {
  id: 'index',
  about:
    'The index contains the terms that the text defines and those of the key `index` in book.yaml. The text defines a term ' +
    'with `<dfn>term</dfn>`, or a subterm with `<dfn title="module, loading">loading</dfn>`. In book.yaml a term has ids of ' +
    'anchors, subterms, or `see` with another term. Every anchor must be in the book, and every term after `see` in the index, ' +
    'with a place. Marks in the text, such as `\\index{module}`, may have no empty term, and each `\\index{module|(}` needs its `\\index{module|)}`.',
  severity: {
    dead: 'error',
    see: 'error',
    term: 'error',
    ambiguous: 'warning',
    mark: 'warning',
    missing: 'warning',
    range: 'warning',
    loop: 'warning',
  },
  examples: [
    {
      about: 'terms in every form',
      files: {
        'book.yaml': `${settings}index:\n  module: sec:one\n  module, loading: [sec:one]\n  driver: {see: module, device: sec:one}\n  thread: {see: process}\n`,
        'chapters/01-one.md': '<a name="sec:one"></a>\n\n# 1. One\n\nA <dfn>process</dfn>.\n',
      },
      messages: [],
    },
    {
      about: 'an unknown anchor, and an unknown term after `see`',
      files: {
        'book.yaml': `${settings}index:\n  module: [sec:one, sec:on]\n  driver: {see: modules}\n`,
        'chapters/01-one.md': '<a name="sec:one"></a>\n\n# 1. One\n',
      },
      messages: [
        'book.yaml:8:21: error: Cannot find anchor `sec:on` in the book (Did you mean `#sec:one`?)',
        'book.yaml:9:12: error: Cannot find term `modules` in the index (Write a term of the key `index` or of a `<dfn>`.)',
      ],
    },
    {
      about: 'an anchor that two chapters have',
      files: {
        'book.yaml': `${settings}index:\n  module: more\n  driver: 02-two.md#more\n`,
        'chapters/01-one.md': '# 1. One\n\n## More\n',
        'chapters/02-two.md': '# 2. Two\n\n## More\n',
      },
      messages: [
        'book.yaml:8:3: warning: Unexpected anchor `more`, which 2 chapters have, expected one that says which it is (It leads to the first, at chapters/01-one.md:3:1; another is at chapters/02-two.md:3:1. Write `01-one.md#more` if that is meant.)',
      ],
    },
    {
      about: 'an empty term',
      files: {
        'book.yaml': `${settings}index:\n  '': sec:one\n`,
        'chapters/01-one.md': '<a name="sec:one"></a>\n\n# 1. One\n',
      },
      messages: [
        'book.yaml:8:3: error: Unexpected empty term in the index (Write the term before the colon.)',
      ],
    },
    {
      about: 'marks in the text, in order',
      files: {
        'chapters/01-one.md':
          '# 1. One\n\nA module\\index{module|(}, {{i:a driver}}\\index{driver|see{module, loading}}.\\index{module|)}\\index{module!loading}\n',
      },
      messages: [],
    },
    {
      about: 'marks that say nothing, or refer to nothing, and a passage without its end',
      files: {
        'chapters/01-one.md':
          '# 1. One\n\nA\\index{} b\\index{a|see{module}}.\n\nC\\index{c|(} d\\index{d|)} e.\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Cannot read index entry `` (Write a term between the braces: `\\index{module}`.)',
        'chapters/01-one.md:3:1: warning: Cannot find term `module` in the index (Readers are sent to a term that is not there. Mark its places, or name another.)',
        'chapters/01-one.md:5:1: warning: Unexpected end of a passage on `d`, expected its beginning before it (The index has the end alone. Write `\\index{d|(}` where it begins.)',
        'chapters/01-one.md:5:1: warning: Cannot find the end of the passage on `c` (The index has its beginning alone. Write `\\index{c|)}` where it ends.)',
      ],
    },
    {
      about: 'terms that refer to each other, and to no place',
      files: {
        'book.yaml': `${settings}index:\n  car: {see: lorry}\n  lorry: {see: truck}\n  truck: {see: car}\n  bus: {see: coach}\n  coach: {see: bus, seats: sec:one}\n`,
        'chapters/01-one.md': '<a name="sec:one"></a>\n\n# 1. One\n',
      },
      messages: [
        'book.yaml:8:9: warning: Unexpected term `car`, from which `see` leads round and round: car, lorry, truck, car (Readers find no place. Give one of them a place.)',
      ],
    },
  ],
  run(manuscript, tell) {
    const listed = termsIn(manuscript.manifest);
    const { path, locate } = manuscript.settings;
    const terms: Term[] = [];
    for (const { use, key } of listed) {
      if (use.words.includes('')) {
        const cure = 'Write the term before the colon.';
        tell('term', path, locate(key), 'Unexpected empty term in the index', cure);
      } else terms.push({ ...use, path, place: locate(key), isListed: true });
    }
    tellPlaces(manuscript, listed, tell);
    terms.push(...marksOf(manuscript, tell));
    const defined = manuscript.chapters.flatMap(({ text }) =>
      [...text.matchAll(/<dfn(?:\s+title="([^"]*)")?[^>]*>([^<]*)/gi)].map(([, title, words = '']) =>
        foldTerm(title ?? words),
      ),
    );
    tellReferences(terms, new Set(defined), tell);
  },
};

type Tell = Parameters<(typeof index)['run']>[1];

/** A use of a term, and where it is written. */
type Term = TermUse & Readonly<{ path: string; place: Point | Position | undefined; isListed: boolean }>;

/** Tells of places in book.yaml that the book has not, or twice. */
function tellPlaces(manuscript: Manuscript, listed: ReturnType<typeof termsIn>, tell: Tell): void {
  const resolve = linkResolver({ ...manuscript, files: new Map() });
  const { path, locate } = manuscript.settings;
  for (const { use, key } of listed) {
    if (use.id === undefined || use.words.includes('')) continue;
    const target = resolve(namedInSettings(use.id, manuscript), path);
    const doubt = target.to === 'anchor' ? doubtOf(use.id, target, manuscript.list.folder) : undefined;
    if (doubt) tell('ambiguous', path, locate(key), doubt.reason, doubt.cure);
    if (target.to === 'nowhere') {
      const cure = target.nearest === undefined ? undefined : `Did you mean \`${target.nearest}\`?`;
      tell('dead', path, locate(key), `Cannot find ${target.missing} in the book`, cure);
    }
  }
}

/** Gives the terms that the text marks, and tells of marks that say nothing, and of passages without an end. */
function marksOf({ chapters }: Manuscript, tell: Tell): readonly Term[] {
  const terms: Term[] = [];
  const open = new Map<string, Readonly<{ path: string; place: Position | undefined }>>();
  const formOf = (key: string, sign: string) => `\\index{${key}|${sign}}`;
  for (const { path, tree } of chapters)
    for (const { node, entry } of marksIn(tree)) {
      const { position: place, written } = node;
      if (!entry) {
        const cure = 'Write a term between the braces: `\\index{module}`.';
        tell('mark', path, place, `Cannot read index entry \`${written}\``, cure);
        continue;
      }
      const { words, kind, see } = entry;
      terms.push({ words, ...(see === undefined ? { id: '' } : { see }), path, place, isListed: false });
      const key = words.join('!');
      if (kind === 'begin') open.set(key, { path, place });
      if (kind !== 'end' || open.delete(key)) continue;
      const reason = `Unexpected end of a passage on \`${key}\`, expected its beginning before it`;
      const cure = `The index has the end alone. Write \`${formOf(key, '(')}\` where it begins.`;
      tell('range', path, place, reason, cure);
    }
  for (const [key, { path, place }] of open) {
    const cure = `The index has its beginning alone. Write \`${formOf(key, ')')}\` where it ends.`;
    tell('range', path, place, `Cannot find the end of the passage on \`${key}\``, cure);
  }
  return terms;
}

/** Tells of `see` that leads to no term, or through others to no place. */
function tellReferences(terms: readonly Term[], defined: ReadonlySet<string>, tell: Tell): void {
  const places = new Set(defined);
  const sees = new Map<string, string>();
  for (const { words, id, see } of terms) {
    const keys = words.map((_, depth) => foldTerm(words.slice(0, depth + 1).join(', ')));
    if (id !== undefined) for (const key of keys) places.add(key);
    else if (see !== undefined) sees.set(keys.at(-1) ?? '', foldTerm(see));
  }
  const told = new Set<string>();
  for (const { words, see, path, place, isListed } of terms) {
    if (see === undefined) continue;
    if (!places.has(foldTerm(see)) && !sees.has(foldTerm(see))) {
      const reason = `Cannot find term \`${see}\` in the index`;
      if (isListed) tell('see', path, place, reason, 'Write a term of the key `index` or of a `<dfn>`.');
      else {
        const cure = 'Readers are sent to a term that is not there. Mark its places, or name another.';
        tell('missing', path, place, reason, cure);
      }
      continue;
    }
    const way = [foldTerm(words.join(', '))];
    while (!places.has(way.at(-1) ?? '') && way.indexOf(way.at(-1) ?? '') === way.length - 1) {
      const next = sees.get(way.at(-1) ?? '');
      if (next === undefined) break;
      way.push(next);
    }
    const last = way.at(-1) ?? '';
    if (way.indexOf(last) === way.length - 1 || way.some((key) => told.has(key))) continue;
    for (const key of way) told.add(key);
    const reason = `Unexpected term \`${words.join(', ')}\`, from which \`see\` leads round and round: ${way.join(', ')}`;
    tell('loop', path, place, reason, 'Readers find no place. Give one of them a place.');
  }
}
