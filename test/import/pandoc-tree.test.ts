// Documents of pandoc, as it gives them for LaTeX, AsciiDoc and Quarto, made into what our Markdown can say.

import { describe, expect, test } from 'vitest';
import { type PandocNode, splitChapters } from '../../scripts/import/pandoc-document.ts';
import { changed, picturesIn } from '../../scripts/import/pandoc-tree.ts';

const str = (text: string): PandocNode => ({ t: 'Str', c: text });
const para = (...c: readonly PandocNode[]): PandocNode => ({ t: 'Para', c });
const heading = (rank: number, title: string, id = '', classes: readonly string[] = []): PandocNode => ({
  t: 'Header',
  c: [rank, [id, classes, []], [str(title)]],
});
const raw = (id: string, t = 'RawBlock'): PandocNode => ({ t, c: ['html', `<a name="${id}"></a>`] });
const marked = (text: string): PandocNode => ({ t: 'CodeBlock', c: [['', [], []], `\ue000${text}`] });

function change(...blocks: readonly PandocNode[]) {
  const lost: string[] = [];
  const picture = (path: string) => (path === 'gone' ? undefined : `../${path}`);
  return { blocks: changed(blocks, { picture, lose: (what) => void lost.push(what) }), lost };
}

describe('chapters', () => {
  test.each<[string, readonly PandocNode[], boolean, readonly string[]]>([
    [
      'headings of the highest rank',
      [heading(1, 'A'), para(str('x')), heading(2, 'B'), heading(1, 'C')],
      false,
      ['A:3', 'C:1'],
    ],
    ['headings of rank 2, if there is no higher one', [heading(2, 'A'), heading(3, 'B')], false, ['A:2']],
    [
      'parts',
      [heading(1, 'P'), heading(2, 'A'), heading(1, 'Q'), heading(2, 'B')],
      true,
      ['part P', 'A:1', 'part Q', 'B:1'],
    ],
    ['text before the first', [para(str('x')), heading(1, 'A')], false, ['Book:2', 'A:1']],
    ['no heading', [para(str('x'))], false, ['Book:2']],
    [
      'appendices',
      [heading(1, 'A'), marked('matter appendix'), heading(1, 'B')],
      false,
      ['A:1', 'matter appendix', 'B:1'],
    ],
    ['a drawing on the cover', [marked('drawing\nx'), heading(1, 'A')], false, ['A:2']],
    ['nothing but an empty paragraph first', [para(), heading(1, 'A')], false, ['A:1']],
  ])('%s', (_, blocks, hasParts, expected) => {
    const pieces = splitChapters(blocks, hasParts, 'Book').map((piece) =>
      piece.kind === 'chapter'
        ? `${piece.title}:${piece.blocks.length}`
        : piece.kind === 'part'
          ? `part ${piece.title}`
          : `matter ${piece.matter}`,
    );
    expect(pieces).toEqual(expected);
  });

  test('ranks start from 1 in each, and unnumbered ones are known', () => {
    const [piece] = splitChapters([heading(2, 'A', '', ['unnumbered']), heading(4, 'B')], false, 'Book');
    expect(piece).toEqual({
      kind: 'chapter',
      title: 'A',
      numbered: false,
      blocks: [heading(1, 'A', '', ['unnumbered']), heading(3, 'B')],
    });
  });
});

describe('anchors', () => {
  test.each<[string, PandocNode, readonly PandocNode[]]>([
    ['of headings', heading(1, 'A', 'sec:a'), [raw('sec:a'), heading(1, 'A')]],
    [
      'of spans',
      para({ t: 'Span', c: [['x', [], []], [str('y')]] }),
      [para(raw('x', 'RawInline'), str('y'))],
    ],
    ['of divisions', { t: 'Div', c: [['x', ['center'], []], [para(str('y'))]] }, [raw('x'), para(str('y'))]],
    [
      'of formulas',
      para({ t: 'Math', c: [{ t: 'DisplayMath' }, '\\label{eq:a} x'] }),
      [para(raw('eq:a', 'RawInline'), { t: 'Math', c: [{ t: 'DisplayMath' }, 'x'] })],
    ],
    ['with signs of HTML', heading(1, 'A', 'a"<b'), [raw('a&#34;&#60;b'), heading(1, 'A')]],
    [
      'of pictures in a line',
      para(str('a'), { t: 'Image', c: [['x', [], []], [], ['p.png', '']] }),
      [para(str('a'), raw('x', 'RawInline'), { t: 'Image', c: [['', [], []], [], ['../p.png', '']] })],
    ],
  ])('%s', (_, block, expected) => {
    expect(change(block).blocks).toEqual(expected);
  });

  test('references have no words of their own', () => {
    const link = { t: 'Link', c: [['', [], [['reference-type', 'ref']]], [str('[x]')], ['#x', '']] };
    expect(change(para(link)).blocks).toEqual([para({ t: 'Link', c: [['', [], []], [], ['#x', '']] })]);
  });

  test('Quarto’s references are links, and other citations are told', () => {
    const cite = (id: string) => ({ t: 'Cite', c: [[{ citationId: id }], [str(`@${id}`)]] });
    const { blocks, lost } = change(para(cite('fig-a'), cite('knuth')));
    expect(blocks).toEqual([para({ t: 'Link', c: [['', [], []], [], ['#fig-a', '']] }, str('[knuth]'))]);
    expect(lost).toEqual(['The citation `knuth`: its key stands in the text. Write what it cites.']);
  });
});

