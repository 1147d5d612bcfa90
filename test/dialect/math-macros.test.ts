// TeX that MathJax or LaTeX knows and temml does not.

import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { commonMacros } from '../../scripts/dialect/math/macros.ts';
import { converter } from '../../scripts/dialect/math/mathml.ts';

/** The text of a formula, without white space and signs that no reader sees. */
function shown(tex: string, macros: Readonly<Record<string, string>> = {}): string {
  const { math, fault } = converter(macros)(tex, true);
  return fault ?? textOf(math as NonNullable<typeof math>).replace(/[\s\u200b\u2061-\u2064\u00a0]/g, '');
}

test.each<[string, string]>([
  ['\\begin{aligned} \\min & x \\\\ \\mbox{subject to } & Ax = b \\end{aligned}', 'subjectto'],
  ['\\mbox{if $x_1$ is even}', 'ifx1iseven'],
  ['\\text{my_name} + \\textbf{a_b}_2', 'my_name'],
  ['\\text{a \\_ b $x_1$}', 'a_bx1'],
  ['\\mathds{1} + \\mathbbm{R}', '𝟙+ℝ'],
  ['\\cases{a & b \\cr c & d}', '{abcd'],
  ['\\pmatrix{a & b \\cr c & d}', '(abcd)'],
  ['\\eqalign{a &= b \\cr c &= d}', 'a=bc=d'],
  ['\\bbox[5px, border: 2px solid red]{x+1}', 'x+1'],
  ['\\unicode{x3b1}\\unicode{946}', 'αβ'],
  ['\\root 3 \\of x', 'x3'],
  ['a \\buildrel \\rm def \\over = b', 'def'],
  ['\\require{AMScd} \\cssId{a}{x} \\class{red}{y} \\style{color:red}{z}', 'xyz'],
  ['\\nicefrac{1}{2} \\sfrac{a}{b}', '1'],
  ['\\overunderset{a}{b}{c}', 'c'],
  ['x\\mspace{3mu}y\\strut\\hfill', 'xy'],
  ['\\sum\\displaylimits_{i} i', '∑'],
])('%s', (tex, expected) => {
  expect(shown(tex)).toContain(expected);
});

describe('each macro', () => {
  test.each(Object.keys(commonMacros))('%s', (name) => {
    const count = Math.max(
      0,
      ...[...(commonMacros[name] ?? '').matchAll(/#(\d)/g)].map(([, place]) => Number(place)),
    );
    const given = name === '\\mspace' ? '{3mu}' : name === '\\Space' ? '{1em}' : '{1}'.repeat(count);
    expect(converter({})(`x ${name}${given} y`, true).fault).toBeUndefined();
  });
});

test('an author’s macro of the same name counts', () => {
  expect(shown('\\mbox{a}', { '\\mbox': 'q#1' })).toBe('qa');
  expect(shown('\\newcommand{\\mathds}[1]{z#1} \\mathds{1}')).toBe('z1');
});
