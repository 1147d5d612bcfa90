// The words in Japanese.

import type { Words } from '../vocabulary.ts';

/** Japanese. */
export const japanese: Words = {
  contents: '目次',
  copyright: '著作権',
  colophon: '奥付',
  index: '索引',
  symbols: '記号',
  see: '参照',
  seeAlso: '関連項目',
  listing: 'リスト',
  figure: '図',
  table: '表',
  listings: 'リスト一覧',
  figures: '図一覧',
  tables: '表一覧',
  notes: '注',
  note: '注',
  page: '{page}ページ',
  version: 'バージョン',
  cover: '表紙',
  coverOf: '表紙：{title}、{authors}著',
  edition: '{title}、バージョン{version}、{date}。',
  sourceAt: 'この版のソースは{source}にあります。',
  isbn: 'ISBN {isbn}（印刷版）',
  madeBy: 'この版はColophon {version}によりMarkdownから作成されました。',
  types:
    '書体はSource Serif、Source Sans、Source Code Proです。AdobeのFrank GrießhammerとPaul D. Huntが設計し、SIL Open Font License 1.1のもとで自由に利用できます。',
  otherTypes:
    '印刷版では、その他の文字、記号、絵文字をNotoで組んでいます。Google向けに設計され、同じライセンスのもとで自由に利用できます。',
  digest: 'ソースのダイジェスト（SHA-256）。二つの版が同じファイルから作られたことを確かめられます：{digest}',
  printedPages: '印刷版のページ',
  landmarks: 'ランドマーク',
};
