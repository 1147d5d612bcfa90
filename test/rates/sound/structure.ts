// Sound books of words: prose, tables, notes, links, pictures, captions, an index, raw HTML, formulas in plain signs.

import type { Files } from '../../memory.ts';
import { bookOf, fenced } from './book.ts';

const sentence =
  'Whoever reads this far has already met the beginning, and may wonder whether the middle is any longer than the end; ';
const paragraph = `${sentence.repeat(5)}it is not.`;

const prose = bookOf({
  title: 'A Novel in Short',
  chapters: Object.fromEntries(
    ['The Morning', 'The Noon', 'The Night'].map((heading) => [
      heading,
      `${paragraph}\n\n“You *said* so,” she answered — ‘quoted, “within”’ … and __left__.\n\n* * *\n\n${paragraph}\n\n> ${paragraph}\n`,
    ]),
  ),
});

const wide = Array.from({ length: 12 }, (_, n) => `column ${n}`);
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const tables = bookOf({
  title: 'Tables Only',
  chapters: {
    Wide: `${row(wide)}\n${row(wide.map(() => '---'))}\n${row(wide.map((_, n) => `${n * 1000} units`))}`,
    Long: `${row(['name', 'number', 'text'])}\n${row(['---', '--:', ':-:'])}\n${Array.from({ length: 80 }, (_, n) => row([`\`name_${n}\``, String(n), `[to](#ch1) the text number ${n}`])).join('\n')}`,
    Bare: `${row(['', ''])}\n${row(['---', '---'])}\n${row(['a', ''])}\n${row(['', 'b'])}`,
    'Of prose': `${row(['before', 'after'])}\n${row(['---', '---'])}\n${row([paragraph, `${paragraph} *And* \`code\`.`])}`,
  },
});

const notes = bookOf({
  title: 'Many Notes',
  chapters: {
    Dense: `${Array.from({ length: 40 }, (_, n) => `Word${n}[^n${n}]`).join(' ')}.\n\n${Array.from({ length: 40 }, (_, n) => `[^n${n}]: Note ${n}, with \`code\` and [a link](https://example.org/${n}).`).join('\n')}`,
    Long: `Said once.[^long]\n\nAnd again.[^long]\n\n[^long]: ${paragraph}\n\n    ${paragraph}\n\n    ${fenced('code in a note').trim().replaceAll('\n', '\n    ')}`,
    'In odd places': `| a[^t] | b |\n|---|---|\n| c | d[^t] |\n\n- item[^l]\n\n> quoted[^q]\n\n[^t]: In a table.\n[^l]: In a list.\n[^q]: In a quotation.`,
  },
});

const links = bookOf({
  title: 'Links Only',
  chapters: {
    Inside: '- [One](#ch1)\n- [two](#ch2), [three](003.md)\n- [](#ch2)\n',
    Outside: `${Array.from({ length: 20 }, (_, n) => `[${n}](https://example.org/a/page/${n}?x=${n}#part)`).join(' ')}\n\n<https://example.org/> and www.example.org and [mail](mailto:ada@example.org)`,
    Both: 'See [the first](001.md) or [chapter 2](002.md#ch2).',
    'By name':
      '[a], [b][a] and [c][].\n\n[a]: https://example.org/a "title"\n[c]: <https://example.org/c(d)>',
  },
});

const pictures = bookOf({
  title: 'Pictures and Badges',
  chapters: {
    Badges:
      '[![build](../images/badge.svg)](https://example.org/build) [![dot](../images/dot.png)](https://example.org/dot)',
    Alone: '![a dot](../images/dot.png)',
    'In the text': 'A ![dot](../images/dot.png) within, and ![badge](../images/badge.svg "titled") too.',
    'In a table': '| a | b |\n|---|---|\n| ![dot](../images/dot.png) | text |',
  },
});

