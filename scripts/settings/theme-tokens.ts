// The design tokens that a theme may set: what each is, and what it becomes in the stylesheets of each edition.

/** A custom property of an edition's stylesheet, with its value: for colours on the web in light and dark, for fonts the rest of the list. */
type Property = Readonly<{ property: string; light?: string; dark?: string; rest?: string }>;

/** Rules in which `$` is the value of the token; for colours on the web, with those that hold without a theme. */
type Rules = Readonly<{ rules: string; light?: string; dark?: string }>;

/** A design token. Editions that are not listed leave what it sets to their readers. */
export type Token = Readonly<{
  name: string;
  about: string;
  web?: Property | Rules;
  epub?: Rules;
  paper?: Property | Rules;
}>;

const paperSans = '"Source Sans", "Source Serif", "Source Code", var(--others), sans-serif';
const paperSerif = '"Source Serif", "Source Sans", "Source Code", var(--others), serif';
const paperCode = '"Source Code", "Source Sans", "Source Serif", var(--others), monospace';

const colour = (property: string, light: string, dark: string): Property => ({ property, light, dark });

/** All design tokens. Colours of the web edition are those of `:root` for light, and of `:root[data-theme="dark"]` and `"sepia"`. */
export const tokens: readonly Token[] = [
  {
    name: '--body-font',
    about: 'The font of running text.',
    web: { property: '--serif', rest: '"Source Serif 4", serif' },
    epub: { rules: 'body { font-family: $; }' },
    paper: { property: '--serif', rest: paperSerif },
  },
  {
    name: '--heading-font',
    about: 'The font of headings.',
    web: { rules: 'main .heading, .heading.rank-1 { font-family: $; }' },
    epub: { rules: 'h1, h2, h3, h4, h5, h6 { font-family: $; }' },
    paper: { rules: 'h1, h1 .number, h2, h3, h4, h5, h6 { font-family: $; }' },
  },
  {
    name: '--sans-font',
    about: 'The font of tables, captions and what stands beside the text.',
    web: { property: '--sans', rest: '"Source Sans 3", sans-serif' },
    epub: { rules: 'table, figcaption, .alert-title { font-family: $; }' },
    paper: { property: '--sans', rest: paperSans },
  },
  {
    name: '--code-font',
    about: 'The font of code.',
    web: { property: '--mono', rest: '"Source Code Pro", monospace' },
    epub: { rules: 'pre, code, kbd, samp { font-family: $; }' },
    paper: { property: '--code', rest: paperCode },
  },
  {
    name: '--text-size',
    about: 'The size of running text, such as `1.2rem`; on paper in points, such as `11pt`.',
    web: { rules: 'body { font-size: calc(var(--scale, 1) * $); }' },
    paper: { rules: 'html { font-size: $; }' },
  },
  {
    name: '--line-height',
    about: 'The distance of lines, such as `1.5`.',
    web: { rules: 'body { line-height: $; }' },
    epub: { rules: 'body { line-height: $; }' },
    paper: { rules: 'html { line-height: $; }' },
  },
  {
    name: '--measure',
    about: 'The width of the column of text, such as `30em`. On paper, book.yaml sets the margins.',
    web: { property: '--measure' },
  },
  {
    name: '--text',
    about: 'The colour of text.',
    web: colour('--ink', '#211e1a', '#e6e1d8'),
    paper: { property: '--ink' },
  },
  {
    name: '--quiet-text',
    about: 'The colour of captions, quotations and what else is less than text.',
    web: colour('--quiet', '#645f57', '#aba498'),
    paper: { property: '--quiet' },
  },
  {
    name: '--accent',
    about: 'The colour of numbers, of lines under links, and of what is chosen.',
    web: colour('--accent', '#8a1f11', '#ef9a86'),
    paper: { property: '--accent' },
  },
  {
    name: '--link',
    about: 'The colour of links in the text.',
    web: {
      rules: 'main :is(p, li, dd, td) > a[href]:not([class]) { color: $; }',
      light: '#211e1a',
      dark: '#e6e1d8',
    },
    epub: { rules: 'a[href] { color: $; }' },
    paper: { rules: '.screen.color p a[href] { color: $; }' },
  },
  { name: '--background', about: 'The colour of the page.', web: colour('--paper', '#fdfcfa', '#1a1816') },
  {
    name: '--panel',
    about: 'The background of asides and, on paper, of code.',
    web: colour('--shade', '#f5f4f0', '#23211e'),
    paper: { property: '--shade' },
  },
  {
    name: '--rule',
    about: 'The colour of thin lines.',
    web: colour('--hairline', '#dbd6cb', '#3d3933'),
    epub: { rules: 'hr, th, td { border-color: $; }' },
    paper: { property: '--hairline' },
  },
  {
    name: '--highlight',
    about: 'The background of marked words.',
    web: colour('--tint', '#f8ebe4', '#3a2722'),
  },
  { name: '--code-text', about: 'The colour of code.', web: colour('--code-ink', '#24211d', '#e2ddd3') },
  {
    name: '--code-background',
    about: 'The background of code.',
    web: colour('--code-paper', '#f5f4f0', '#23211e'),
  },
  ...(
    [
      ['keyword', '.hl-keyword, .hl-operator', '#7a1fa2', '#d3a9ee'],
      ['string', '.hl-string, .hl-regexp, .hl-char', '#1b6b1b', '#a3d08f'],
      ['comment', '.hl-comment, .hl-quote, .hl-doctag', '#66645c', '#a39c90'],
      ['number', '.hl-number, .hl-literal, .hl-symbol', '#8f4500', '#ebb27d'],
      ['name', '.hl-title, .hl-built_in, .hl-type, .hl-name', '#0b4f9e', '#93bff5'],
      ['meta', '.hl-meta, .hl-variable, .hl-tag', '#8a1f11', '#f2a08f'],
    ] as const
  ).map(
    ([name, classes, light, dark]): Token => ({
      name: `--code-${name}`,
      about: `The colour of code’s ${name === 'meta' ? 'directives and variables' : `${name}s`}.`,
      web: colour(`--hl-${name}`, light, dark),
      epub: { rules: `${classes} { color: $; }` },
      paper: { property: `--${name}` },
    }),
  ),
];
