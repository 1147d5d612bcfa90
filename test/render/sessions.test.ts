// Prompts, commands and output of sessions, and code that is no session.

import { expect, test } from 'vitest';
import { coloursOf } from '../../scripts/render/highlight.ts';
import { sessionIn } from '../../scripts/render/sessions.ts';

/** The parts in one text: prompts in angle brackets, output in square ones. */
const told = (language: string, text: string) =>
  sessionIn(language, text)
    ?.map(({ kind, text: part }) =>
      kind === 'prompt' ? `<${part}>` : kind === 'output' ? `[${part}]` : part,
    )
    .join('');

test.each([
  ['console', '$ make\ndone\n', '<$ >make\n[done\n]'],
  ['console', '# insmod a.ko\n', '<# >insmod a.ko\n'],
  ['console', '$ ls\n# no command\n', '<$ >ls\n[# no command\n]'],
  ['shell-session', 'ann@box:~/src$ git log\n', '<ann@box:~/src$ >git log\n'],
  ['sh-session', '[root@box dir]# reboot\n', '<[root@box dir]# >reboot\n'],
  ['console', '(venv) $ pip list\n', '<(venv) $ >pip list\n'],
  ['console', 'C:\\Work>dir\n', '<C:\\Work>>dir\n'],
  ['console', 'PS C:\\> Get-Item a\n', '<PS C:\\> >Get-Item a\n'],
  ['bash', '$ a \\\n  b\nout\n', '<$ >a \\\n  b\n[out\n]'],
  ['sh', '$ cat <<E\n> one\n> E\none\n', '<$ >cat <<E\n<> >one\n<> >E\n[one\n]'],
  [
    'pycon',
    '>>> def f():\n...     pass\n...\n>>> 1\n1\n',
    '<>>> >def f():\n<... >    pass\n<...>\n<>>> >1\n[1\n]',
  ],
  ['doctest', '>>> 2\n2\n\n>>> 3\n3\n', '<>>> >2\n[2\n][\n]<>>> >3\n[3\n]'],
])('%s: %j', (language, text, parts) => {
  expect(told(language, text)).toBe(parts);
});

test.each([
  ['bash', 'echo $ a\n'],
  ['bash', '$HOME/bin/x\n'],
  ['sh', '# comment\nmake\n'],
  ['bash', 'a\n$ b\n'],
  ['c', '$ make\n'],
  ['python', '>>> 1\n'],
  ['text', '$ make\n'],
  ['console', 'only output\n'],
  ['console', 'costs 5$ or 6$\n'],
  ['makefile', '$ x\n'],
])('%s: %j is no session', (language, text) => {
  expect(sessionIn(language, text)).toBeUndefined();
});

test.each([
  'nasm',
  's',
  'dts',
  'nix',
  'haskell',
  'common-lisp',
  'latex',
  'python3',
  'dockerfile',
  'c++',
  'vim',
])('code in %s has colours', async (language) => {
  const [colours] = await coloursOf([{ language, text: 'if "a" 1 # b\n' }]);
  expect(colours?.tokens).toBeDefined();
  expect(colours?.language).toBe(language);
});

test('code in a language that nobody knows stays plain, and no text is lost in sessions', async () => {
  const text = '$ make all\ndone\n\n';
  const [unknown, session] = await coloursOf([
    { language: 'nolang', text },
    { language: 'console', text },
  ]);
  expect(unknown?.tokens).toBeUndefined();
  expect(session?.tokens?.reduce((sum, { length }) => sum + length, 0)).toBe(text.length);
  expect(session?.tokens?.[0]).toEqual({ kind: 'prompt', length: 2 });
});
