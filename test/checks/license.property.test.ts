// Properties of the license check: no word of the notice can go, come or change unnoticed; its setting can.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runChecks } from '../../scripts/checks/check.ts';
import { license } from '../../scripts/checks/license.ts';
import { read } from '../../scripts/read/read.ts';
import { sound, worldOf } from '../memory.ts';

/** The rules that the check tells for a notice and a chapter that holds these paragraphs after its title. */
async function rules(
  notice: readonly (readonly string[])[],
  paragraphs: readonly (readonly string[])[],
  space: (at: number) => string = () => ' ',
  { before = '', after = 'Text.' } = {},
): Promise<readonly string[]> {
  const chapter = paragraphs.map((words) => words.map((word, at) => (at ? space(at) : '') + word).join(''));
  const { manuscript } = await read(
    worldOf({
      ...sound,
      'NOTICE.md': `${notice.map((words) => words.join(' ')).join('\n\n')}\n`,
      'chapters/01-one.md': ['# 1. One', before, ...chapter, after].join('\n\n'),
    }),
  );
  if (!manuscript) throw new Error('the book cannot be read');
  return runChecks(manuscript, [license]).flatMap(({ messages }) =>
    messages.map(({ ruleId }) => String(ruleId)),
  );
}

const word = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 1, maxLength: 6 }),
    fc.constantFrom('', '', '', ',', '.', "'s"),
    fc.boolean(),
  )
  .map(([letters, end, quoted]) => (quoted ? `"${letters}${end}"` : letters + end));

/** A notice of distinct words, enough of them for a chapter with all but one to be meant to have it: where `a a` is followed by `a`, a word more or less proves nothing. */
const notice = fc
  .uniqueArray(word, { minLength: 12, maxLength: 40 })
  .chain((words) => fc.tuple(fc.constant(words), fc.nat(words.length - 2)))
  .map(([words, cut]) => [words.slice(0, cut + 1), words.slice(cut + 1)]);

const noticeAndPlace = notice.chain((paragraphs) =>
  fc.tuple(fc.constant(paragraphs), fc.nat(paragraphs.flat().length - 1)),
);

/** The notice with what `change` makes of its word number `place`. */
function changed(
  paragraphs: readonly string[][],
  place: number,
  change: (word: string) => string[],
): string[][] {
  let at = 0;
  return paragraphs.map((words) => words.flatMap((one) => (at++ === place ? change(one) : [one])));
}

test('a word taken out, put in, changed or doubled anywhere is told', async () => {
  const changes: Readonly<Record<string, (word: string) => string[]>> = {
    removed: () => [],
    added: (one) => ['not', one],
    changed: (one) => [`${one}x`],
    doubled: (one) => [one, one],
    capital: () => ['Not'],
  };
  await fc.assert(
    fc.asyncProperty(
      noticeAndPlace,
      fc.constantFrom(...Object.keys(changes)),
      fc.constantFrom('Text.', ''),
      async ([text, place], name, after) => {
        const change = changes[name];
        if (!change) return;
        expect(await rules(text, changed(text, place, change), undefined, { after })).not.toEqual([]);
      },
    ),
  );
});

test('other line ends and quotes are not', async () => {
  const space = fc.infiniteStream(fc.constantFrom(' ', '  ', '\n', '\n  ', '\u00a0', '\t'));
  await fc.assert(
    fc.asyncProperty(notice, space, async (text, spaces) => {
      const curled = text.map((words) =>
        words.map((one) => one.replace(/^"/, '“').replace(/"$/, '”').replace("'", '’')),
      );
      expect(await rules(text, curled, () => String(spaces.next().value))).toEqual([]);
    }),
  );
});

test('the notice is found wherever it stands, emphasised or quoted', async () => {
  await fc.assert(
    fc.asyncProperty(notice, fc.nat(), async (text, at) => {
      const place = at % text.flat().length;
      const shown = changed(text, place, (one) => [`**${one}**`]).map(([first, ...rest]) => [
        `> ${first}`,
        ...rest,
      ]);
      expect(await rules(text, shown, undefined, { before: 'Some text.' })).toEqual([]);
    }),
  );
});
