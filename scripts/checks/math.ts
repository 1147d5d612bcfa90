// Check: formulas can be read, and references to equations have one.

import type { Nodes } from 'mdast';
import { openFormulas } from '../dialect/math/open.ts';
import type { Check } from '../model/contract.ts';
import { visit } from '../tree/visit.ts';

const chapter = (text: string) => ({ 'chapters/01-one.md': `# 1. One\n\n${text}\n` });

/** The check of formulas. */
export const math: Check<'tex' | 'reference' | 'link' | 'open'> = {
  id: 'math',
  about:
    'Formulas are TeX, as MathJax and KaTeX read it. A formula that cannot be parsed, or that uses a command that nobody ' +
    'defined, cannot be shown. `\\eqref{…}` and `\\ref{…}` in a formula refer to the label of an equation of the book; those in a text are looked at by `labels`. ' +
    'A formula that begins and never ends is seen as it is typed, and links in formulas (`\\href`) lead nowhere.',
  severity: { tex: 'error', reference: 'warning', link: 'warning', open: 'warning' },
  examples: [
    {
      about: 'formulas, one with a macro, and dollars that are none',
      files: chapter(
        '$\\def\\half{\\frac12}$ The $\\half$ of $5 and $6.\n\n$$\nx\\label{eq:x}\n$$\n\nSee \\eqref{eq:x}.',
      ),
      messages: [],
    },
    {
      about: 'a command that nobody knows, and an argument that is missing',
      files: chapter('Of $\\fraction{1}{2}$.\n\n$$\n\\frac{1\n$$'),
      messages: [
        'chapters/01-one.md:3:4: error: Cannot read the formula `\\fraction{1}{2}`: Unsupported function name: \\fraction (Correct the TeX, or define the command with `\\newcommand` before it or in `math.macros` of book.yaml. To show a dollar sign, write `\\$`.)',
        "chapters/01-one.md:5:1: error: Cannot read the formula `\\frac{1`: Unexpected end of input in a macro argument, expected '}' (Correct the TeX, or define the command with `\\newcommand` before it or in `math.macros` of book.yaml. To show a dollar sign, write `\\$`.)",
      ],
    },
    {
      about: 'a reference to an equation that the book does not have',
      files: chapter('So $a = \\eqref{eq:none}$.'),
      messages: [
        'chapters/01-one.md:3:4: warning: Cannot find equation `eq:none` in the book, so that readers see the reference as it is (Write `\\label{eq:none}` in the formula that is meant.)',
      ],
    },
    {
      about: 'formulas without an end, and a link in one',
      files: chapter('$$\nx^2\n\nText, $\\href{https://example.org/}{y^2}$.\n\n\\begin{align}\na &= b'),
      messages: [
        'chapters/01-one.md:3:1: warning: Cannot find the end of the formula that begins with `$$`, so that readers see it as it is typed (Write `$$` after it, with no empty line and no other formula before that, and at most 20,000 characters. To show `$$`, put it in backticks.)',
        'chapters/01-one.md:6:7: warning: Unexpected link to `https://example.org/` in a formula, whose readers cannot follow it (Write the link in the text beside the formula.)',
        'chapters/01-one.md:8:1: warning: Cannot find the end of the formula that begins with `\\begin{align}`, so that readers see it as it is typed (Write `\\end{align}` after it, with no empty line and no other formula before that, and at most 20,000 characters. To show `\\begin{align}`, put it in backticks.)',
      ],
    },
  ],
  run({ chapters }, tell) {
    for (const { path, tree, text } of chapters) {
      for (const { opening, place } of openFormulas(tree, text)) {
        const reason = `Cannot find the end of the formula that begins with \`${opening}\`, so that readers see it as it is typed`;
        const cure = `Write \`${endOf(opening)}\` after it, with no empty line and no other formula before that, and at most 20,000 characters. To show \`${opening}\`, put it in backticks.`;
        tell('open', path, place, reason, cure);
      }
      visit(tree, (node: Nodes) => {
        const { texFault, missingEquation, formulaLink } = node.data ?? {};
        if (formulaLink !== undefined) {
          const reason = `Unexpected link to \`${formulaLink}\` in a formula, whose readers cannot follow it`;
          tell('link', path, node.position, reason, 'Write the link in the text beside the formula.');
        }
        if (texFault !== undefined && 'value' in node) {
          const shown = node.value.replace(/\s+/g, ' ').trim();
          const short = shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
          const cure =
            'Correct the TeX, or define the command with `\\newcommand` before it or in `math.macros` of book.yaml. To show a dollar sign, write `\\$`.';
          tell('tex', path, node.position, `Cannot read the formula \`${short}\`: ${texFault}`, cure);
        }
        if (missingEquation !== undefined) {
          const reason = `Cannot find equation \`${missingEquation}\` in the book, so that readers see the reference as it is`;
          const cure = `Write \`\\label{${missingEquation}}\` in the formula that is meant.`;
          tell('reference', path, node.position, reason, cure);
        }
      });
    }
  },
};

/** What ends a formula that begins so. */
function endOf(opening: string): string {
  return opening === '\\[' ? '\\]' : opening.replace('begin', 'end');
}
