// Which table is set how: by the words of its columns and the room of its page.

import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { fitTables } from '../../scripts/paged/fit-to-page.ts';

const room = { width: 388, height: 595 };

function table(columns: number, rows: number, word: string): Element {
  const row = (name: string) =>
    h(
      'tr',
      Array.from({ length: columns }, () => h(name, word)),
    );
  return h('div.table', [
    h('table', [
      h('thead', [row('th')]),
      h(
        'tbody',
        Array.from({ length: rows }, () => row('td')),
      ),
    ]),
  ]);
}

function set(element: Element): Element {
  const tree: Root = { type: 'root', children: [element] };
  fitTables(tree, room);
  return element;
}

const namesOf = ({ properties }: Element) => String(properties.className);

test.each([
  ['three columns', table(3, 60, 'word'), 'table'],
  ['ten', table(10, 5, 'number'), 'table,small'],
  ['twelve', table(12, 5, 'number'), 'table,smallest'],
  ['fourteen on few rows', table(14, 5, 'number'), 'table,turned'],
  ['fourteen on more rows than a turned page has', table(14, 60, 'number'), 'table,smallest'],
  [
    'fourteen with words that no page has room for',
    table(14, 5, 'incomprehensibilities'),
    'table,smallest,turned',
  ],
])('%s', (_about, element, names) => {
  expect(namesOf(set(element))).toBe(names);
});

test('columns are never asked to be wider than the page, in a list neither', () => {
  for (let columns = 1; columns <= 16; columns += 1) {
    const inner = table(columns, 3, 'value');
    set(h('ul', [h('li', [h('ul', [h('li', [inner])])])]));
    const type = { small: 8, smallest: 7.2 }[namesOf(inner).split(',')[1] ?? ''] ?? 9;
    if (namesOf(inner).includes('turned')) continue;
    const widths = [...JSON.stringify(inner).matchAll(/min-inline-size: ([\d.]+)em/g)].map(([, em]) =>
      Number(em),
    );
    expect(widths.reduce((sum, width) => sum + width * type, 0)).toBeLessThan(room.width - 44);
  }
});
