// Check: anchors are unique in their chapter, links inside the book have targets, and headings have names.

import { posix } from 'node:path';
import { doubtOf, isAddress, linkResolver, linkUses, type Target } from '../dialect/links.ts';
import type { Manuscript, PlacedAnchor } from '../model/book.ts';
import type { Check, Tell } from '../model/contract.ts';
import { isUntitled } from '../read/chapter-roles.ts';

/** The check of anchors and of the links to them. */
export const anchors: Check<'duplicate' | 'ambiguous' | 'dead' | 'page' | 'file' | 'malformed' | 'unnamed'> =
  {
    id: 'anchors',
    about:
      'An anchor is a target of links: `<a name="sec:x"></a>`, or the slug that GitHub and mdBook make of a heading. Its id ' +
      'must be unique in the chapter and must not contain white space. Every link inside the book must lead to an anchor: ' +
      '`#id` to one of the same chapter or else to the only one of the book, `file.md#id` to one of another chapter, ' +
      '`file.md` to its title. A link may also lead to a file of the book that is no chapter: the web edition offers it for ' +
      'download, and the other editions name it, with its address if book.yaml has `url`. Of a link that leads nowhere, the editions show only the words. If a book names some of its headings, it should name all of them, so that addresses do not ' +
      'change with the wording.',
    severity: {
      duplicate: 'warning',
      ambiguous: 'warning',
      dead: 'warning',
      page: 'warning',
      file: 'warning',
      malformed: 'error',
      unnamed: 'warning',
    },
    examples: [
      {
        about: 'a name before its heading, a name in the text, and links to them',
        files: {
          'chapters/01-one.md':
            '<a name="sec:one"></a>\n\n# 1. One\n\nA <a name="place"></a>place. See [here](#place) and [one](01-one.md#sec:one).\n\n![A picture][p]\n\n[p]: a.png\n',
        },
        messages: [],
      },
      {
        about: 'slugs as on GitHub, also of headings that have a name; two chapters may have the same id',
        files: {
          'chapters/01-one.md':
            '<a name="a"></a>\n\n# 1. One\n\n<a name="b"></a>\n\n## 1.1. Café!\n\nTo [this](#11-café), [it](#b) and [that](02-two.md#b).\n',
          'chapters/02-two.md': '<a name="c"></a>\n\n# ?\n\nHere <a name="b"></a>is [it](#b).\n',
        },
        messages: [],
      },
      {
        about: 'one name given twice in a chapter',
        files: { 'chapters/01-one.md': '<a name="a"></a>\n\n# 1. One\n\nSome <a name="a"></a>text.\n' },
        messages: [
          'chapters/01-one.md:5:6: warning: Unexpected second anchor `a`, expected a name used once in a chapter (Links lead to the first, at chapters/01-one.md:1:1. Rename one of them, and correct the links to it.)',
        ],
      },
      {
        about: 'a link that may mean either of two chapters',
        files: {
          'chapters/01-one.md': '# 1. One\n\n## Overview\n\nSee [it](#overview).\n',
          'chapters/02-two.md': '# 2. Two\n\n## Overview\n',
          'chapters/03-three.md': '# 3. Three\n\nSee [it](#overview).\n',
        },
        messages: [
          'chapters/03-three.md:3:5: warning: Unexpected anchor `overview`, which 2 chapters have, expected one that says which it is (It leads to the first, at chapters/01-one.md:3:1; another is at chapters/02-two.md:3:1. Write `01-one.md#overview` if that is meant.)',
        ],
      },
      {
        about: 'a link that leads nowhere',
        files: {
          'chapters/01-one.md':
            '<a name="sec:one"></a>\n\n# 1. One\n\nSee [one](#sec:on) and [two](02-two.md).\n',
        },
        messages: [
          'chapters/01-one.md:5:5: warning: Cannot find anchor `sec:on` in the book (The editions show only the words of the link. Did you mean `#sec:one`?)',
          'chapters/01-one.md:5:24: warning: Cannot find chapter `02-two.md` in the book (The editions show only the words of the link. Did you mean `01-one.md`?)',
        ],
      },
      {
        about: 'pages that are no chapters: of another book of the same site, perhaps',
        files: { 'chapters/01-one.md': '# 1. One\n\n[a](../std/vec.html#x) [b](/api/) [c](one.txt)\n' },
        messages: [
          'chapters/01-one.md:3:1: warning: Cannot find `../std/vec.html` in the book (The editions show only the words of the link. Write the whole address, or set `url` in book.yaml if the page is beside the published book.)',
          'chapters/01-one.md:3:24: warning: Cannot find `/api/` in the book (The editions show only the words of the link. Write the whole address, or set `url` in book.yaml if the page is beside the published book.)',
          'chapters/01-one.md:3:35: warning: Cannot find `one.txt` in the book (The editions show only the words of the link. Write the whole address, or set `url` in book.yaml if the page is beside the published book.)',
        ],
      },
      {
        about: 'links to files of the book, from the chapter’s folder and from that of chapters',
        files: {
          'data/table.csv': '1,2\n',
          'chapters/run.sh': 'true\n',
          'chapters/01-one.md':
            '# 1. One\n\n[The table](../data/table.csv), <a href="run.sh">run</a> and [it](/run.sh#L1).\n',
        },
        messages: [],
      },
      {
        about: 'links to a file that is not there, to a folder, and to a hidden file',
        files: {
          'data/table.csv': '1,2\n',
          '.env': 'A=1\n',
          'chapters/01-one.md': '# 1. One\n\n[a](../data/tabel.csv) [b](../data/) [c](../.env)\n',
        },
        messages: [
          'chapters/01-one.md:3:1: warning: Cannot find `../data/tabel.csv` in the book (The editions show only the words of the link. Did you mean `../data/table.csv`?)',
          'chapters/01-one.md:3:24: warning: Unexpected folder `../data/`, expected a file or a chapter (The editions show only the words of the link. Link to the files in it, or write the whole address of a page that shows it.)',
          'chapters/01-one.md:3:38: warning: Unexpected hidden file `../.env`, expected one that readers may have (The editions show only the words of the link. Its name, or that of its folder, begins with a dot. Link to a copy of another name.)',
        ],
      },
      {
        about: 'queries: those of chapters are left out, one alone is no page',
        files: {
          'chapters/01-one.md': '# 1. One\n\n[a](01-one.md?plain=1#one) [b](?plain=1#one) [c](?plain=1)\n',
        },
        messages: [
          'chapters/01-one.md:3:46: warning: Unexpected link `?plain=1` that is only a query, expected a page (The editions show only the words of the link. Write the file of the chapter, or `#` and an anchor of this one.)',
        ],
      },
      {
        about: 'a name with white space, which addresses cannot contain',
        files: { 'chapters/01-one.md': '<a name="sec one"></a>\n\n# 1. One\n' },
        messages: [
          'chapters/01-one.md:1:1: error: Unexpected white space in anchor `sec one` (Use letters, digits, `:`, `-`, `_` and `.`.)',
        ],
      },
      {
        about:
          'headings without names, in a book that names others: their addresses change with their wording',
        files: {
          'chapters/01-one.md': '<a name="one"></a>\n\n# 1. One\n\n## Some\n\n## More\n',
          'chapters/02-two.md': '# 2. Two\n',
        },
        messages: [
          'chapters/01-one.md:5:1: warning: Cannot find a name for the heading `Some`, nor for 2 others of the 4 in the book (Write `<a name="some"></a>` and an empty line above the heading. The others are at chapters/01-one.md:7:1, chapters/02-two.md:1:1.)',
        ],
      },
      {
        about: 'a dedication, which has no heading to name',
        files: {
          'chapters/00-for.md': '---\nrole: dedication\n---\n\nFor B.\n',
          'chapters/01-one.md': '<a name="one"></a>\n\n# 1. One\n\nText.\n',
        },
        messages: [],
      },
      {
        about: 'a book that names no heading: their slugs are their addresses',
        files: { 'chapters/01-one.md': '# 1. One\n\n## Some\n\n## +\n\n## ?\n' },
        messages: [],
      },
    ],
    run(manuscript, tell) {
      const first = new Map(manuscript.anchors.map((anchor) => [keyOf(anchor), anchor]));
      for (const anchor of manuscript.repeated) {
        const { local, path, place } = anchor;
        const reason = `Unexpected second anchor \`${local}\`, expected a name used once in a chapter`;
        const at = placeOf(first.get(keyOf(anchor)) ?? anchor);
        const cure = `Links lead to the first, at ${at}. Rename one of them, and correct the links to it.`;
        tell('duplicate', path, place, reason, cure);
      }
      for (const { local, path, place } of manuscript.anchors) {
        if (local !== '' && !/\s/.test(local)) continue;
        const what =
          local === '' ? 'Unexpected empty anchor' : `Unexpected white space in anchor \`${local}\``;
        tell('malformed', path, place, what, 'Use letters, digits, `:`, `-`, `_` and `.`.');
      }
      tellUnnamed(manuscript, tell);
      const resolve = linkResolver(manuscript);
      for (const chapter of manuscript.chapters) {
        for (const { url, place } of linkUses(chapter)) {
          if (isAddress(url.trim()) || !url.trim()) continue; // The check `links` judges these.
          const target = resolve(url, chapter.path);
          if (target.to === 'anchor') {
            const doubt = doubtOf(url.slice(1), target, posix.dirname(chapter.path));
            if (doubt) tell('ambiguous', chapter.path, place, doubt.reason, doubt.cure);
          }
          if (target.to !== 'nowhere') continue;
          const { rule, reason, cure } = faultOf(url, target, chapter.path, manuscript.files);
          tell(
            rule,
            chapter.path,
            place,
            reason,
            `The editions show only the words of the link. ${cure}`.trim(),
          );
        }
      }
    },
  };

