// A PDF that somebody changed: verify finds it and names it. One that was only saved otherwise stays in order.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFRawStream,
  rgb,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { html } from '../../scripts/formats/html/html.ts';
import { pdf } from '../../scripts/formats/pdf/pdf.ts';
import { print } from '../../scripts/formats/print/print.ts';
import type { Artifact } from '../../scripts/model/book.ts';
import { kindOf } from '../../scripts/pdf/read/metadata.ts';
import { editionOf } from '../edition.ts';
import { worldOf } from '../memory.ts';
import { book, edition, installed, proof, world, wrong } from './copies.ts';

const scratch = mkdtempSync(join(tmpdir(), 'proof-'));
let file: Artifact;
let interior: Artifact;
beforeAll(async () => {
  [file, interior] = await Promise.all([
    pdf.write(await edition, { world }).then(([made]) => made as Artifact),
    print.write(await edition, { world }).then(([made]) => made as Artifact),
  ]);
}, 120_000);
afterAll(async () => {
  rmSync(scratch, { recursive: true });
  await world.browser.close();
});

const found = async (content: Uint8Array) => wrong(await proof(pdf, [{ path: file.path, content }]));

async function edited(change: (document: PDFDocument) => void | Promise<void>, useObjectStreams = true) {
  const document = await PDFDocument.load(file.content, { updateMetadata: false });
  await change(document);
  return document.save({ useObjectStreams });
}

/** The page (from 0) whose text has this; that of the contents does not count. */
async function pageOf(text: string): Promise<number> {
  const pages = [...(await pdf.read([file])).documents.values()];
  return pages.findIndex((page) => page.replace(/\s+/g, ' ').includes(text));
}

/** Changes what a page paints, as text. */
function repaint(document: PDFDocument, page: number, change: (content: string) => string): void {
  const { node } = document.getPage(page);
  const contents = node.lookup(PDFName.of('Contents'));
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((ref) => document.context.lookup(ref)) : [contents];
  const text = streams
    .map((stream) => Buffer.from(decodePDFRawStream(stream as PDFRawStream).decode()).toString('latin1'))
    .join('\n');
  node.set(
    PDFName.of('Contents'),
    document.context.register(document.context.flateStream(Buffer.from(change(text), 'latin1'))),
  );
}

test('as it was made, both are in order, and known for what they are', async () => {
  expect(await found(file.content)).toEqual({});
  expect(wrong(await proof(print, [interior]))).toEqual({});
  expect(await kindOf(file.content)).toBe('screen');
  expect(await kindOf(interior.content)).toBe('print');
});

test.each([
  ['dropped', '\treturn 0;\n', '', 'Cannot find the line `return 0;` of a listing of `One`'],
  ['in two', 'not so short', 'not\n so short', 'Unexpected break in the line `puts("a line of'],
])('a line of code %s', async (_how, line, instead, says) => {
  const path = 'chapters/01-one.md';
  const other = await editionOf(worldOf({ ...book, [path]: String(book[path]).replace(line, instead) }));
  const [made] = await pdf.write(other, { world });
  const { code } = await found(made?.content ?? new Uint8Array());
  expect(code?.join()).toContain(says);
});

test.each([
  ['removed', '$A = \\pi r^2$', 'an area', 'Cannot find the formula `A = \\pi r^2` of `One`'],
  ['altered', '\\pi r^2', '\\pi d^2', 'Cannot find the formula `A = \\pi r^2` of `One`'],
])(
  'a formula %s, in the PDF and in print',
  async (_how, formula, instead, says) => {
    const path = 'chapters/01-one.md';
    const other = await editionOf(worldOf({ ...book, [path]: String(book[path]).replace(formula, instead) }));
    const [made] = await pdf.write(other, { world });
    expect((await found(made?.content ?? new Uint8Array())).formulas).toEqual([`${says} in the pdf edition`]);
    const [printed] = await print.write(other, { world });
    expect(wrong(await proof(print, printed ? [printed] : [])).formulas).toEqual([
      'Cannot see the formula `A = \\pi r^2` of `One` on any page in the print edition',
    ]);
  },
  60_000,
);

const structure = (document: PDFDocument, change: (formula: PDFDict) => void) => {
  for (const [, object] of document.context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of('Formula')) change(object);
};

test('a formula without its text alternative, or no longer tagged as one', async () => {
  const silent = await edited((document) =>
    structure(document, (formula) => void formula.delete(PDFName.of('Alt'))),
  );
  expect((await found(silent)).formulas).toContain(
    'Cannot find the formula `A = \\pi r^2` of `One` in the pdf edition',
  );
  const untagged = await edited((document) => {
    let first = true;
    structure(document, (formula) => {
      if (first) formula.set(PDFName.of('S'), PDFName.of('Span'));
      first = false;
    });
  });
  expect((await found(untagged)).formulas).toHaveLength(1);
});

