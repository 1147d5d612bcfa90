// Check: every address in anchors.lock is still in the book or has a redirect in book.yaml.

import type { Manuscript } from '../model/book.ts';
import type { Check } from '../model/contract.ts';
import { parseLock, settle, unlocked } from '../read/anchors-lock.ts';
import { redirectsOf } from '../settings/redirects.ts';

type Rule = 'vanished' | 'moved' | 'malformed' | 'doubtful' | 'unlocked';

const one =
  '<a name="sec:one"></a>\n\n# 1. One\n\nThis small book is free; you may copy it.\n\nIt comes without any warranty.\n';
const two = '<a name="sec:two"></a>\n\n# 2. Two\n\nText.\n';
const settings = (redirects: string) =>
  `id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\nredirects:\n${redirects}`;

/** The check of addresses that earlier builds have published. */
export const lock: Check<Rule> = {
  id: 'lock',
  about:
    'Links, bookmarks and printed texts keep the addresses of a book. The file `anchors.lock` lists each named anchor that a ' +
    'build has published, with its chapter. Builds add new anchors; keep the file under version control with the book. ' +
    'An anchor that is listed but no longer in the book, or in another chapter, is an error until `redirects` in book.yaml ' +
    'says where it leads now. Slugs of headings are not listed; the next build removes them from an older file.',
  severity: {
    vanished: 'error',
    moved: 'error',
    malformed: 'error',
    doubtful: 'warning',
    unlocked: 'warning',
  },
  examples: [
    {
      about: 'a book that has all listed anchors',
      files: {
        'anchors.lock': '# For people.\nsec:one\t01-one\nsec:two\t02-two\n',
        'chapters/01-one.md': one,
        'chapters/02-two.md': two,
      },
      messages: [],
    },
    {
      about: 'an anchor renamed, and one in another chapter',
      files: {
        'anchors.lock': 'sec:old\t01-one\nsec:one\t01-one\nsec:two\t01-one\nsec:two\t02-two\n',
        'chapters/01-one.md': one,
        'chapters/02-two.md': two,
      },
      messages: [
        'anchors.lock:1:1: error: Cannot find anchor `sec:old`, which the book had in `01-one` (Restore it, or write under `redirects` in book.yaml where it leads now: `sec:old: …`.)',
        'anchors.lock:3:1: error: Unexpected chapter `02-two` of anchor `sec:two`, expected `01-one`, where earlier builds had it (Move it back, or write under `redirects` in book.yaml: `01-one.html#sec:two: sec:two`.)',
      ],
    },
    {
      about: 'the same, with redirects in book.yaml',
      files: {
        'book.yaml': settings('  sec:old: sec:one\n  01-one.html#sec:two: sec:two\n'),
        'anchors.lock': 'sec:old\t01-one\nsec:one\t01-one\nsec:two\t01-one\nsec:two\t02-two\n',
        'chapters/01-one.md': one,
        'chapters/02-two.md': two,
      },
      messages: [],
    },
    {
      about: 'a chapter’s file renamed: one redirect of the page serves all its anchors',
      files: {
        'book.yaml': settings('  00-zero.html: sec:one\n'),
        'anchors.lock': 'sec:one\t00-zero\nsec:one\t01-one\n',
        'chapters/01-one.md': one,
      },
      messages: [],
    },
    {
      about: 'an older file, with slugs of headings that have moved, changed their number and gone',
      files: {
        'anchors.lock':
          'overview\t01-one\noverview-1\t02-two\nsec:one\t01-one\nsummary\t02-two\nwhy\t01-one\n',
        'chapters/01-one.md': one,
        'chapters/02-two.md': '# 2. Two\n\n## Overview\n',
      },
      messages: [
        'anchors.lock:4:1: warning: Cannot find anchor `summary`, which the book had in `02-two`, nor 1 more from other lines (If it was a name, restore it, or write under `redirects` in book.yaml where it leads now. If it was the slug of a heading, do nothing: the next build removes the line.)',
      ],
    },
    {
      about: 'a new anchor, which the next build adds, and a malformed line',
      files: { 'anchors.lock': 'sec:one 01-one\n', 'chapters/01-one.md': one },
      messages: [
        'anchors.lock:1:1: error: Unexpected line `sec:one 01-one`, expected an anchor, a tab and its chapter (`colophon build` writes this file. Undo the changes that were made by hand.)',
        'anchors.lock:1:1: warning: Cannot find anchor `sec:one` of `01-one` in anchors.lock (`colophon build` without `--strict` adds it: commit anchors.lock with the book.)',
      ],
    },
  ],
  run(manuscript, tell) {
    const { lock: file, anchors, manifest } = manuscript;
    // A book that was never built has published no addresses.
    if (!file) return;
    const found = parseLock(file);
    const at = (line: number) => ({ line, column: 1 });
    for (const { line, text } of found.flawed) {
      const reason = `Unexpected line \`${text}\`, expected an anchor, a tab and its chapter`;
      const cure = '`colophon build` writes this file. Undo the changes that were made by hand.';
      tell('malformed', file.path, at(line), reason, cure);
    }
    const { addresses, lost } = settle(found, manuscript);
    const [first, ...others] = lost;
    if (first) {
      const rest = others.length > 0 ? `, nor ${others.length} more from other lines` : '';
      const reason = `Cannot find anchor \`${first.id}\`, which the book had in \`${first.home}\`${rest}`;
      const cure =
        'If it was a name, restore it, or write under `redirects` in book.yaml where it leads now. ' +
        'If it was the slug of a heading, do nothing: the next build removes the line.';
      tell('doubtful', file.path, at(first.line), reason, cure);
    }
    const homes = homesOf(manuscript);
    const redirects = new Set(redirectsOf(manifest).map(({ key }) => key));
    for (const { id, home, line } of addresses) {
      const now = homes.get(id);
      if (now?.has(home)) continue;
      if (!now) {
        if (redirects.has(id)) continue;
        const reason = `Cannot find anchor \`${id}\`, which the book had in \`${home}\``;
        const cure = `Restore it, or write under \`redirects\` in book.yaml where it leads now: \`${id}: …\`.`;
        tell('vanished', file.path, at(line), reason, cure);
      } else if (!redirects.has(`${home}.html#${id}`) && !redirects.has(`${home}.html`)) {
        const [chapter = ''] = now;
        const reason = `Unexpected chapter \`${chapter}\` of anchor \`${id}\`, expected \`${home}\`, where earlier builds had it`;
        const cure = `Move it back, or write under \`redirects\` in book.yaml: \`${home}.html#${id}: ${id}\`.`;
        tell('moved', file.path, at(line), reason, cure);
      }
    }
    for (const { local: id, home } of unlocked(anchors, addresses)) {
      const reason = `Cannot find anchor \`${id}\` of \`${home}\` in anchors.lock`;
      const cure = '`colophon build` without `--strict` adds it: commit anchors.lock with the book.';
      tell('unlocked', file.path, at(1), reason, cure);
    }
  },
};

function homesOf({ anchors }: Manuscript): ReadonlyMap<string, ReadonlySet<string>> {
  const homes = new Map<string, Set<string>>();
  for (const { local, slugs = [], home } of anchors)
    for (const id of [local, ...slugs]) homes.set(id, (homes.get(id) ?? new Set()).add(home));
  return homes;
}
