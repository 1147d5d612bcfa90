// Check: a drawing (SVG) has no scripts, refers to no other file, and has a size and valid ids.

import type { Point } from 'unist';
import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import type { Image, ReadImage } from '../model/book.ts';
import type { Check } from '../model/contract.ts';
import { imagePath, imageUses } from '../read/images.ts';
import { visit } from '../tree/visit.ts';

type Rule = 'script' | 'external' | 'size' | 'id';

const drawing = (inside: string, size = ' width="9" height="9"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${size}>\n${inside}\n</svg>`;
const book = (image: string) => ({
  'a.svg': image,
  'chapters/01-one.md': '# 1. One\n\n![A](../a.svg)\n',
});

/** The check of drawings. */
export const svg: Check<Rule> = {
  id: 'svg',
  about:
    'An SVG must not contain scripts or event handlers, because e-readers refuse them. It must not refer to other files ' +
    '(pictures, stylesheets, fonts), because an edition must be complete without a network. It must have a size (`width` ' +
    'and `height`, or `viewBox`), and its ids must be unique XML names without a colon.',
  severity: { script: 'error', external: 'error', size: 'error', id: 'error' },
  examples: [
    {
      about: 'a drawing that uses its own parts, a picture inside it, and a link',
      files: book(
        drawing(
          '<style>rect { fill: url(#p) }</style><g id="p"/><use href="#p"/><image href="data:image/png;base64,"/>' +
            '<a href="https://example.org/"><rect id="r" fill="url(#p)"/></a>',
          ' viewBox="0 0 9 9"',
        ),
      ),
      messages: [],
    },
    {
      about: 'scripts',
      files: book(drawing('<script>x()</script>\n<rect onclick="x()"/>\n<a xlink:href="javascript:x()"/>')),
      messages: [
        'chapters/01-one.md:3:1: error: Unexpected `<script>` at 2:1 of `a.svg`, expected a drawing without scripts (Export it as plain SVG, or delete it there.)',
        'chapters/01-one.md:3:1: error: Unexpected `onclick` at 3:1 of `a.svg`, expected a drawing without scripts (Export it as plain SVG, or delete it there.)',
        'chapters/01-one.md:3:1: error: Unexpected `javascript:x()` at 4:1 of `a.svg`, expected a drawing without scripts (Export it as plain SVG, or delete it there.)',
      ],
    },
    {
      about: 'references to other files',
      files: book(
        drawing(
          '<style>@import "a.css"; rect { fill: url(b.svg#p) }</style>\n<image xlink:href="b.png"/>\n<rect fill="url(https://example.org/c)"/>',
        ),
      ),
      messages: [
        'chapters/01-one.md:3:1: error: Unexpected reference `@import` at 2:1 of `a.svg`, expected a drawing that needs no other file (Export it with embedded pictures, and with text as paths.)',
        'chapters/01-one.md:3:1: error: Unexpected reference `b.svg#p` at 2:1 of `a.svg`, expected a drawing that needs no other file (Export it with embedded pictures, and with text as paths.)',
        'chapters/01-one.md:3:1: error: Unexpected reference `b.png` at 3:1 of `a.svg`, expected a drawing that needs no other file (Export it with embedded pictures, and with text as paths.)',
        'chapters/01-one.md:3:1: error: Unexpected reference `https://example.org/c` at 4:1 of `a.svg`, expected a drawing that needs no other file (Export it with embedded pictures, and with text as paths.)',
      ],
    },
    {
      about: 'no size, an id that is not an XML name, and one given twice',
      files: book(drawing('<rect id="a:b"/>\n<rect id="c"/>\n<rect id="c"/>', '')),
      messages: [
        'chapters/01-one.md:3:1: error: Cannot find the size of `a.svg` (Write `width` and `height`, or `viewBox`, into its `<svg>`.)',
        'chapters/01-one.md:3:1: error: Unexpected id `a:b` at 2:1 of `a.svg`, expected a name of letters, digits, `-`, `_` and `.` (Export it as plain SVG, or rename it there and where it is used.)',
        'chapters/01-one.md:3:1: error: Unexpected second id `c` at 4:1 of `a.svg`, expected a name used once in the file (Export it as plain SVG, or rename it there and where it is used.)',
      ],
    },
    {
      about: 'a drawing for the cover',
      files: {
        'a.svg': drawing('<script/>'),
        'book.yaml':
          'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\ncover: {front: a.svg}\n',
      },
      messages: [
        'book.yaml:7:9: error: Unexpected `<script>` at 2:1 of `a.svg`, expected a drawing without scripts (Export it as plain SVG, or delete it there.)',
      ],
    },
  ],
  run({ chapters, images, cover, settings }, tell) {
    const told = new Set<string>();
    const judge = (image: ReadImage | undefined, path: string, place: Parameters<typeof tell>[2]) => {
      if (typeof image !== 'object' || image.type !== 'svg' || told.has(image.path)) return;
      told.add(image.path);
      for (const { rule, reason, cure } of faultsOf(image)) tell(rule, path, place, reason, cure);
    };
    for (const [part, image] of cover) judge(image, settings.path, settings.locate(['cover', part]));
    for (const { path: home, tree } of chapters) {
      for (const { url, place } of imageUses({ tree })) {
        const path = imagePath(home, url);
        if (path !== undefined) judge(images.get(path), home, place);
      }
    }
  },
};

type Fault = Readonly<{ rule: Rule; reason: string; cure: string }>;

const plain = 'Export it as plain SVG, or';
const cures = {
  script: `${plain} delete it there.`,
  external: 'Export it with embedded pictures, and with text as paths.',
  id: `${plain} rename it there and where it is used.`,
};

function faultsOf({ path, content, width }: Image): readonly Fault[] {
  const faults: Fault[] = [];
  if (width === undefined) {
    const cure = 'Write `width` and `height`, or `viewBox`, into its `<svg>`.';
    faults.push({ rule: 'size', reason: `Cannot find the size of \`${path}\``, cure });
  }
  const tree = fromXml(new TextDecoder().decode(content));
  const add = (rule: keyof typeof cures, what: string, place: Point | undefined, wanted: string) => {
    const at = place ? `at ${place.line}:${place.column} of` : 'in';
    const reason = `Unexpected ${what.slice(0, 100)} ${at} \`${path}\`, expected ${wanted}`;
    faults.push({ rule, reason, cure: cures[rule] });
  };
  const ids = new Set<string>();
  visit(tree as Root, (node) => {
    const place = node.position?.start;
    const outside = (url: string) =>
      add('external', `reference \`${url}\``, place, 'a drawing that needs no other file');
    if (node.type === 'instruction' && node.name === 'xml-stylesheet') outside('xml-stylesheet');
    if (node.type !== 'element') return;
    const runs = (what: string) => add('script', `\`${what}\``, place, 'a drawing without scripts');
    if (localName(node.name) === 'script') runs('<script>');
    for (const [name, value] of Object.entries(node.attributes)) {
      if (value === null || value === undefined) continue;
      if (/^on/i.test(name)) runs(name);
      else if (/^\s*javascript:/i.test(value)) runs(value);
      else if (fetches(node, name) && !isOwn(value)) outside(value);
      else for (const url of references(value)) outside(url);
      if (name !== 'id') continue;
      if (!/^[A-Za-z_\u00c0-\u{effff}][\w.\u00b7\u00c0-\u{effff}-]*$/u.test(value))
        add('id', `id \`${value}\``, place, 'a name of letters, digits, `-`, `_` and `.`');
      else if (ids.has(value)) add('id', `second id \`${value}\``, place, 'a name used once in the file');
      ids.add(value);
    }
    if (localName(node.name) === 'style')
      for (const child of node.children)
        if (child.type === 'text' || child.type === 'cdata') references(child.value).forEach(outside);
  });
  return faults;
}

/** Whether an attribute names something that a renderer loads; the link of an `<a>` is only followed. */
function fetches({ name }: Element, attribute: string): boolean {
  return /^(?:(?:\w+:)?href|src|srcset|data)$/.test(attribute) && localName(name) !== 'a';
}

function isOwn(url: string): boolean {
  return /^\s*(?:#|data:|$)/i.test(url);
}

/** The addresses that CSS would load, except those inside the file. */
function references(css: string): readonly string[] {
  const rules = [...css.matchAll(/@import\b|url\(\s*["']?([^"')]*)/gi)];
  return rules.map(([found, url]) => url ?? found).filter((url) => !isOwn(url));
}

function localName(name: string): string {
  return name.replace(/^.*:/, '').toLowerCase();
}
