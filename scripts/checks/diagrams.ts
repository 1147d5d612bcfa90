// Check: every diagram can be drawn.

import type { Check } from '../model/contract.ts';
import type { DiagramFault } from '../model/diagrams.ts';

type Rule = DiagramFault['problem'];

/** The check of diagrams in Mermaid, DOT and characters. */
export const diagrams: Check<Rule> = {
  id: 'diagrams',
  about:
    'A diagram must follow the rules of its language, and must be drawn within ten seconds. Mermaid and Graphviz run in the ' +
    'browser that comes with Colophon; on a machine on which it does not start, diagrams stay listings of their source. On a ' +
    'printed page a wide or high diagram is made smaller, and its words should still have 7 points.',
  severity: { syntax: 'error', endless: 'error', browser: 'warning', small: 'warning' },
  examples: [
    {
      about: 'diagrams in three notations',
      files: {
        'chapters/01-one.md':
          '# 1. One\n\n```mermaid\nflowchart LR\n  a --> b\n```\n\n```dot\ndigraph { a -> b }\n```\n\n```svgbob\na --> b\n```\n',
      },
      messages: [],
    },
    {
      about: 'a diagram that does not parse',
      files: {
        'chapters/01-one.md':
          '# 1. One\n\n```mermaid\nflowchart LR\n  a --> b\n  b --> --> c\n```\n\n```dot\ndigraph {\n  a -> -> b\n}\n```\n',
      },
      messages: [
        "chapters/01-one.md:6:3: error: Cannot read `b --> --> c` in this Mermaid diagram (The program that draws it says: Expecting 'AMP', 'COLON', got 'LINK'. To show its source, name its language `text`.)",
        "chapters/01-one.md:11:1: error: Cannot read `a -> -> b` in this DOT diagram (The program that draws it says: syntax error near '->'. To show its source, name its language `text`.)",
      ],
    },
    {
      about: 'a diagram that takes too long',
      files: { 'chapters/01-one.md': '# 1. One\n\n```dot\ngraph endless { a -- b }\n```\n' },
      messages: [
        'chapters/01-one.md:3:1: error: Cannot draw this DOT diagram in ten seconds (Make it smaller, or divide it into several. To show its source, name its language `text`.)',
      ],
    },
    {
      about: 'a diagram that gets too small on paper',
      files: { 'chapters/01-one.md': '# 1. One\n\n```dot\ngraph wide { a -- b }\n```\n' },
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected words of 2.5 points in this DOT diagram on a printed page, expected 7 points or more (Divide it into several, let it run from top to bottom (`flowchart TB`, `rankdir=TB`) if it is too wide, or choose a larger page (`print.trim` in book.yaml).)',
      ],
    },
    {
      about: 'a machine without a browser',
      files: { 'chapters/01-one.md': '# 1. One\n\n```dot\ngraph undrawn { a -- b }\n```\n' },
      messages: [
        'chapters/01-one.md:3:1: warning: Cannot draw this DOT diagram without a browser (The editions show its source. `colophon build pdf` tells why the browser does not start.)',
      ],
    },
  ],
  run({ diagramFaults }, tell) {
    for (const { path, place, problem, notation, line, said } of diagramFaults) {
      const [reason, cure] = wordings[problem](`${notation} diagram`, line, said);
      tell(problem, path, place, reason, cure);
    }
  },
};

const wordings: Readonly<
  Record<Rule, (what: string, line: string | undefined, said: string) => readonly [string, string]>
> = {
  syntax: (what, line, said) => [
    line === undefined ? `Cannot read this ${what}` : `Cannot read \`${line.slice(0, 80)}\` in this ${what}`,
    `The program that draws it says: ${shortened(said)}. To show its source, name its language \`text\`.`,
  ],
  endless: (what) => [
    `Cannot draw this ${what} in ten seconds`,
    'Make it smaller, or divide it into several. To show its source, name its language `text`.',
  ],
  small: (what, _, said) => [
    `Unexpected words of ${said} points in this ${what} on a printed page, expected 7 points or more`,
    'Divide it into several, let it run from top to bottom (`flowchart TB`, `rankdir=TB`) if it is too wide, or choose a larger page (`print.trim` in book.yaml).',
  ],
  browser: (what) => [
    `Cannot draw this ${what} without a browser`,
    'The editions show its source. `colophon build pdf` tells why the browser does not start.',
  ],
};

/** What the program said, in one line and without the drawing of the place in it. */
function shortened(said: string): string {
  const lines = said
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^-*\^/.test(line) && !line.startsWith('...'));
  // The program counts the lines of the diagram, the message tells that of the chapter.
  const text = lines
    .join(' ')
    .replace(/^Parse error on line \d+:|(?<=syntax error) in line \d+/, '')
    .replace(/\s+/g, ' ')
    .replace(/[.:]\s*$/, '')
    .trim();
  return text.length <= 200 ? text : `${text.slice(0, 200).replace(/\s+\S*$/, '')} …`;
}
