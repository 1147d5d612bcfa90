// The list of chapters in book.yaml: what an item may be, and where a message points if it is something else.

import { expect, test } from 'vitest';
import { manifestKeys, readManifest } from '../../scripts/settings/manifest.ts';
import { sound } from '../memory.ts';

const first = String(sound['book.yaml']).split('\n').length;
const read = (yaml: string) => readManifest(`${sound['book.yaml']}${yaml}\n`);

test('names, mappings, parts and chapters in chapters', () => {
  const { manifest } = read(
    'chapters:\n  - a.md\n  - {file: b.md, role: Acknowledgements}\n  - part: Basics\n    chapters: [c.md, {file: d.md, chapters: [e.md]}]',
  );
  expect(manifest?.chapters).toEqual([
    { file: 'a.md' },
    { file: 'b.md', role: 'acknowledgments' },
    { part: 'Basics', chapters: [{ file: 'c.md' }, { file: 'd.md', chapters: [{ file: 'e.md' }] }] },
  ]);
});

test.each([
  [
    '- file: a.md\n    rol: preface',
    '2:5: Unexpected key `rol`, expected one of `file`, `role`, `part`, `chapters`',
    'Did you mean `role`?',
  ],
  [
    '- file: a.md\n    role: prefase',
    '2:5: Unexpected text `prefase` for `chapters.0.role`, expected one of `dedication`, `epigraph`',
    'Did you mean `preface`?',
  ],
  ['- part: X', '1:5: Unexpected keys for `chapters.0`, expected a part with `chapters`', undefined],
  [
    '- part: X\n    chapters: []',
    '1:5: Unexpected keys for `chapters.0`, expected a part with `chapters`',
    undefined,
  ],
  [
    '- part: X\n    file: a.md',
    '1:5: Unexpected keys for `chapters.0`, expected a file, or keys: `file`',
    undefined,
  ],
  [
    '- part: X\n    role: appendix\n    chapters: [a.md]',
    '1:5: Unexpected keys for `chapters.0`, expected a role at the chapters of a part',
    undefined,
  ],
  ['- role: preface', '1:5: Unexpected keys for `chapters.0`, expected a file, or keys: `file`', undefined],
  [
    '- 3',
    '1:5: Unexpected number `3` for `chapters.0`, expected a file',
    "Put it in quotes: `chapters.0: '3'`.",
  ],
  ['- [a.md]', '1:5: Unexpected list for `chapters.0`, expected a file', undefined],
  ['-', '1:4: Unexpected empty value for `chapters.0`, expected a file', undefined],
  [
    '- part: X\n    chapters:\n      - fil: a.md',
    '3:9: Unexpected key `fil`, expected one of',
    'Did you mean `file`?',
  ],
])('%j is told of once, at its place', (item, message, note) => {
  const { messages } = read(`chapters:\n  ${item}`);
  expect(messages).toHaveLength(1);
  const [one] = messages;
  expect(`${(one?.line ?? 0) - first}:${one?.column}: ${one?.reason}`.slice(0, message.length)).toBe(message);
  expect(one?.note).toBe(note);
});

test('an unknown numbering is told with the nearest', () => {
  const { messages } = read('numbering: chapter');
  expect(messages.map(({ reason, note }) => `${reason} (${note})`)).toEqual([
    'Unexpected text `chapter` for `numbering`, expected one of `none`, `chapters`, `sections` (Did you mean `chapters`?)',
  ]);
});

test('the manual lists the keys of an item once', () => {
  const keys = manifestKeys().map(({ key }) => key);
  expect(keys.filter((key) => key.startsWith('chapters'))).toEqual([
    'chapters',
    'chapters.file',
    'chapters.role',
    'chapters.part',
    'chapters.chapters',
  ]);
});
