// Han in the shapes of the language that a passage is in: whose text is it, which faces does it get, what is printed.

import { strFromU8, unzipSync } from 'fflate';
import { create, type Font } from 'fontkit';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { afterAll, describe, expect, test } from 'vitest';
import { epub } from '../../../scripts/formats/epub/epub.ts';
import { html } from '../../../scripts/formats/html/html.ts';
import { pdf } from '../../../scripts/formats/pdf/pdf.ts';
import { withPdfium } from '../../../scripts/pdf/pdfium.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { facesFor } from '../../../scripts/text/fonts/faces.ts';
import { joinPassages, takePassages } from '../../../scripts/text/fonts/han.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => world.browser.close());

describe('passages', () => {
  const tree = () => ({
    type: 'root' as const,
    children: [
      h('p', ['甲', h('span', { lang: 'ja' }, ['乙', h('b', '丙'), h('i', { lang: 'en' }, '丁')])]),
      h('p', { lang: 'JA' }, ['戊', h('span', { lang: 'zh-Hant-HK' }, '己')]),
      h('p', { lang: 'de' }, '庚'),
    ],
  });

  test('are what stands below a `lang` with other Han, as far as no other `lang` goes', () => {
    const rest = tree();
    expect([...takePassages(rest, 'zh-Hans')]).toEqual([
      ['ja', '乙\n丙\n戊\n'],
      ['zh-hant-hk', '己\n'],
    ]);
    expect(textOf(rest)).toBe('甲丁庚');
  });

  test('are none where the book’s own Han is asked for, or nobody’s', () => {
    const same = {
      type: 'root' as const,
      children: [h('p', { lang: 'ja-JP' }, '乙'), h('p', { lang: 'ru' }, 'я')],
    };
    expect(takePassages(same, 'ja').size).toBe(0);
    expect(textOf(same)).toBe('乙я');
  });

  test('of many trees are joined by their tags', () => {
    const one = new Map([['ja', '乙\n']]);
    expect([
      ...joinPassages([
        one,
        new Map(),
        new Map([
          ['ko', '丙\n'],
          ['ja', '丁\n'],
        ]),
      ]),
    ]).toEqual([
      ['ja', '乙\n丁\n'],
      ['ko', '丙\n'],
    ]);
  });
});

describe('faces', () => {
  const faces = async (language: string, text: string, passages: Readonly<Record<string, string>>) => {
    const { css, files } = await facesFor(
      { text, language, passages: new Map(Object.entries(passages)) },
      world,
    );
    const found = css.matchAll(/font-family: "([^"]+)"; font-weight: 400;.*unicode-range: ([^ ]+)/g);
    return { css, files, found: [...found].map(([, family, range = '']) => [family, range.split(',')[0]]) };
  };

  test('a passage has a family of its own, with its glyphs only and before the common one', async () => {
    const { css, files, found } = await faces('zh-Hans', '直', { ja: '直' });
    expect(found).toEqual([
      ['Other Scripts', 'U+76f4'],
      ['Other Scripts ja', 'U+76f4'],
    ]);
    expect(css).toContain(':is([lang="ja" i]) { --others: "Other Scripts ja", "Other Scripts" }');
    const [ours, , theirs] = [...files.values()];
    expect(files.size).toBe(4);
    expect(ours && theirs && Buffer.from(ours).equals(theirs)).toBe(false);
  });

  test('what its language has from the same font as the book’s is in the common family', async () => {
    const { css, found } = await faces('en', '', { ja: 'ひ直 😀 шрифт', 'zh-Hans': '骨' });
    expect(found).toEqual([
      ['Other Scripts', 'U+9aa8'],
      ['Other Scripts', 'U+1f600'],
      ['Other Scripts ja', 'U+76f4'],
      ['Other Scripts ja', 'U+3072'],
    ]);
    expect(css).not.toContain('zh-hans');
  });

  test('languages with the same Han share a family', async () => {
    const { css, found } = await faces('ja', '直', { 'zh-tw': '直', 'zh-hant': '骨' });
    expect(new Set(found.map(([family]) => family))).toEqual(
      new Set(['Other Scripts', 'Other Scripts zh-hant']),
    );
    expect(css).toContain(':is([lang="zh-hant" i], [lang="zh-tw" i])');
  });
});

const book = (language: string, text: string) =>
  worldOf(
    {
      ...sound,
      'book.yaml': `${String(sound['book.yaml']).replace('language: en', `language: ${language}`)}epub: {fonts: code}\n`,
      'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${text}\n`,
    },
    world.browser,
  );

/** The fonts of the texts of a PDF that match, in their order. */
/** What PDFium tells of a letter's font, beside what the program asks of it. */
type FontInfo = Readonly<{
  FPDFText_GetFontInfo: (letters: number, at: number, name: number, room: number, flags: number) => number;
}>;

