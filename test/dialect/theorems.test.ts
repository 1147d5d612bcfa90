// Theorems, exercises, proofs and solutions: their forms, numbers and references.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

/** The titles of theorems and alerts, and the words of links, in the order of the text; and what was told. */
async function shown(markdown: string, options: Parameters<typeof htmlOf>[1] = {}) {
  const { html, told } = await htmlOf(markdown, { language: 'en', ...options });
  const plain = (text = '') => text.replace(/<[^>]*>/g, '');
  return {
    titles: [...html.matchAll(/<(p|summary) class="(?:theorem|alert)-title">(.*?)<\/\1>/gs)].map(
      ([, , text]) => plain(text),
    ),
    links: [...html.matchAll(/<a href="#[^"]*">(.*?)<\/a>/gs)].map(([, text]) => plain(text)),
    told,
    html,
  };
}

test.each<[string, readonly string[]]>([
  ['```{prf:lemma}\nA.\n```', ['Lemma 1.1']],
  ['```{prf:Lemma} $x$ of *it*\n:label: a\n\nA.\n```', ['Lemma 1.1 (x of it)']],
  [':::{prf:definition} A {1, 2}\nA.\n:::', ['Definition 1.1 (A {1, 2})']],
  ['````{prf:theorem}\n```text\na\n```\n````', ['Theorem 1.1']],
  ['```{prf:example}\n---\nlabel: a\n---\nA.\n```', ['Example 1.1']],
  [
    '```{exercise}\nA.\n```\n\n```{exercise}\nB.\n```\n\n```{prf:axiom}\nC.\n```',
    ['Exercise 1.1', 'Exercise 1.2', 'Axiom 1.1'],
  ],
  ['```{exercise} Name\n:nonumber:\n\nA.\n```', ['Exercise (Name)']],
  ['```{prf:remark}\nA.\n```\n\n```{prf:remark}\n:label: r\nB.\n```', ['Remark', 'Remark 1.1']],
  ['```{prf:proof}\nA.\n```\n\n::: {.solution}\nB.\n:::', ['Proof', 'Solution']],
  ['::: {#thm-a}\nA.\n:::', ['Theorem 1.1']],
  ['::: {#exm-a}\n### Name\n\nA.\n:::', ['Example 1.1 (Name)']],
  ['::: {#exr-a .column}\nA.\n:::', []],
  ['::: {.theorem #a name="Name"}\nA.\n:::', ['Theorem 1.1 (Name)']],
  ['::: {.example #exm:a}\nA.\n:::', ['Example 1.1']],
  ['::: corollary\nA.\n:::', ['Corollary 1.1']],
  ['::: example\nA.\n:::', ['Example']],
  ['::: {#fig-a}\nA.\n:::', []],
  ['> ```{prf:lemma}\n> A.\n> ```', ['Lemma 1.1']],
  ['- ```{prf:lemma}\n  :label: a\n\n  A.\n  ```', ['Lemma 1.1']],
])('%s', async (markdown, titles) => {
  expect((await shown(markdown)).titles).toEqual(titles);
});

test.each([
  ['{prf:ref}`a`', 'Theorem 1.1'],
  ['{ref}`a`', 'Name'],
  ['{ref}`that <a>`', 'that'],
  ['{numref}`a`', 'Theorem 1.1'],
  ['[](a)', 'Theorem 1.1'],
  ['[](#a)', 'Theorem 1.1'],
  ['[it](#a)', 'it'],
  ['Theorem {numref}`a`', '1.1'],
  ['theorems {prf:ref}`a`', '1.1'],
])('%s', async (reference, words) => {
  const { links, told } = await shown(`${reference}\n\n\`\`\`{prf:theorem} Name\n:label: a\n\nA.\n\`\`\``);
  expect(links).toEqual([words]);
  expect(told).toEqual([]);
});

test.each([
  ['@thm-a', '::: {#thm-a}\nA.\n:::', 'Theorem 1.1'],
  ['[-@thm-a]', '::: {#thm-a}\nA.\n:::', '1.1'],
  ['\\@ref(thm:a)', '::: {.theorem #a}\nA.\n:::', '1.1'],
  ['\\@ref(exr:a)', '::: {.exercise #a}\nA.\n:::', '1.1'],
])('%s', async (reference, theorem, words) => {
  expect((await shown(`${theorem}\n\nSee ${reference}.`)).links).toEqual([words]);
});

const exercise = '```{exercise}\n:label: e\n\nA.\n```\n\n';

test.each([
  ['a solution', '```{solution} e\nB.\n```'],
  ['between two directives', '```{solution-start} e\n```\n\nB.\n\n```text\nc\n```\n\n```{solution-end}\n```'],
  ['between colons', ':::{solution-start} e\n:::\nB.\n\n:::{solution-end}\n:::'],
])('%s names its exercise', async (_, solution) => {
  const { titles, told } = await shown(exercise + solution);
  expect(titles).toEqual(['Exercise 1.1', 'Solution of Exercise 1.1']);
  expect(told).toEqual([]);
});

test('an exercise between two directives has its cells', async () => {
  const { titles, html } = await shown(
    '```{exercise-start}\n:label: e\n```\n\nA.\n\n```{code-cell} text\nx\n```\n\n```{exercise-end}\n```',
  );
  expect(titles).toEqual(['Exercise 1.1']);
  expect(html).toMatch(/^<div class="theorem theorem-exercise" id="e">.*x\n<\/code><\/pre>\n<\/div>$/s);
});

test('a start without an end is told', async () => {
  expect((await shown('```{solution-start} e\n```\n\nA.')).told).toContain('containers-unknown');
});

test('words are in the language of the book', async () => {
  const { titles } = await shown(`${exercise}\`\`\`{solution} e\nB.\n\`\`\``, { language: 'de' });
  expect(titles).toEqual(['Übung 1.1', 'Lösung zu Übung 1.1']);
});

test('numbers begin anew in each chapter, and references reach over chapters', async () => {
  const { links, titles } = await shown('```{prf:lemma}\nA.\n```\n\nSee {prf:ref}`b`.', {
    files: { 'chapters/02-two.md': '# 2. Two {#two}\n\n```{prf:lemma}\n:label: b\n\nB.\n```\n' },
  });
  expect(titles).toEqual(['Lemma 1.1']);
  expect(links).toEqual(['Lemma 2.1']);
});

test.each([
  ['```{note}\nA *b*.\n```', ['Note'], 'A <em>b</em>.'],
  ['```{seealso}\nA.\n```', ['See also'], 'A.'],
  ['```{admonition} Title\n:class: warning\n\nA.\n```', ['Title'], 'A.'],
  [':::{tip} Title\n:class: dropdown\nA.\n:::', ['Title'], '<details class="alert-fold">'],
])('%s is an alert, without its options', async (markdown, titles, words) => {
  const { titles: found, html, told } = await shown(markdown);
  expect(found).toEqual(titles);
  expect(html).toContain(words);
  expect(html).not.toContain(':class:');
  expect(told).toEqual([]);
});

test.each([
  '```{r, echo=FALSE}\na\n```',
  '```{python}\na\n```',
  '```{.note}\na\n```',
  '``{note} a``',
  '```note\na\n```',
])('%s stays code', async (markdown) => {
  const { html } = await shown(markdown);
  expect(html).toMatch(/<code/);
  expect(html).not.toContain('alert');
});
