// Check: readers can follow every address outside of the book.

import { closest, distance } from 'fastest-levenshtein';
import { canFollow, formOf, isAddress, linkUses } from '../dialect/links.ts';
import { safeHtml } from '../dialect/safe.ts';
import type { Check } from '../model/contract.ts';

type Rule = 'empty' | 'malformed' | 'scheme' | 'host' | 'alias';

/** The check of addresses outside of the book. */
export const links: Check<Rule> = {
  id: 'links',
  about:
    'A link must lead to a place in the book (see `anchors`) or to a whole address, with a scheme that readers can follow ' +
    'from a browser, an e-reader and a PDF. Of any other link, the editions show only the words. Colophon does not check ' +
    'whether a server answers. The keys of `aliases` in book.yaml are whole addresses too; the chapter that one means may ' +
    'still be unwritten.',
  severity: { empty: 'warning', malformed: 'warning', scheme: 'warning', host: 'warning', alias: 'error' },
  examples: [
    {
      about: 'addresses of the web and of mail, and a chapter yet to be written',
      files: {
        'book.yaml':
          'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\naliases:\n  https://example.org/2: sec:two\n',
        'chapters/01-one.md':
          '# 1. One\n\n[A](https://example.org/a?b=c#d), <b@example.org>, http://[::1]:80/ and [2](https://example.org/2).\n',
      },
      messages: [],
    },
    {
      about: 'mistyped addresses',
      files: {
        'chapters/01-one.md':
          '# 1. One\n\n[a](http:/example.org) [b](<https://example.org/a b>) [c](htp://example.org) [d]() [e](mailto:)\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected address `http:/example.org`, expected `http://HOST/…` (Write two slashes and the host.)',
        'chapters/01-one.md:3:24: warning: Unexpected white space in address `https://example.org/a b` (Write `%20` for a space that belongs there.)',
        'chapters/01-one.md:3:55: warning: Unexpected scheme `htp:`, expected one of `http:`, `https:`, `mailto:`, `ftp:`, `tel:` (Did you mean `http:`?)',
        'chapters/01-one.md:3:78: warning: Unexpected empty address of a link (Write the address, or remove the link.)',
        'chapters/01-one.md:3:84: warning: Unexpected address `mailto:`, expected `mailto:NAME@HOST` (Write the mail address.)',
      ],
    },
    {
      about: 'schemes that no edition keeps, and an address without a scheme',
      files: {
        'chapters/01-one.md': '# 1. One\n\n[a](javascript:x) [b](file:///etc/passwd) [c](//example.org/c)\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected scheme `javascript:`, expected one of `http:`, `https:`, `mailto:`, `ftp:`, `tel:` (Remove the link: the editions show only its words.)',
        'chapters/01-one.md:3:19: warning: Unexpected scheme `file:`, expected one of `http:`, `https:`, `mailto:`, `ftp:`, `tel:` (Remove the link: the editions show only its words.)',
        'chapters/01-one.md:3:43: warning: Unexpected address `//example.org/c` without a scheme (Write `https://example.org/c`: an EPUB or a PDF has no scheme that the address could inherit.)',
      ],
    },
    {
      about: 'an alias that is not an address',
      files: {
        'book.yaml':
          'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\naliases:\n  example.org/2: sec:two\n',
      },
      messages: [
        'book.yaml:8:3: error: Unexpected alias `example.org/2`, expected an address such as `https://example.org/2` (Write the whole address, as links to it have it.)',
      ],
    },
  ],
  run({ manifest, settings, chapters }, tell) {
    for (const { path, tree } of chapters) {
      for (const { url, place } of linkUses({ tree })) {
        const fault = faultOf(url);
        if (fault) tell(fault.rule, path, place, fault.reason, fault.cure);
      }
    }
    for (const key of Object.keys(manifest.aliases ?? {})) {
      if (/^https?:/i.test(key) && !faultOf(key)) continue;
      const place = settings.locate(['aliases', key]);
      const reason = `Unexpected alias \`${key}\`, expected an address such as \`https://example.org/2\``;
      tell('alias', settings.path, place, reason, 'Write the whole address, as links to it have it.');
    }
  },
};

/** The schemes that the editions keep. */
const schemes = (safeHtml.protocols?.href ?? []).map((name) => `${name}:`);

type Fault = Readonly<{ rule: Rule; reason: string; cure: string }>;

function faultOf(url: string): Fault | undefined {
  const address = url.trim();
  if (address === '') {
    const cure = 'Write the address, or remove the link.';
    return { rule: 'empty', reason: 'Unexpected empty address of a link', cure };
  }
  if (!isAddress(address)) return undefined;
  if (/\s/.test(url)) {
    const cure = 'Write `%20` for a space that belongs there.';
    return { rule: 'malformed', reason: `Unexpected white space in address \`${url}\``, cure };
  }
  if (address.startsWith('//')) {
    const cure = `Write \`https:${url}\`: an EPUB or a PDF has no scheme that the address could inherit.`;
    return { rule: 'host', reason: `Unexpected address \`${url}\` without a scheme`, cure };
  }
  const scheme = address.slice(0, address.indexOf(':') + 1).toLowerCase();
  if (!schemes.includes(scheme)) {
    const near = closest(scheme, schemes);
    const cure =
      distance(scheme, near) <= 2
        ? `Did you mean \`${near}\`?`
        : 'Remove the link: the editions show only its words.';
    const wanted = schemes.map((name) => `\`${name}\``).join(', ');
    return { rule: 'scheme', reason: `Unexpected scheme \`${scheme}\`, expected one of ${wanted}`, cure };
  }
  if (canFollow(address)) return undefined;
  const { wanted, cure } = formOf(scheme);
  const reason = `Unexpected address \`${url}\`, expected \`${scheme}${wanted}\``;
  return { rule: 'malformed', reason, cure };
}
