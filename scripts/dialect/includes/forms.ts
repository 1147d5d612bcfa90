// Reads the directives by which chapters take in files, as a dozen tools write them.

import { posix } from 'node:path';

/** A directive. Its file has one of `files`, paths from the book's folder; none if it shows nothing. */
export type Directive = Readonly<{
  files: readonly string[];
  /** The wanted lines or region, as `partOf` reads them. */
  part: string;
  /** The words after the fence of the listing that shows the file; undefined if the file's text itself is taken in. */
  fence?: string;
}>;

/** What is written, in named groups, and the folders from which its path starts: the chapter's, or that of the book. */
type Form = Readonly<{
  source: string;
  /** Whether a listing may have it too, where it stands for lines of code. */
  inCode?: true;
  read: (groups: Readonly<Record<string, string | undefined>>) => Readonly<{
    path: string | undefined;
    from: readonly ('chapter' | 'book')[];
    part?: string | undefined;
    fence?: string;
  }>;
}>;

/** The names of mdBook's directives. */
export const directiveNames: readonly string[] = [
  'include',
  'rustdoc_include',
  'playground',
  'playpen',
  'title',
];

const alone = String.raw`(?<=^[ \t]*)`;
const lineEnd = String.raw`[ \t]*$`;

const forms: readonly Form[] = [
  {
    // mdBook
    source: String.raw`\\?\{\\?\{#\s*(?<name>${directiveNames.join('|')})\s+(?<path>[^{}\n:\s]+)(?::(?<part>[^{}\n\s]*))?[^{}\n]*?\s*\}\}`,
    inCode: true,
    read: ({ name = '', path, part }) => ({
      path: name === 'title' ? undefined : path,
      from: ['chapter'],
      part,
      ...(name.startsWith('play') && { fence: 'rust' }),
    }),
  },
  {
    // Material for MkDocs, PyMdown Extensions
    source: String.raw`${alone};?-+8<-+[ \t]+["'](?<path>[^"'\n:]+)(?::(?<part>[^"'\n]*))?["']${lineEnd}`,
    inCode: true,
    read: ({ path, part }) => ({ path, from: ['book', 'chapter'], part }),
  },
  {
    // markdown-include for Python-Markdown
    source: String.raw`\\?\{!>?[ \t]*(?<path>[\w./-]+\.\w+)[ \t]*!\}`,
    inCode: true,
    read: ({ path }) => ({ path, from: ['chapter', 'book'] }),
  },
  {
    // Quarto
    source: String.raw`(?<!\{)\\?\{\{<[ \t]*include[ \t]+["']?(?<path>[^\s<>"']+)["']?[ \t]*>\}\}`,
    read: ({ path }) => ({ path, from: path?.startsWith('/') ? ['book'] : ['chapter'] }),
  },
  {
    // HonKit and GitBook
    source: String.raw`\\?\{%-?[ \t]*include[ \t]+["'](?<path>[^"'\n]+)["'][ \t]*-?%\}`,
    read: ({ path }) => ({ path, from: ['chapter', 'book'] }),
  },
  {
    // VitePress and VuePress
    source: String.raw`<!--[ \t]*@include:[ \t]*(?<path>[^\s{}#<>]+)(?:#(?<region>[\w-]+))?(?:\{(?<lines>[\d,-]*)\})?[ \t]*-->`,
    read: ({ path, region, lines }) => ({ ...ofSite(path), part: region ?? fromCommas(lines) }),
  },
  {
    source: String.raw`${alone}<<<[ \t]+(?<path>[^\s{}#[\]]+)(?:#(?<region>[\w-]+))?[ \t]*(?:\{(?<options>[^{}\n]*)\})?[ \t]*(?:\[(?<name>[^[\]\n]*)\])?${lineEnd}`,
    read: ({ path, region, options = '', name }) => {
      const [, lines = '', words = ''] = /^([\d,\s-]*)(.*)$/.exec(options) ?? [];
      const language = words.trim() || languageOf(path);
      const fence = [language, lines.trim() && `{${lines.trim()}}`, name && `[${name}]`].filter(Boolean);
      return { ...ofSite(path), part: region, fence: fence.join(' ') };
    },
  },
  {
    source: String.raw`${alone}@\[code(?:\{(?<lines>[\d,-]*)\})?(?<words>[^\]\n]*)\]\((?<path>[^()\s]+)\)${lineEnd}`,
    read: ({ path, lines, words = '' }) => ({
      ...ofSite(path),
      part: fromCommas(lines),
      fence: words.trim().replace(/^[{:]|^$/, `${languageOf(path)} $&`),
    }),
  },
  {
    // gitbook-plugin-include-codeblock
    source: String.raw`${alone}\[(?:import|include)(?<words>[:,\s][^\]\n]*)?\]\((?!https?:)(?<path>[^()\s]+\.(?!md\b)\w+)\)${lineEnd}`,
    read: ({ path, words = '' }) => {
      const option = (name: string) =>
        new RegExp(String.raw`\b${name}[ \t]*[=:][ \t]*(?:"([^"]*)"|'([^']*)'|([\w+#-]+))`)
          .exec(words)
          ?.slice(1)
          .find((value) => value !== undefined);
      // Words after a comma only tell editors of the text something.
      const [, part] = /^:[ \t]*["']?([\w-]+)["']?[ \t]*(?=[,\s]|$)/.exec(words) ?? [];
      const title = option('title');
      const fence = [option('lang') ?? languageOf(path), title && `title="${title}"`]
        .filter(Boolean)
        .join(' ');
      return { path, from: ['chapter'], part: part ?? option('marker'), fence };
    },
  },
  {
    // Markdown Preview Enhanced
    source: String.raw`${alone}@import[ \t]+"(?<path>[^"\n]+)"[ \t]*(?:\{[^{}\n]*\})?;?${lineEnd}`,
    read: ({ path = '' }) => ({
      path,
      from: path.startsWith('/') ? ['book'] : ['chapter'],
      ...(!/\.(?:md|markdown)$/i.test(path) && { fence: languageOf(path) }),
    }),
  },
];

/** Matches every directive in the text of paragraphs. */
export const inText: RegExp = anyOf(forms);

/** Matches the directives that a listing may have. */
export const inCode: RegExp = anyOf(forms.filter((form) => form.inCode));

/** Whether a text could have a directive: quicker to ask than to look for it. */
const sign = /\{\\?\{#|8<-|\{!|\{\{<|\{%|@include:|<<<|@\[code|@import|\[(?:import|include)/;

/** Whether a text has a directive. */
export function hasDirective(text: string): boolean {
  return sign.test(text) && text.search(inText) >= 0;
}

function anyOf(some: readonly Form[]): RegExp {
  const sources = some.map(({ source }) => `(?:${source.replace(/\(\?<\w+>/g, '(?:')})`);
  return new RegExp(sources.join('|'), 'gm');
}

/** Reads a directive in the file at `path`; undefined if a backslash or a semicolon makes it plain text. */
export function directiveOf(written: string, path: string): Directive | undefined {
  if (/^[\\;]|^\{\\/.test(written)) return undefined;
  for (const { source, read } of forms) {
    const { groups } = new RegExp(`^(?:${source})$`).exec(written) ?? {};
    if (!groups) continue;
    const { path: target, from, part = '', fence } = read(groups);
    const base = { chapter: posix.dirname(path), book: '.' };
    const files = target === undefined ? [] : from.map((one) => posix.join(base[one], target));
    return { files, part, ...(fence !== undefined && { fence }) };
  }
  return undefined;
}

/** Plain text as readers see it, without the sign before it. */
export function withoutEscape(written: string): string {
  return written.replace(/\\|^;/g, '');
}

/** `@` is the folder of the site in VitePress; other paths start from the chapter. */
function ofSite(path = ''): Readonly<{ path: string; from: readonly ('chapter' | 'book')[] }> {
  return path.startsWith('@/') ? { path: path.slice(2), from: ['book'] } : { path, from: ['chapter'] };
}

/** The lines of a file in VitePress's braces: `3,` is from the third on, `3,5` and `3-5` up to the fifth. */
function fromCommas(lines = ''): string {
  return /^\d*,\d*$/.test(lines) ? lines.replace(',', ':') : lines;
}

function languageOf(path = ''): string {
  return posix.extname(path).slice(1);
}
