// Check: every anchor is unique, every link inside the book leads somewhere, every heading has a name of its own.

import type { PlacedAnchor } from '../book.ts';
import type { Check } from '../contract.ts';
import { isAddress, linkResolver, linkUses } from '../links.ts';

/** See `about`. */
export const anchors: Check<'duplicate' | 'dead' | 'malformed' | 'unnamed'> = {
  id: 'anchors',
  about:
    'An anchor is an address that others link to: `<a name="sec:x"></a>`. It stands once in the whole book, in letters ' +
    'that an address can hold; every link inside the book (`#id`, `file.md`, `file.md#id`) leads to one; and every ' +
    'heading has one of its own, so that its address does not change with its wording.',
  severity: { duplicate: 'error', dead: 'error', malformed: 'error', unnamed: 'warning' },
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
      about: 'one name given twice',
      files: { 'chapters/01-one.md': '<a name="a"></a>\n\n# 1. One\n\nSome <a name="a"></a>text.\n' },
      messages: [
        'chapters/01-one.md:5:6: error: Unexpected second anchor `a`, expected a name used once in the book (The first is at chapters/01-one.md:1:1. Rename one of them, and the links that mean it.)',
      ],
    },
    {
      about: 'a link that leads nowhere',
      files: {
        'chapters/01-one.md':
          '<a name="sec:one"></a>\n\n# 1. One\n\nSee [one](#sec:on) and [two](02-two.md).\n',
      },
      messages: [
        'chapters/01-one.md:5:5: error: Cannot find anchor `sec:on` in the book (Did you mean `#sec:one`?)',
        'chapters/01-one.md:5:24: error: Cannot find chapter `02-two.md` in the book (Did you mean `01-one.md`?)',
      ],
    },
    {
      about: 'a name that no address can hold',
      files: { 'chapters/01-one.md': '<a name="sec one"></a>\n\n# 1. One\n' },
      messages: [
        'chapters/01-one.md:1:1: error: Unexpected white space in anchor `sec one` (Use letters, digits, `:`, `-`, `_` and `.`.)',
      ],
    },
    {
      about: 'a heading whose address would change with its wording',
      files: { 'chapters/01-one.md': '# 1. One\n' },
      messages: [
        'chapters/01-one.md:1:1: warning: Cannot find a name for the heading `One` (Write `<a name="one"></a>` and an empty line before it.)',
      ],
    },
  ],
  run(manuscript, tell) {
    const first = new Map<string, PlacedAnchor>();
    for (const anchor of manuscript.anchors) {
      const { id, path, place, named, title } = anchor;
      const other = first.get(id);
      if (other) {
        const { line, column } = other.place.start;
        tell(
          'duplicate',
          path,
          place,
          `Unexpected second anchor \`${id}\`, expected a name used once in the book`,
          `The first is at ${other.path}:${line}:${column}. Rename one of them, and the links that mean it.`,
        );
      } else first.set(id, anchor);
      if (id === '' || /\s/.test(id)) {
        const what = id === '' ? 'Unexpected empty anchor' : `Unexpected white space in anchor \`${id}\``;
        tell('malformed', path, place, what, 'Use letters, digits, `:`, `-`, `_` and `.`.');
      }
      if (!named) {
        const cure = `Write \`<a name="${id}"></a>\` and an empty line before it.`;
        tell('unnamed', path, place, `Cannot find a name for the heading \`${title}\``, cure);
      }
    }
    const resolve = linkResolver(manuscript);
    for (const chapter of manuscript.chapters) {
      for (const { url, place } of linkUses(chapter)) {
        if (isAddress(url.trim()) || !url.trim()) continue; // the check `links` judges these
        const target = resolve(url, chapter.path);
        if (target.to !== 'nowhere') continue;
        const cure = target.nearest === undefined ? undefined : `Did you mean \`${target.nearest}\`?`;
        tell('dead', chapter.path, place, `Cannot find ${target.missing} in the book`, cure);
      }
    }
  },
};
