// Rules on the file as a whole: its size, what it may not hold, and the standard it claims.

import type { Unwanted } from '../../../../settings/print/service-facts.ts';
import type { FileFacts } from '../facts.ts';
import { type Failure, ours, type Rule } from './rule.ts';

/** What the service uploads. */
export const bytes: Rule = {
  number: 16,
  id: 'file-size',
  severity: 'error',
  test(file, { profile: { service } }) {
    const limit = service.bytes;
    if (!limit) return undefined;
    const name = (count: number) => `${(count / 1024 / 1024).toFixed(1)} MB`;
    return {
      asks: `at most ${name(limit.value)}`,
      cited: limit,
      measured: name(file.bytes),
      failures: file.bytes > limit.value ? [{ what: `${name(file.bytes)} are too many` }] : [],
    };
  },
};

/** Things of the screen that a press has no use for. */
export const unwanted: Rule = {
  number: 17,
  id: 'unwanted',
  severity: 'error',
  test(file, { profile: { service } }) {
    const list: readonly Unwanted[] = service.unwanted.value.filter((name) => name !== 'transparency');
    return {
      asks: `none of: ${list.join(', ')}`,
      cited: service.unwanted,
      measured: [...file.holds].filter((name) => list.includes(name)).join(', ') || 'none',
      failures: list.filter((name) => file.holds.has(name)).flatMap((name) => places(file, name)),
    };
  },
};

/** Flattening is the service's work then, and may change how a page looks. */
export const transparency: Rule = {
  number: 18,
  id: 'transparency',
  severity: 'warning',
  test(file, { profile: { service } }) {
    if (!service.unwanted.value.includes('transparency')) return undefined;
    const pages = file.pages.filter(({ transparent }) => transparent);
    return {
      asks: 'nothing shines through',
      cited: service.unwanted,
      measured: pages.length === 0 ? 'nothing does' : `${pages.length} pages`,
      failures: pages.map(({ number }) => ({ page: number, what: 'something is transparent' })),
    };
  },
};

/** The standard for files that are printed as they are. */
export const pdfx: Rule = {
  number: 19,
  id: 'pdf-x',
  severity: 'error',
  test(file, { profile: { service } }) {
    if (!service.pdfx) return undefined;
    const coloured = file.pages.flatMap(({ number, paints }): readonly Failure[] => {
      const wrong = paints.find(
        ({ colour: { space, icc } }) => icc || space === 'rgb' || space === 'lab' || space === 'pattern',
      );
      return wrong
        ? [{ page: number, what: `${wrong.kind} in ${wrong.colour.icc ? 'ICC ' : ''}${wrong.colour.space}` }]
        : [];
    });
    const clear = file.pages.filter(({ transparent }) => transparent);
    return {
      asks: `${service.pdfx.value}: an output intent, no RGB, no ICC profiles on objects, no transparency`,
      cited: service.pdfx,
      measured: `${file.pdfx ?? 'no PDF/X'}, PDF ${file.version}, for ${file.condition ?? 'no printing condition'}`,
      failures: [
        ...(file.pdfx === service.pdfx.value ? [] : [{ what: `it says ${file.pdfx ?? 'nothing of PDF/X'}` }]),
        ...(file.condition === undefined ? [{ what: 'no output intent' }] : []),
        ...(file.version > '1.3' ? [{ what: `PDF ${file.version}, expected 1.3` }] : []),
        ...coloured,
        ...clear.map(({ number }) => ({ page: number, what: 'something is transparent' })),
      ],
    };
  },
};

/** What a reader of PDFs skips, a press may stop at. */
export const content: Rule = {
  number: 21,
  id: 'content',
  severity: 'error',
  test({ pages }) {
    const damaged = pages.filter(({ unreadable }) => unreadable !== undefined);
    return {
      asks: 'the content of every page can be read to its end',
      cited: ours,
      measured: damaged.length === 0 ? 'it can' : `${damaged.length} pages are damaged`,
      failures: damaged.map(({ number, unreadable = '' }) => ({
        page: number,
        what: `\`${unreadable.slice(0, 20)}\` is no operator`,
      })),
    };
  },
};

function places({ pages }: FileFacts, name: Unwanted): readonly Failure[] {
  if (name !== 'annotations') return [{ what: `it has ${name}` }];
  return pages
    .filter(({ annotations }) => annotations > 0)
    .map(({ number, annotations }) => ({ page: number, what: `${annotations} annotations` }));
}
