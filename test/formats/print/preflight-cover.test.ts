// The preflight of a cover: words on its panels only, and the page count of its book.

import { describe, expect, test } from 'vitest';
import { preflight, preflightBook } from '../../../scripts/formats/print/preflight/preflight.ts';
import { pagesOf, profile, sample, words } from './sample.ts';

describe('a cover', () => {
  const spread = async (content: string, pages = 200) => {
    const spine = pages * 0.002252 * 72;
    const width = 1008 + spine + 18;
    const pdf = await sample([content], (_, [page]) => {
      page?.setSize(width, 738);
      page?.setTrimBox(9, 9, width - 18, 720);
    });
    return preflight(pdf, { profile: profile(), kind: 'cover', pages, spine });
  };
  const at = (x: number) => words.replace('80 600', `${x} 600`);

  test('has room for words on its panels, and for grounds everywhere', async () => {
    const content = `0.2 0.2 0.2 rg 0 0 2000 2000 re f ${at(60)} ${at(600)} BT /F0 10 Tf 0 1 -1 0 535 300 Tm (Spine) Tj ET`;
    expect((await spread(content)).filter(({ passes }) => !passes)).toEqual([]);
  });

  test.each([
    ['at the edge', at(10), 200],
    ['on a fold', at(500), 200],
    ['on a spine too thin for words', 'BT /F0 7 Tf 0 1 -1 0 525 300 Tm (Spine) Tj ET', 70],
  ])('has no words %s', async (_where, content, pages) => {
    expect((await spread(content, pages)).find(({ rule }) => rule === 'live-area')?.passes).toBe(false);
  });

  test('belongs to the book’s page count', async () => {
    const interior = await sample(pagesOf(30));
    const cover = await sample([words], (_, [page]) => page?.setSize(1200, 738));
    const { failures, table } = await preflightBook({ interior, cover }, profile());
    expect(failures.join('\n')).toMatch(
      /rule `page-size` for the cover, page 1: 16.67 × 10.25 in; expected pages of 14.32 × 10.25 in/,
    );
    expect(table).toMatch(/◌ one of Colophon’s own\.\n$/);
    expect(table).toMatch(/^interior\n[\s\S]*^cover\n/m);
  });
});
