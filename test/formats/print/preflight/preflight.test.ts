// Every rule finds the file that breaks it, and lets a good one pass.

import { PDFDict, type PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { preflight, preflightTable } from '../../../../scripts/formats/print/preflight/preflight.ts';
import type { Finding } from '../../../../scripts/formats/print/preflight/rules/rule.ts';
import { rules } from '../../../../scripts/formats/print/preflight/rules.ts';
import { addPicture, pagesOf, profile, sample, words } from '../sample.ts';

type Break = Readonly<{
  rule: string;
  about: string;
  profile?: Parameters<typeof profile>[0];
  contents?: readonly string[];
  change?: (file: PDFDocument, pages: readonly PDFPage[]) => void;
  drawn?: readonly string[];
  formulas?: readonly string[];
  pages: readonly number[];
  says?: RegExp;
}>;

const on = (index: number, content: string, count = 30) => pagesOf(count).toSpliced(index, 1, content);
const state = (entry: object) => (file: PDFDocument, pages: readonly PDFPage[]) =>
  pages[0]?.node.Resources()?.set(PDFName.of('ExtGState'), file.context.obj({ G0: { ...entry } }));

const broken: readonly Break[] = [
  {
    rule: 'page-size',
    about: 'one page of A4',
    change: (_, pages) => pages[4]?.setSize(595, 842),
    pages: [5],
    says: /8.26 × 11.69 in/,
  },
  {
    rule: 'page-size',
    about: 'a page that is turned',
    change: (_, pages) => pages[4]?.node.set(PDFName.of('Rotate'), _.context.obj(90)),
    pages: [5],
    says: /rotated/,
  },
  {
    rule: 'page-boxes',
    about: 'a cut beside the page',
    change: (_, pages) => pages[2]?.setTrimBox(9, 9, 486, 702),
    pages: [3],
    says: /\[9 9 495 711\], expected \[0 0 504 720\]/,
  },
  {
    rule: 'page-boxes',
    about: 'a bleed that is not the page',
    change: (_, pages) => pages[2]?.setBleedBox(9, 9, 486, 702),
    pages: [3],
    says: /its BleedBox is \[9 9 495 711\], expected \[0 0 504 720\]/,
  },
  { rule: 'page-count', about: 'a leaflet', contents: pagesOf(22), pages: [], says: /22 pages are too few/ },
  { rule: 'page-count', about: 'a block', contents: pagesOf(830), pages: [], says: /too many/ },
  {
    rule: 'even-count',
    about: 'an odd page',
    profile: { profile: 'generic' },
    contents: pagesOf(31),
    pages: [],
  },
  {
    rule: 'last-page-blank',
    about: 'words on the last page',
    profile: { profile: 'ingramspark' },
    pages: [30],
  },
  {
    rule: 'blank-runs',
    about: 'five empty pages in the middle',
    contents: pagesOf(30).fill('', 9, 14),
    pages: [10],
    says: /5 empty/,
  },
  { rule: 'blank-runs', about: 'eleven at the end', contents: pagesOf(30).fill('', 19), pages: [20] },
  {
    rule: 'live-area',
    about: 'words in the gutter of a verso',
    contents: on(3, words.replace('80 600', '470 600')),
    pages: [4],
    says: /`Words`/,
  },
  {
    rule: 'live-area',
    about: 'a rule at the edge of a page',
    contents: on(6, `${words} 0 g 0 300 504 2 re f`),
    pages: [7],
    says: /an area or a line/,
  },
  {
    rule: 'live-area',
    about: 'a picture drawn by a form',
    contents: on(6, `${words} q 1 0 0 1 400 0 cm /X1 Do Q`),
    change(file, pages) {
      const form = file.context.stream('q 150 0 0 150 0 300 cm /X0 Do Q', {
        ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 999, 999] },
      });
      const page = pages[6] as PDFPage;
      addPicture(file, page, 900);
      const pictures = page.node.Resources()?.lookup(PDFName.of('XObject'), PDFDict);
      pictures?.set(PDFName.of('X1'), file.context.register(form));
    },
    pages: [7],
    says: /a picture/,
  },
  {
    rule: 'fonts-embedded',
    about: 'Helvetica, which every reader is thought to have',
    change(file, pages) {
      const font = { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', Encoding: 'WinAnsiEncoding' };
      pages[8]?.node.set(PDFName.of('Resources'), file.context.obj({ Font: { F0: font } }));
    },
    pages: [9],
    says: /`Helvetica`/,
  },
  {
    rule: 'no-type-3',
    about: 'letters that are drawings',
    change(file, pages) {
      const font = {
        ...{ Type: 'Font', Subtype: 'Type3', FontBBox: [0, 0, 1, 1], FontMatrix: [1, 0, 0, 1, 0, 0] },
        ...{ CharProcs: {}, Encoding: { Differences: [] }, FirstChar: 0, LastChar: 0, Widths: [1] },
      };
      pages[8]?.node.set(PDFName.of('Resources'), file.context.obj({ Font: { F0: font } }));
    },
    pages: [9],
  },
  {
    rule: 'type-size',
    about: 'small print, made small by the page',
    contents: on(1, `q .5 0 0 .5 0 0 cm ${words.replace('80 600', '160 900')} Q`),
    pages: [2],
    says: /`Words` is set in 5.00 pt/,
  },
  {
    rule: 'drawing-type-size',
    about: 'small words in a drawing of the book',
    contents: on(1, `q .5 0 0 .5 0 0 cm ${words.replace('80 600', '160 900')} Q`),
    drawn: ['Words'],
    pages: [2],
    says: /`Words` is set in 5.00 pt/,
  },
  {
    rule: 'formula-type-size',
    about: 'small letters of a formula',
    contents: on(1, `q .5 0 0 .5 0 0 cm ${words.replace('80 600', '160 900')} Q`),
    formulas: ['Words'],
    pages: [2],
    says: /`Words` is set in 5.00 pt/,
  },
  {
    rule: 'resolution',
    about: 'sixty pixels on an inch',
    contents: on(1, `${words} q 72 0 0 72 200 300 cm /X0 Do Q`),
    change: (file, pages) => addPicture(file, pages[1] as PDFPage, 60),
    pages: [2],
    says: /60 pixels per inch/,
  },
  {
    rule: 'rule-weight',
    about: 'a hairline',
    contents: on(1, `${words} 0 G .2 w 100 300 m 300 300 l S`),
    pages: [2],
    says: /0.20 pt/,
  },
  {
    rule: 'black-ink',
    about: 'black of three colours',
    contents: on(1, words.replace('0 g', '0 0 0 rg')),
    pages: [2],
    says: /text in rgb 0 0 0/,
  },
  {
    rule: 'black-ink',
    about: 'a word in colour after a word in black, behind a string that looks like an operator',
    contents: on(1, `${words} BT /F0 10 Tf 1 0 0 1 80 500 Tm (0 g \\) q) Tj .5 .1 0 rg (red) Tj ET`),
    pages: [2],
  },
  {
    rule: 'solid-text',
    about: 'text that is nearly black',
    contents: on(1, words.replace('0 g', '.1 g')),
    pages: [2],
    says: /a grey of 90 %/,
  },
  {
    rule: 'grey-pictures',
    about: 'a picture in colours',
    contents: on(1, `${words} q 72 0 0 72 200 300 cm /X0 Do Q`),
    change: (file, pages) => addPicture(file, pages[1] as PDFPage, 300, { ColorSpace: 'DeviceRGB' }),
    pages: [2],
  },
  {
    rule: 'ink-limit',
    about: 'four inks at once',
    profile: { profile: 'lulu', ink: 'color' },
    contents: on(1, `${words} 1 1 1 1 k 200 300 50 50 re f`, 40),
    pages: [2],
    says: /400 %/,
  },
  {
    rule: 'file-size',
    about: 'a file beyond what is uploaded',
    // Tested with the limit, not with 650 MB.
    profile: { profile: 'kdp' },
    pages: [],
  },
  {
    rule: 'unwanted',
    about: 'a link',
    change(file, pages) {
      const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9] };
      pages[3]?.node.set(PDFName.of('Annots'), file.context.obj([link]));
    },
    pages: [4],
  },
  {
    rule: 'unwanted',
    about: 'a title in the metadata',
    change: (file) => file.setTitle('Words'),
    pages: [],
    says: /metadata/,
  },
  {
    rule: 'unwanted',
    about: 'a script',
    change: (file) => file.addJavaScript('main', 'app.alert(1)'),
    pages: [],
    says: /scripts/,
  },
  {
    rule: 'transparency',
    about: 'words through which paper shines',
    contents: on(0, `/G0 gs ${words}`),
    change: state({ ca: 0.5 }),
    pages: [1],
  },
  {
    rule: 'content',
    about: 'a stream that is still packed',
    contents: on(1, `${words} x\u009c\u00cb 0 0 k`),
    pages: [2],
  },
  {
    rule: 'pdf-x',
    about: 'a plain PDF',
    profile: { profile: 'ingramspark' },
    pages: [],
    says: /does not claim PDF\/X/,
  },
];

