// What books write for MathJax or LaTeX and temml does not know, in words that it knows.

import { endOfGroup } from './tex.ts';

/** Macros of every book, which an author's own replace. A macro has the arguments that it names, so that it names all. */
export const commonMacros: Readonly<Record<string, string>> = {
  // Text, and boxes around it.
  '\\mbox': '\\text{#1}',
  '\\makebox': '\\text{#1}',
  '\\framebox': '\\fbox{#1}',
  '\\textsl': '\\textit{#1}',
  '\\textmu': '\\text{µ}',
  '\\textbackslash': '\\backslash',
  '\\perthousand': '\\text{‰}',
  '\\slash': '/',
  '\\bbox': '{#1}',
  '\\ensuremath': '{#1}',
  '\\uline': '\\underline{#1}',
  '\\ul': '\\underline{#1}',
  // Styles of letters.
  '\\mathds': '\\mathbb{#1}',
  '\\mathbbm': '\\mathbb{#1}',
  '\\mathbfcal': '\\boldsymbol{\\mathcal{#1}}',
  '\\mathbfit': '\\boldsymbol{#1}',
  '\\symbf': '\\mathbf{#1}',
  '\\symbb': '\\mathbb{#1}',
  '\\bfseries': '\\bf',
  '\\itshape': '\\it',
  '\\em': '\\it',
  '\\sl': '\\it',
  // Matrices and rows of plain TeX.
  '\\cases': '\\begin{cases}#1\\end{cases}',
  '\\pmatrix': '\\begin{pmatrix}#1\\end{pmatrix}',
  '\\eqalign': '\\begin{aligned}#1\\end{aligned}',
  '\\displaylines': '\\begin{gathered}#1\\end{gathered}',
  '\\shoveleft': '{#1}',
  '\\shoveright': '{#1}',
  // Fractions, and signs above signs.
  '\\nicefrac': '{}^{#1}\\!/{}_{#2}',
  '\\sfrac': '{}^{#1}\\!/{}_{#2}',
  '\\undertilde': '\\utilde{#1}',
  '\\overunderset': '\\overset{#1}{\\underset{#2}{#3}}',
  '\\stackbin': '\\mathbin{\\overset{#1}{#2}}',
  '\\adots': '\\iddots',
  '\\qed': '\\square',
  // Sizes and spaces.
  '\\mathlarger': '{#1}',
  '\\mathsmaller': '{#1}',
  '\\scalebox': '\\@secondoftwo{#1}{#2}',
  '\\resizebox': '\\@secondoftwo{#1#2}{#3}',
  '\\mspace': '\\mkern#1',
  '\\Space': '\\hspace{#1}',
  '\\strut': '\\mathstrut',
  // What pages have no use for: hints, extensions to load, and breaks of lines in a text.
  '\\texttip': '{#1}',
  '\\mathtip': '{#1}',
  '\\require': '\\@firstoftwo{}{#1}',
  '\\usepackage': '\\@firstoftwo{}{#1}',
  ...Object.fromEntries(
    [
      'hfil',
      'hfill',
      'hss',
      'null',
      'noindent',
      'centering',
      'protect',
      'displaylimits',
      'qedhere',
      '/',
      '-',
    ].map((name) => [`\\${name}`, '']),
  ),
};

/** TeX as temml reads it: without options of boxes, with letters for their numbers, and with `_` as itself in words. */
export function readable(tex: string): string {
  const plain = tex
    .replace(/\\(bbox|framebox|makebox)\s*(?:\[[^\]]*\]\s*)+(?=\{)/g, '\\$1')
    .replace(/\\unicode\s*(?:\[[^\]]*\]\s*)*\{\s*x([\da-f]{1,6})\s*\}/gi, '{\\char"$1}')
    .replace(/\\unicode\s*(?:\[[^\]]*\]\s*)*\{\s*(\d{1,7})\s*\}/gi, '{\\char$1}')
    .replace(/\\root\s*(\w|\{[^{}]*\})\s*\\of(?![A-Za-z])/g, (_, degree: string) => `\\sqrt[${degree}]`)
    .replace(
      /\\buildrel\s*((?:[^{}\\]|\{[^{}]*\}|\\(?!over(?![A-Za-z]))[A-Za-z]+){1,80}?)\\over(?![A-Za-z])/g,
      (_, above: string) => `\\overset{${above.trim()}}`,
    );
  return withPlainWords(plain);
}

const words = /\\(?:text(?:rm|bf|it|sf|tt|sl|normal)?|mbox|hbox)\s*(?=\{)/g;

/** In words, MathJax shows `_` as it is, where TeX and temml expect `\_`. Formulas within words keep theirs. */
function withPlainWords(tex: string): string {
  let made = '';
  let at = 0;
  for (const { 0: command, index } of tex.matchAll(words)) {
    const start = index + command.length;
    const end = index < at ? undefined : endOfGroup(tex, start);
    if (end === undefined) continue;
    const parts = tex.slice(start, end).split('$');
    const escaped = parts.map((part, place) => (place % 2 === 0 ? part.replace(/(?<!\\)_/g, '\\_') : part));
    made += tex.slice(at, start) + escaped.join('$');
    at = end;
  }
  return made + tex.slice(at);
}