describe('the notice hidden', () => {
  const hidden = 'Cannot see the notice on page 2 of the pdf edition (the page looks the same without)';

  test('below a white box', async () => {
    const content = await edited((document) => {
      const page = document.getPage(1);
      page.drawRectangle({
        x: 0,
        y: 0,
        width: page.getWidth(),
        height: page.getHeight(),
        color: rgb(1, 1, 1),
      });
    });
    const { notice, ...rest } = await found(content);
    expect(notice?.join('\n')).toContain(hidden);
    expect(rest['license-address']?.join()).toContain('`https://spdx.org/licenses/OSL-3.0.html`');
  });

  const colour = /[\d.]+ [\d.]+ [\d.]+ rg/g;

  test.each([
    ['white', (content: string) => content.replace(colour, '1 1 1 rg')],
    ['nearly white', (content: string) => content.replace(colour, '.9 .9 .9 rg')],
    ['never painted', (content: string) => content.replace(/\bBT\b/g, 'BT 3 Tr')],
    ['clipped away', (content: string) => `0 0 1 1 re W n\n${content}`],
    ['tiny', (content: string) => `0.1 0 0 0.1 0 0 cm\n${content}`],
    ['off the page', (content: string) => `1 0 0 1 2000 0 cm\n${content}`],
  ])('%s', async (_name, change) => {
    const content = await edited((document) => repaint(document, 1, change));
    const { notice = [] } = await found(content);
    expect(notice.join('\n')).toMatch(/^Cannot (?:see|find) the notice/);
  });

  test('cut off by the crop box', async () => {
    const content = await edited((document) => document.getPage(1).setCropBox(0, 0, 20, 20));
    expect((await found(content)).notice?.join('\n')).toMatch(/^Cannot (?:see|find) the notice/m);
  });
});

test('a page of the licence below a white box, though hyphens divide its words', async () => {
  const at = await pageOf('Grant of Source Code License');
  const content = await edited((document) => {
    const page = document.getPage(at);
    page.drawRectangle({ x: 0, y: 0, width: page.getWidth(), height: page.getHeight(), color: rgb(1, 1, 1) });
  });
  expect((await found(content))['license-text']?.join()).toContain('Cannot see the licence in full');
});

test('another word in the notice', async () => {
  const content = await edited(async (document) => {
    const page = document.getPage(1);
    const font = await document.embedFont(StandardFonts.Helvetica);
    const words = (await edition).duties.notice[1]?.replace('remain intact', 'remain') ?? '';
    repaint(document, 1, () => '');
    page.drawText(words, { x: 60, y: 300, size: 10, font, maxWidth: 380 });
  });
  expect((await found(content)).notice?.join('\n')).toContain('must remain [-intact-] in each copy');
});

test('copyright lines in the metadata only, on the page only', async () => {
  const page = await edited((document) => document.removePage(1));
  expect((await found(page)).copyright?.join()).toContain('Cannot find the copyright lines');
  const metadata = await edited((document) => {
    document.catalog.delete(PDFName.of('Metadata'));
  });
  expect(Object.keys(await found(metadata))).toEqual(['license-marks']);
});

test('a chapter dropped, an anchor renamed, a link turned to another host', async () => {
  const at = await pageOf('All of this chapter is');
  const dropped = await found(await edited((document) => document.removePage(at)));
  expect(dropped.chapters).toEqual([
    'Cannot find the text of chapter `2. Two` in the pdf edition: `All of this chapter is a paragraph of some words that nobody`',
  ]);
  const bytes = (text: string, by: string) =>
    edited(() => {}, false).then((content) =>
      Uint8Array.from(Buffer.from(Buffer.from(content).toString('latin1').replaceAll(text, by), 'latin1')),
    );
  expect((await found(await bytes('/sec:two ', '/sec:zwo '))).anchors).toEqual([
    'Cannot find anchor `sec:two` in the pdf edition',
  ]);
  expect((await found(await bytes('example.org/far', 'example.net/far'))).addresses?.join()).toContain(
    'Unexpected link to `https://example.net/far` on page',
  );
});

test('cut off', async () => {
  await expect(kindOf(file.content.subarray(0, file.content.length / 2))).rejects.toThrow(
    'expected a whole PDF',
  );
});

test('encrypted', async () => {
  const document = await PDFDocument.load(file.content);
  document.encrypt({ userPassword: '', ownerPassword: 'secret' });
  await expect(kindOf(await document.save())).rejects.toThrow('expected a whole PDF (it is encrypted)');
});

test('saved anew by another program, it is in order', async () => {
  expect(await found(await edited(() => {}))).toEqual({});
  expect(await found(await edited(() => {}, false))).toEqual({});
});

/** Those points of what is wrong that are about the text. */
function text(left: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(left).filter((id) => /^(?:notice|copyright|license-text|code|chapters)$/.test(id));
}

const named = (name: string, content?: Uint8Array) => {
  const path = join(scratch, name);
  if (content) writeFileSync(path, content);
  return path;
};

test.runIf(installed('qpdf'))('linearised and packed by qpdf, it is in order', async () => {
  execFileSync('qpdf', ['--linearize', '--recompress-flate', named('a.pdf', file.content), named('b.pdf')]);
  expect(await found(readFileSync(named('b.pdf')))).toEqual({});
});

test.runIf(installed('gs'))(
  'distilled by Ghostscript, it has its notice where it is seen',
  async () => {
    const settings = ['-q', '-dNOPAUSE', '-dBATCH', '-dSAFER', '-sDEVICE=pdfwrite'];
    execFileSync('gs', [...settings, `-sOutputFile=${named('d.pdf')}`, named('c.pdf', file.content)]);
    const left = await found(readFileSync(named('d.pdf')));
    // It spoils quotes, so that the licence is not word for word.
    expect(text(left)).toEqual(['license-text']);
  },
  60_000,
);

test('printed by another program from the web edition, it can be read', async () => {
  const pages = await html.write(await edition, { world });
  const site = new Map(pages.map(({ path, content }) => [path.replace(/^html\//, ''), content]));
  const whole = site.get('all.html');
  if (!whole) throw new Error('no page with the whole book');
  const plain = [['index.html', whole] as const, ['style.css', new Uint8Array()] as const];
  const content = await world.browser.print(new Map([...site, ...plain]), {
    tagged: false,
    outline: false,
  });
  const left = await found(content);
  expect(text(left)).toEqual([]);
}, 60_000);