/** The fonts of the text objects of a PDF that match, in their order, as PDFium has them. */
function fontsOf(content: Uint8Array, wanted: RegExp): Promise<readonly string[]> {
  return withPdfium(content, (pdfium) => {
    const { FPDFText_GetFontInfo: fontInfo } = pdfium as unknown as FontInfo;
    const fonts: string[] = [];
    for (let index = 0; index < pdfium.FPDF_GetPageCount(pdfium.document); index += 1) {
      const letters = pdfium.FPDFText_LoadPage(pdfium.FPDF_LoadPage(pdfium.document, index));
      const texts = new Map<number, { text: string; font: string }>();
      for (let at = 0; at < pdfium.FPDFText_CountChars(letters); at += 1) {
        const object = pdfium.FPDFText_GetTextObject(letters, at);
        const name = pdfium.integers(64, (to) => fontInfo(letters, at, to, 256, 0));
        const font = Buffer.from(Int32Array.from(name).buffer).toString('latin1').split('\0')[0] ?? '';
        const letter = String.fromCodePoint(pdfium.FPDFText_GetUnicode(letters, at));
        texts.set(object, { text: (texts.get(object)?.text ?? '') + letter, font });
      }
      texts.delete(0);
      for (const { text, font } of texts.values())
        if (wanted.test(text)) fonts.push(font.replace(/^[A-Z]+\+|-.*$/g, ''));
    }
    return fonts;
  });
}

test('a PDF has Han in the shapes of each passage’s language, in text, tables, headings and code', async () => {
  const edition = await editionOf(
    book(
      'zh-Hans',
      [
        '直 <span lang="ja">直 <i lang="en">直</i> `直`</span>\n\n<p lang="zh-TW">直</p>\n',
        '<div lang="ko">\n\n## 直\n\n    直\n\n</div>\n\n<pre lang="ja"><code>直</code></pre>\n',
        '<table lang="ja"><tr><td>直<td lang="zh">直</table>',
      ].join('\n'),
    ),
  );
  const [artifact] = await pdf.write(edition, { world });
  const fonts = await fontsOf(artifact?.content ?? new Uint8Array(), /^直$/);
  const [contents, ...text] = fonts.map((name) => name.replace('NotoSerif', ''));
  // Of a heading the contents have the words only.
  expect(contents).toBe('SC');
  expect(text).toEqual(['SC', 'JP', 'SC', 'JP', 'TC', 'KR', 'KR', 'JP', 'JP', 'SC']);
}, 60_000);

test('the type of a passage’s place stays the same', async () => {
  const text = (lang: string) =>
    `aa bb\n\n## aa <b${lang}>bb</b>\n\n\`aa\` <code${lang}>bb</code>\n\n<table><caption>aa <b${lang}>bb</b></caption>` +
    `<tr><td>aa<td${lang}>bb</table>\n\n<div${lang}>\n\n### bb\n\n    bb\n\n</div>`;
  const fonts = async (lang: string) => {
    const [artifact] = await pdf.write(await editionOf(book('en', text(lang))), { world });
    return fontsOf(artifact?.content ?? new Uint8Array(), /bb/);
  };
  const plain = await fonts('');
  expect(new Set(plain)).toEqual(new Set(['SourceSerif4', 'SourceSans3', 'SourceCodePro']));
  expect(await fonts(' lang="ja"')).toEqual(plain);
}, 60_000);

test('the web edition and the EPUB tell the reader’s fonts the language, and bring none with Han', async () => {
  const edition = await editionOf(book('zh-Hans', '直 <span lang="ja">直</span> `直 a`'));
  const [packed] = await epub.write(edition, { world });
  const inside = Object.entries(unzipSync(packed?.content ?? new Uint8Array()));
  const files = [
    ...(await html.write(edition, { world })).map(({ path, content }) => [path, content] as const),
    ...inside,
  ];
  const markup = files.filter(([path]) => /html$/.test(path)).map(([, content]) => strFromU8(content));
  expect(markup.some((text) => text.includes('<span lang="ja">直</span>'))).toBe(true);
  expect(markup.some((text) => text.includes('<span lang="ja" xml:lang="ja">直</span>'))).toBe(true);
  const fonts = files.filter(([path]) => /\.(?:ttf|woff2)$/.test(path));
  expect(fonts.length).toBeGreaterThan(inside.filter(([path]) => path.endsWith('.ttf')).length);
  for (const [path, content] of fonts)
    expect((create(Buffer.from(content)) as Font).characterSet, path).not.toContain('直'.codePointAt(0));
}, 60_000);
