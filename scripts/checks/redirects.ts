// Check: every old address in book.yaml leads to an anchor of the book, and the book does not have this address any more.

import { doubtOf, linkResolver, namedInSettings } from '../dialect/links.ts';
import type { Manuscript } from '../model/book.ts';
import type { Check } from '../model/contract.ts';
import { type Redirect, redirectsOf } from '../settings/redirects.ts';

type Rule = 'dead' | 'taken' | 'malformed' | 'ambiguous';

const settings =
  'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\nredirects:\n';
const one = '<a name="sec:one"></a>\n\n# 1. One\n';

/** The check of redirects. */
export const redirects: Check<Rule> = {
  id: 'redirects',
  about:
    'When an anchor or a chapter’s file is renamed, or an anchor moves to another chapter, `redirects` in book.yaml keeps ' +
    'old links working. Each old address leads to an anchor of the book. It is an anchor (`sec:old`), a page of the web ' +
    'edition (`01-old.html`), or an anchor that moved to another page (`01-old.html#sec:one`). An address that the book ' +
    'still has must not be redirected.',
  severity: { dead: 'error', taken: 'error', malformed: 'error', ambiguous: 'warning' },
  examples: [
    {
      about: 'an anchor renamed, a chapter’s file renamed, an anchor that was in another chapter',
      files: {
        'book.yaml': `${settings}  sec:uno: sec:one\n  01-uno.html: sec:one\n  02-two.html#sec:one: sec:one\n`,
        'chapters/01-one.md': one,
        'chapters/02-two.md': '<a name="sec:two"></a>\n\n# 2. Two\n',
      },
      messages: [],
    },
    {
      about: 'an unknown anchor, and an old address as a target',
      files: {
        'book.yaml': `${settings}  sec:uno: sec:on\n  sec:un: sec:uno\n`,
        'chapters/01-one.md': one,
      },
      messages: [
        'book.yaml:8:3: error: Cannot find anchor `sec:on` in the book (Did you mean `#sec:one`?)',
        'book.yaml:9:3: error: Cannot find anchor `sec:uno` in the book (It is itself an old address. Write `sec:on`.)',
      ],
    },
    {
      about: 'an anchor that several chapters have as a target',
      files: {
        'book.yaml': `${settings}  sec:uno: more\n  sec:due: 02-two.md#more\n`,
        'chapters/01-one.md': `${one}\n## More\n`,
        'chapters/02-two.md': '# 2. Two\n\n## More\n',
      },
      messages: [
        'book.yaml:8:3: warning: Unexpected anchor `more`, which 2 chapters have, expected one that says which it is (It leads to the first, at chapters/01-one.md:5:1; another is at chapters/02-two.md:3:1. Write `01-one.md#more` if that is meant.)',
      ],
    },
    {
      about: 'addresses that the book still has',
      files: {
        'book.yaml': `${settings}  sec:one: sec:one\n  01-One.html: sec:one\n  index.html: sec:one\n  01-one.html#sec:one: sec:one\n`,
        'chapters/01-one.md': one,
      },
      messages: [
        'book.yaml:8:3: error: Unexpected redirect of `sec:one`: the book still has this anchor, at chapters/01-one.md:1:1 (Remove the redirect, or rename the anchor.)',
        'book.yaml:9:3: error: Unexpected redirect of `01-One.html`: the web edition has a page of this name (Remove the redirect.)',
        'book.yaml:10:3: error: Unexpected redirect of `index.html`: the web edition has a page of this name (Remove the redirect.)',
        'book.yaml:11:3: error: Unexpected redirect of `01-one.html#sec:one`: the anchor is still on this page (Remove the redirect.)',
      ],
    },
    {
      about: 'keys that cannot be old addresses',
      files: {
        'book.yaml': `${settings}  '#uno': sec:one\n  'sec: uno': sec:one\n  old/uno.html: sec:one\n  uno.html: sec:one\n  UNO.html: sec:one\n`,
        'chapters/01-one.md': one,
      },
      messages: [
        'book.yaml:8:3: error: Unexpected redirect of `#uno`, expected an anchor (`sec:old`), a page (`old.html`) or both (`old.html#sec:x`) (Write it without `#`.)',
        'book.yaml:9:3: error: Unexpected redirect of `sec: uno`, expected an anchor (`sec:old`), a page (`old.html`) or both (`old.html#sec:x`) (Write it without white space.)',
        'book.yaml:10:3: error: Unexpected redirect of `old/uno.html`, expected an anchor (`sec:old`), a page (`old.html`) or both (`old.html#sec:x`) (All pages of a web edition are in one folder: write `uno.html`.)',
        'book.yaml:12:3: error: Unexpected redirect of `UNO.html`: some file systems treat it and `uno.html` as one file (Keep one of them.)',
      ],
    },
  ],
  run(manuscript, tell) {
    const { manifest, settings: yaml } = manuscript;
    const list = redirectsOf(manifest);
    if (list.length === 0) return;
    const say = (key: string, rule: Rule, reason: string, cure?: string) =>
      tell(rule, yaml.path, yaml.locate(['redirects', key]), reason, cure);
    const resolve = linkResolver({ ...manuscript, files: new Map() });
    const pages = new Map<string, string>();
    for (const redirect of list) {
      const { key, page, id, to } = redirect;
      const flaw = malformation(redirect);
      if (flaw !== undefined) {
        const forms = 'expected an anchor (`sec:old`), a page (`old.html`) or both (`old.html#sec:x`)';
        say(key, 'malformed', `Unexpected redirect of \`${key}\`, ${forms}`, flaw);
        continue;
      }
      const target = resolve(namedInSettings(to, manuscript), yaml.path);
      const still = existing(redirect, target.to === 'anchor' ? target.anchor.home : undefined, manuscript);
      if (still) say(key, 'taken', `Unexpected redirect of \`${key}\`: ${still.reason}`, still.cure);
      const twin = page === undefined || id !== undefined ? undefined : pages.get(page.toLowerCase());
      if (twin !== undefined) {
        const reason = `Unexpected redirect of \`${key}\`: some file systems treat it and \`${twin}\` as one file`;
        say(key, 'taken', reason, 'Keep one of them.');
      } else if (page !== undefined && id === undefined) pages.set(page.toLowerCase(), page);
      if (target.to === 'anchor') {
        const doubt = doubtOf(to, target, manuscript.list.folder);
        if (doubt) say(key, 'ambiguous', doubt.reason, doubt.cure);
        continue;
      }
      if (target.to !== 'nowhere') continue;
      const onwards = list.find((other) => other.key === to)?.to;
      const near = target.nearest === undefined ? undefined : `Did you mean \`${target.nearest}\`?`;
      const cure = onwards === undefined ? near : `It is itself an old address. Write \`${onwards}\`.`;
      say(key, 'dead', `Cannot find ${target.missing} in the book`, cure);
    }
  },
};

