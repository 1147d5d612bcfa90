// Preflight rules on the file as a whole: its size, what it must not hold, and the standard it claims.

import type { Unwanted } from '../../../../settings/print/service-types.ts';
import type { FileFacts } from '../facts.ts';
import { type Failure, ours, type Rule } from './rule.ts';

/** Limits the size of the file to what the service takes. */
export const bytes: Rule = {
  number: 16,
  id: 'file-size',
  severity: 'error',
  cure: 'Use pictures with fewer pixels.',
  test(file, { profile: { service } }) {
    const limit = service.bytes;
    if (!limit) return undefined;
    const name = (count: number) => `${(count / 1024 / 1024).toFixed(1)} MB`;
    return {
      asks: `at most ${name(limit.value)}`,
      cited: limit,
      measured: name(file.bytes),
      failures: file.bytes > limit.value ? [{ what: `${name(file.bytes)} is too large` }] : [],
    };
  },
};

/** Forbids what is of no use in print, such as links, scripts and forms. */
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

/** Wants nothing transparent, since the service would flatten it, which may change how a page looks. */
export const transparency: Rule = {
  number: 18,
  id: 'transparency',
  severity: 'warning',
  cure: 'Use pictures without transparent parts.',
  test(file, { profile: { service } }) {
    if (!service.unwanted.value.includes('transparency')) return undefined;
    const pages = file.pages.filter(({ transparent }) => transparent);
    return {
      asks: 'nothing transparent',
      cited: service.unwanted,
      measured: pages.length === 0 ? 'nothing' : `something on ${pages.length} pages`,
      failures: pages.map(({ number }) => ({ page: number, what: 'something is transparent' })),
    };
  },
};

/** Requires what PDF/X does, where the service asks for it: ISO 15930-1 for PDF/X-1a:2001. */
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
        ...(file.pdfx === service.pdfx.value
          ? []
          : [{ what: file.pdfx === undefined ? 'it does not claim PDF/X' : `it claims ${file.pdfx}` }]),
        ...(file.condition === undefined ? [{ what: 'no output intent' }] : []),
        ...(file.version > '1.3' ? [{ what: `PDF ${file.version}, expected 1.3` }] : []),
        ...coloured,
        ...clear.map(({ number }) => ({ page: number, what: 'something is transparent' })),
      ],
    };
  },
};

/** Requires content without syntax errors: programs that show PDFs skip them, but a printer's may stop there. */
export const content: Rule = {
  number: 21,
  id: 'content',
  severity: 'error',
  test({ pages }) {
    const damaged = pages.filter(({ unreadable }) => unreadable !== undefined);
    return {
      asks: 'page content that can be read to its end',
      cited: ours,
      measured: damaged.length === 0 ? 'no page is damaged' : `${damaged.length} pages are damaged`,
      failures: damaged.map(({ number, unreadable = '' }) => ({
        page: number,
        what: `\`${unreadable.slice(0, 20)}\` is not a PDF operator`,
      })),
    };
  },
};

function places({ pages }: FileFacts, name: Unwanted): readonly Failure[] {
  if (name !== 'annotations') return [{ what: `the file has ${name}` }];
  return pages
    .filter(({ annotations }) => annotations > 0)
    .map(({ number, annotations }) => ({ page: number, what: `${annotations} annotations` }));
}