describe('captions', () => {
  const caption = (kind: string) => para(str(`${kind}:`), { t: 'Space' }, str('C'));
  const image = (title: string): PandocNode => ({
    t: 'Image',
    c: [['fig:a', [], []], [str('C')], ['p.png', title]],
  });
  const shown = para({ t: 'Image', c: [['', [], []], [str('C')], ['../p.png', '']] });

  test('a figure of pandoc 2', () => {
    expect(change(para(image('fig:'))).blocks).toEqual([caption('Figure'), raw('fig:a'), shown]);
  });

  test('a figure of pandoc 3, and the kind of what it shows', () => {
    const figure = (...c: readonly PandocNode[]): PandocNode => ({
      t: 'Figure',
      c: [['x', [], []], [null, [{ t: 'Plain', c: [str('C')] }]], c],
    });
    const plain = { t: 'Plain', c: [{ t: 'Image', c: [['', [], []], [], ['p.png', '']] }] };
    const code = { t: 'CodeBlock', c: [['', ['c'], []], 'y'] };
    expect(change(figure(plain)).blocks.slice(0, 2)).toEqual([caption('Figure'), raw('x')]);
    expect(change(figure(code)).blocks).toEqual([caption('Listing'), raw('x'), code]);
  });

  test('a table, whose label may be around it', () => {
    const table = { t: 'Table', c: [['', [], []], [null, [{ t: 'Plain', c: [str('C')] }]], [], [], [], []] };
    const bare = { t: 'Table', c: [['', [], []], [null, []], [], [], [], []] };
    expect(change({ t: 'Div', c: [['tab:a', [], []], [table]] }).blocks).toEqual([
      caption('Table'),
      raw('tab:a'),
      bare,
    ]);
  });

  test('a listing: caption, label and language', () => {
    const keys = [
      ['language', '[ANSI]C'],
      ['caption', 'C'],
      ['label', 'lst:a'],
    ];
    expect(change({ t: 'CodeBlock', c: [['', ['objectivec'], keys], 'x'] }).blocks).toEqual([
      caption('Listing'),
      raw('lst:a'),
      { t: 'CodeBlock', c: [['', ['c'], []], 'x'] },
    ]);
  });
});

test('a listing that stands for a file shows it', () => {
  expect(change(marked('file c examples/a b.c')).blocks).toEqual([
    { t: 'CodeBlock', c: [['', ['c file="examples/a b.c"'], []], ''] },
  ]);
});

test('drawings and pictures that no edition can show are told', () => {
  const { blocks, lost } = change(
    marked('drawing\n\\node; --x'),
    para({ t: 'Image', c: [['', [], []], [str('A')], ['gone', '']] }),
  );
  expect(blocks).toEqual([{ t: 'RawBlock', c: ['html', '<!-- TikZ:\n\\node; - -x\n-->'] }, para(str('A'))]);
  expect(lost).toHaveLength(2);
});

test('notes become alerts', () => {
  const note = {
    t: 'Div',
    c: [
      ['', ['note'], []],
      [{ t: 'Div', c: [['', ['title'], []], [para(str('Note'))]] }, para(str('x'))],
    ],
  };
  expect(change(note).blocks).toEqual([
    { t: 'BlockQuote', c: [para({ t: 'RawInline', c: ['html', '[!NOTE]'] }, { t: 'SoftBreak' }, str('x'))] },
  ]);
});

test('the pictures of a document are those in its folder, each once', () => {
  const image = (url: string) => para({ t: 'Image', c: [['', [], []], [], [url, '']] });
  expect(picturesIn([image('a.png'), image('./a.png'), image('https://example.org/b.png')])).toEqual([
    'a.png',
  ]);
});