const find = (findings: readonly Finding[], rule: string) =>
  findings.find((finding) => finding.rule === rule);

describe('preflight', () => {
  test('lets a good interior pass every rule', async () => {
    const findings = await preflight(await sample(pagesOf(30)), { profile: profile(), kind: 'interior' });
    expect(findings.filter(({ passes }) => !passes)).toEqual([]);
    expect(findings.length).toBeGreaterThan(14);
  });

  test('lets what is opaque and white at the edges pass', async () => {
    const content = `/G0 gs 1 1 1 rg 0 0 504 720 re f 0 g ${words} q 60 60 300 300 re W n 0 g -99 -99 999 999 re f Q`;
    const pdf = await sample(
      on(0, content.replace('1 1 1 rg', '1 g')),
      state({ ca: 1, BM: 'Normal', SMask: 'None' }),
    );
    const findings = await preflight(pdf, { profile: profile(), kind: 'interior' });
    expect(findings.filter(({ passes }) => !passes)).toEqual([]);
  });

  test.each(
    broken.filter(({ rule }) => rule !== 'file-size').map((one) => [one.rule, one.about, one] as const),
  )('%s: %s', async (rule, _about, {
    profile: keys,
    contents = pagesOf(30),
    change,
    drawn = [],
    formulas = [],
    pages,
    says = /./,
  }) => {
    const pdf = await sample(contents, change);
    const subject = {
      profile: profile(keys),
      kind: 'interior',
      drawn: new Set(drawn),
      formulas: new Set(formulas),
    } as const;
    const finding = find(await preflight(pdf, subject), rule);
    expect(finding?.passes).toBe(false);
    expect(finding?.pages).toEqual(pages);
    expect(finding?.failures[0]?.what).toMatch(says);
  });

  test('file-size: a file beyond what is uploaded', async () => {
    const small = profile();
    const service = {
      ...small.service,
      bytes: { value: 1000, confidence: 'own', source: 'this test' } as const,
    };
    const findings = await preflight(await sample(pagesOf(30)), {
      profile: { ...small, service },
      kind: 'interior',
    });
    expect(find(findings, 'file-size')?.passes).toBe(false);
  });

  test('has a test for each rule, numbers of their own, and an own word of them', () => {
    expect([...new Set(broken.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ id }) => id).sort());
    expect(new Set(rules.map(({ number }) => number)).size).toBe(rules.length);
  });

  test('reads a file of any sort without falling over', async () => {
    const junk = on(
      0,
      '<< /A [ (\\(x) ] >> BT ( ) Tj ( unbalanced ((( BI /W 1 ID \x00 EI EI Q Q Q /none Do /x gs 1 scn f',
    );
    const findings = await preflight(await sample(junk), { profile: profile(), kind: 'interior' });
    expect(find(findings, 'page-count')?.passes).toBe(true);
  });
});

test('the table tells authors what to do about what they can change', async () => {
  const pdf = await sample(on(1, `${words} q 72 0 0 72 200 300 cm /X0 Do Q`), (file, pages) =>
    addPicture(file, pages[1] as PDFPage, 60),
  );
  const table = preflightTable(await preflight(pdf, { profile: profile(), kind: 'interior' }));
  expect(table).toContain(
    '11 resolution: page 2\n    page 2: a picture has 60 pixels per inch\n    Use a picture with more pixels, or show it smaller.\n',
  );
});

test('the table names rule, verdict, pages and source, and has no line that a terminal obeys', async () => {
  const pdf = await sample(on(4, words.replace('(Words)', '(A\\033[31m)').replace('80 600', '490 600')));
  const table = preflightTable(await preflight(pdf, { profile: profile(), kind: 'interior' }));
  expect(table).toMatch(/7 {2}live-area +error/);
  expect(table).toMatch(/^ 7 live-area: page 5$/m);
  expect(table).toContain('https://kdp.amazon.com/help/topic/');
  expect([...table].every((letter) => letter === '\n' || letter >= ' ')).toBe(true);
});