const captioned = (n: number) =>
  `<a name="lst:${n}"></a>\n\n\`\`\`c title="file${n}.c"\nint x${n};\n\`\`\`\n\n<a name="fig:${n}"></a>\n![A dot ${n}](../images/dot.png "A dot, for the ${n}th time")\n\n<a name="tab:${n}"></a>\n\n| a | b |\n|---|---|\n| ${n} | x |\n\nTable: Values of ${n}\n\nSee [](#lst:${n}), [](#fig:${n}) and [](#tab:${n}).`;
const captions = bookOf({
  title: 'Captions and Lists',
  chapters: { '1. First': captioned(1), '2. Second': captioned(2), Unnumbered: captioned(3) },
});

const index = bookOf({
  title: 'With an Index',
  settings: 'index:\n  apple, green: [ch1]\n  zebra: [ch2, ch3]\n  Ångström: ch2\n  pear: {see: zebra}\n',
  chapters: {
    One: 'An <dfn>apple</dfn> is a fruit, a <dfn title="fruit, dried">prune</dfn> another.',
    Two: 'A <dfn>zebra</dfn> is none.',
    Three: 'More of <dfn>`code`</dfn>.',
  },
});

const derived = bookOf({
  title: 'Another’s Book',
  language: 'de',
  settings:
    'derivedFrom:\n  title: The Original\n  version: 0.9.1\n  source: https://example.org/original\n  notice: ORIGINAL.md\n  changes: Translated into German\n  by: Dan Example\n  date: 2026-02-03',
  files: { 'ORIGINAL.md': 'Copyright © 1999 Eve Example\n\nMay be copied, “as it is”, by anyone.\n' },
  chapters: { Eins: 'Ein Absatz.', Zwei: `${fenced('int x; // bleibt', 'c')}` },
});

const html = bookOf({
  title: 'Raw HTML',
  chapters: {
    Inline:
      'H<sub>2</sub>O, x<sup>2</sup>, <kbd>Ctrl</kbd>+<kbd>C</kbd>, <abbr title="Hypertext">HTML</abbr>, <mark>marked</mark>, <del>gone</del> <ins>new</ins>, a<br>break, <small>small</small>, <q>quoted</q>, <var>x</var>, <samp>out</samp>, long<wbr>word.',
    Blocks: `<details open>\n<summary>More</summary>\n\nWords *within*.\n\n${fenced('code within')}\n</details>\n\n<dl>\n<dt>Term</dt>\n<dd>Definition</dd>\n</dl>\n\n<div>\n\n**Bold** in a division.\n\n</div>\n\n<table>\n<tr><th colspan="2">Both</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>\n\n<!-- a comment -->\n\n<hr>`,
    'Code &amp; signs': '`<p>` &lt;p&gt; &amp;amp; &copy; \\*no emphasis\\* & < >.',
  },
});

const maths = bookOf({
  title: 'Signs of Mathematics',
  chapters: {
    'Sums ∑ and √':
      '∀x ∈ ℝ: x² ≥ 0; ∑ᵢ aᵢ ≤ ∫₀^∞ e⁻ˣ dx ≈ 1; A ⊂ B ∪ C, ¬p ∨ q ⇒ r ⇔ s, ∂f/∂x, ∇·E, ±½, 10⁻³ µm, 𝑎 + 𝑏 = 𝒄, α…ω.',
    'In code': fenced('∀ (n : ℕ), n ≤ n + 1\nλ x → x ∘ f\n⟨a, b⟩ ≠ ∅', 'text'),
    'In tables': '| p | q | p ∧ q |\n|---|---|---|\n| ⊤ | ⊥ | ⊥ |\n| 1 | 0 | 0 |',
  },
});

/** By kind. */
export const structure: Readonly<Record<string, Files>> = {
  prose,
  tables,
  notes,
  'links only': links,
  'pictures and badges': pictures,
  'captions and lists': captions,
  index,
  'derived from another': derived,
  'raw HTML': html,
  'mathematical signs': maths,
};