/** The cure for a key that cannot be an old address; undefined if it can. */
function malformation({ key, page, id }: Redirect): string | undefined {
  if (key === '' || id === '' || page?.toLowerCase() === '.html') return 'Write the old address.';
  if (/\s/.test(key)) return 'Write it without white space.';
  if (page === undefined) return key.startsWith('#') ? 'Write it without `#`.' : undefined;
  if (id !== undefined && /^(?:index|all)\.html$/i.test(page))
    return `Write \`${id}\`: this page has all anchors, and the redirects of anchors.`;
  const name = page.replace(/^.*[/\\]/, '');
  return name === page
    ? undefined
    : `All pages of a web edition are in one folder: write \`${key.slice(-(key.length - page.length + name.length))}\`.`;
}

/**
 * The reason and the cure if the book still has an address; undefined if it does not. The slug of a heading counts only in
 * the chapter that the redirect leads to (`target`).
 */
function existing(
  { page, id }: Redirect,
  target: string | undefined,
  { anchors, chapters }: Manuscript,
): Readonly<{ reason: string; cure: string }> | undefined {
  const alike = anchors.filter(({ local }) => local === id);
  if (page === undefined) {
    const anchor = alike.find(({ named, home }) => named || home === target);
    if (!anchor) return undefined;
    const { line, column } = anchor.place.start;
    return {
      reason: `the book still has this anchor, at ${anchor.path}:${line}:${column}`,
      cure: 'Remove the redirect, or rename the anchor.',
    };
  }
  const cure = 'Remove the redirect.';
  if (id !== undefined)
    return alike.some(({ home }) => page === `${home}.html`)
      ? { reason: 'the anchor is still on this page', cure }
      : undefined;
  const names = ['index', '404', ...chapters.map(({ name }) => name)].map((name) =>
    `${name}.html`.toLowerCase(),
  );
  return names.includes(page.toLowerCase())
    ? { reason: 'the web edition has a page of this name', cure }
    : undefined;
}