type Fault = Readonly<{ rule: 'dead' | 'page' | 'file'; reason: string; cure: string }>;

/** Gives what is wrong with a link of the chapter at `from` that leads to nothing in the book. */
function faultOf(
  url: string,
  { missing, nearest, path }: Extract<Target, { to: 'nowhere' }>,
  from: string,
  files: Manuscript['files'],
): Fault {
  const [file = ''] = url.split(/[?#]/, 1);
  if (url.startsWith('?') && !url.includes('#'))
    return {
      rule: 'page',
      reason: `Unexpected link \`${url}\` that is only a query, expected a page`,
      cure: 'Write the file of the chapter, or `#` and an anchor of this one.',
    };
  const linked = path === undefined ? undefined : files.get(path);
  const kind = linked?.kind ?? 'missing';
  if (kind === 'folder' || kind === 'hidden' || kind === 'unreadable')
    return { rule: 'file', ...unoffered[kind](file) };
  const other = linked && 'nearest' in linked ? linked.nearest : undefined;
  const near = nearest ?? (other === undefined ? undefined : posix.relative(posix.dirname(from), other));
  const question = near === undefined ? '' : `Did you mean \`${near}\`?`;
  if (file === '' || /\.md$/i.test(file))
    return { rule: 'dead', reason: `Cannot find ${missing} in the book`, cure: question };
  const advice =
    'Write the whole address, or set `url` in book.yaml if the page is beside the published book.';
  return {
    rule: 'page',
    reason: `Cannot find \`${file}\` in the book`,
    cure: other === undefined ? advice : `Did you mean \`${posix.relative(posix.dirname(from), other)}\`?`,
  };
}

/** Why the web edition does not offer what is at a path. */
const unoffered: Readonly<
  Record<'folder' | 'hidden' | 'unreadable', (file: string) => Readonly<{ reason: string; cure: string }>>
> = {
  folder: (file) => ({
    reason: `Unexpected folder \`${file}\`, expected a file or a chapter`,
    cure: 'Link to the files in it, or write the whole address of a page that shows it.',
  }),
  hidden: (file) => ({
    reason: `Unexpected hidden file \`${file}\`, expected one that readers may have`,
    cure: 'Its name, or that of its folder, begins with a dot. Link to a copy of another name.',
  }),
  unreadable: (file) => ({
    reason: `Cannot read \`${file}\``,
    cure: 'It must be a readable file of at most 250 MB.',
  }),
};

function keyOf({ home, local }: PlacedAnchor): string {
  return `${home}#${local}`;
}

function placeOf({ path, place: { start } }: Pick<PlacedAnchor, 'path' | 'place'>): string {
  return `${path}:${start.line}:${start.column}`;
}

/** Reports all headings without a name in one message, unless no heading has a name: then the author prefers slugs. */
function tellUnnamed({ chapters }: Manuscript, tell: Tell<'unnamed'>): void {
  const all = chapters.flatMap((chapter) => {
    const seen = isUntitled(chapter) ? chapter.headings.slice(1) : chapter.headings;
    return seen.map((section) => ({ ...section, path: chapter.path }));
  });
  const unnamed = all.filter(({ named }) => !named);
  const [section, ...others] = unnamed;
  if (!section || unnamed.length === all.length) return;
  const { local, title, path, place } = section;
  const most = 5;
  const rest = others.length > most ? ` and ${others.length - most} more` : '';
  const places = `${others.slice(0, most).map(placeOf).join(', ')}${rest}`;
  const count = others.length === 1 ? '1 other' : `${others.length} others`;
  tell(
    'unnamed',
    path,
    place,
    `Cannot find a name for the heading \`${title}\`${others.length > 0 ? `, nor for ${count} of the ${all.length} in the book` : ''}`,
    `Write \`<a name="${local}"></a>\` and an empty line above the heading.${others.length > 0 ? ` The others are at ${places}.` : ''}`,
  );
}
