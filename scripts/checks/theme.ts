// Check: the book's own stylesheets are CSS that a book may have, and their colours can be read.

import type { Check } from '../model/contract.ts';

const settings =
  'id: sample\ntitle: A Sample\nlanguage: en\nauthors: [Ann Author]\ncopyright: [© 2026 Ann Author]\nlicense: {id: OSL-3.0}\ntheme: theme.css\n';

/** The check of themes. */
export const theme: Check<'syntax' | 'file' | 'refused' | 'token' | 'contrast'> = {
  id: 'theme',
  about:
    'The key `theme` of book.yaml names stylesheets from the book’s folder. They set design tokens in `:root`, such as ' +
    '`--body-font` or `--link`, for every edition; the web edition has dark and sepia colours in ' +
    '`:root[data-theme="dark"]` and `:root[data-theme="sepia"]`, and `@media print` is for paper. Ordinary rules and `@font-face` with ' +
    'fonts from the book’s folder may follow. A stylesheet loads nothing from elsewhere, and text has a contrast of 4.5 : 1 with its ' +
    'background. What a theme hides of the notice, the proof finds. `colophon explain tokens` lists the tokens.',
  severity: { syntax: 'error', file: 'error', refused: 'error', token: 'warning', contrast: 'warning' },
  examples: [
    {
      about: 'tokens, and a rule that uses one',
      files: {
        'book.yaml': settings,
        'theme.css':
          ':root {\n  --link: #114488;\n  --own: 2px;\n}\nh2 {\n  margin: var(--own);\n  color: var(--accent);\n}\n',
      },
      messages: [],
    },
    {
      about: 'a stylesheet that is no CSS',
      files: { 'book.yaml': settings, 'theme.css': ':root {\n  --link: #114488;\n' },
      messages: [
        'theme.css:1:1: error: Cannot parse the stylesheet: Unclosed block (Write rules as `selector { property: value; }`.)',
      ],
    },
    {
      about: 'a font that is not there',
      files: {
        'book.yaml': settings,
        'theme.css': '@font-face {\n  font-family: Own;\n  src: url(own.woff2);\n}\n',
      },
      messages: [
        'theme.css:3:3: error: Cannot find the font `url(own.woff2)` in the book’s folder (Write `src: url(fonts/x.woff2);` with one path from the stylesheet, to a font (WOFF2, TrueType) in the book’s folder.)',
      ],
    },
    {
      about: 'a picture from elsewhere',
      files: {
        'book.yaml': settings,
        'theme.css': 'body {\n  background: url(https://example.org/x.png);\n}\n',
      },
      messages: [
        'theme.css:2:3: error: Unexpected `url()` in a theme (A theme has rules, `@media`, `@supports`, `@container`, and `@font-face` with fonts from the book’s folder. It loads nothing else.)',
      ],
    },
    {
      about: 'a token that is misspelled, and colours that are too alike',
      files: {
        'book.yaml': settings,
        'theme.css': ':root {\n  --txt: black;\n  --text: #999;\n}\n',
      },
      messages: [
        'theme.css:2:3: warning: Unexpected token `--txt` (Did you mean `--text`? `colophon explain tokens` lists the tokens.)',
        'theme.css:3:3: warning: Unexpected contrast of 2.8 : 1 between `--text` and `--background` (light), expected 4.5 : 1 (Many people cannot read such text: make one of the colours darker or lighter.)',
      ],
    },
  ],
  run({ theme: found }, tell) {
    for (const { rule, path, place, reason, cure } of found.faults) tell(rule, path, place, reason, cure);
  },
};
