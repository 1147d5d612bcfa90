// Text that looks like the syntax of another tool and is none: the author is told nothing.

import { expect, test } from 'vitest';
import { runChecks } from '../../scripts/checks/check.ts';
import { foreignSyntax } from '../../scripts/checks/foreign-syntax.ts';
import { read } from '../../scripts/read/read.ts';
import { sound, worldOf } from '../memory.ts';

test.each([
  'It costs $5 and $6, or $$ in all; $HOME and $$ are variables.',
  'The operator ::: joins lists, and std::vector or a :: b are names.',
  '::: is an operator of Scala.',
  ':::note without an end',
  'Wait!!! !!! note well. Really???',
  '!!! WARNING !!!',
  '!!! note',
  'A template writes {{ name }}, {{x}} and {{ user.name }}.',
  '{{#include no.md}}',
  '`{% if %}` and `{{< x >}}` and `[[A page]]` and `$$x$$`.',
  '```text title="A note"\n!!! note "Words"\n\n    Text\n\n[^1] and $$\n```',
  '<code>{% if x %}</code> and <pre>{{#tabs }}</pre>',
  '```text\n{% if x %}\n{{#tabs }}\n:::note\n:::\n$$\nx\n$$\n```',
  '    {% if x %}',
  '<pre>\n{% if x %}\n[[A page]]\n</pre>',
  '\\{% if x %} and \\{{< x >}} and \\[[A page]]',
  '100 {%} and {% %} and {1%, 2%}.',
  'A list [[1, 2], [3, 4]], a cell a[[1]], [[nodiscard]], [[Prototype]], [[ -f a ]] and [[bin]].',
  'import is a word; export too.',
  'import x from a module',
  'A set {#} or {#1}, C#, #include and {a, b}.',
  'On 2026-01-02, {date} is 5% {or less}.',
  '> [!NOTE]\n> A note.',
  'Cut at 8<, and --8<-- alone.',
  '@import is a word of CSS.',
  '.. and so on::',
  'a ... b:: c',
  'At 12:30:`x` and the key :q:`w`.',
  'std::vector, ::name and A::b[0] are C++.',
  'The include::path of a compiler.',
  'A path C:\\emph or \\section 1.',
  '`\\footnote{x}` and `\\begin{figure}`',
  'a + b --- c + d',
  '+---+',
  'One {-- two, {++i} and i--.',
  'A shift {>>} and x <<y>> z.',
])('%s', async (markdown) => {
  const { manuscript } = await read(
    worldOf({ ...sound, 'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${markdown}\n` }),
  );
  if (!manuscript) throw new Error('the book cannot be read');
  const told = runChecks(manuscript, [foreignSyntax]).flatMap(({ messages }) => messages.map(String));
  expect(told).toEqual([]);
});
