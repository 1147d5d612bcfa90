// The words in Chinese, in simplified and in traditional characters.

import type { Words } from '../vocabulary.ts';

/** Chinese in simplified characters. */
export const simplifiedChinese: Words = {
  contents: '目录',
  copyright: '版权页',
  colophon: '出版说明',
  index: '索引',
  symbols: '符号',
  see: '见',
  seeAlso: '另见',
  listing: '清单',
  figure: '图',
  table: '表',
  listings: '清单目录',
  figures: '图目录',
  tables: '表目录',
  notes: '注释',
  note: '注释',
  page: '第 {page} 页',
  version: '版本',
  cover: '封面',
  coverOf: '封面：{title}，{authors} 著',
  edition: '{title}，版本 {version}，{date}。',
  sourceAt: '本版的源文件位于 {source}。',
  isbn: 'ISBN {isbn}（印刷版）',
  madeBy: '本版由 Colophon {version} 从 Markdown 制作而成。',
  types:
    '所用字体为 Source Serif、Source Sans 和 Source Code Pro，由 Adobe 的 Frank Grießhammer 和 Paul D. Hunt 设计，依 SIL Open Font License 1.1 自由使用。',
  otherTypes: '印刷版中的其他文字、符号和表情符号使用 Noto 字体，为 Google 设计，依同一许可证自由使用。',
  digest: '源文件的摘要（SHA-256），据此可知两份书是否出自相同的文件：{digest}',
  printedPages: '印刷版页码',
  landmarks: '导航标记',
};

/** Chinese in traditional characters. */
export const traditionalChinese: Words = {
  contents: '目錄',
  copyright: '版權頁',
  colophon: '出版說明',
  index: '索引',
  symbols: '符號',
  see: '見',
  seeAlso: '另見',
  listing: '程式碼',
  figure: '圖',
  table: '表',
  listings: '程式碼目錄',
  figures: '圖目錄',
  tables: '表目錄',
  notes: '註釋',
  note: '註釋',
  page: '第 {page} 頁',
  version: '版本',
  cover: '封面',
  coverOf: '封面：{title}，{authors} 著',
  edition: '{title}，版本 {version}，{date}。',
  sourceAt: '本版的原始檔位於 {source}。',
  isbn: 'ISBN {isbn}（印刷版）',
  madeBy: '本版由 Colophon {version} 從 Markdown 製作而成。',
  types:
    '所用字型為 Source Serif、Source Sans 和 Source Code Pro，由 Adobe 的 Frank Grießhammer 和 Paul D. Hunt 設計，依 SIL Open Font License 1.1 自由使用。',
  otherTypes: '印刷版中的其他文字、符號和表情符號使用 Noto 字型，為 Google 設計，依同一授權條款自由使用。',
  digest: '原始檔的摘要（SHA-256），據此可知兩份書是否出自相同的檔案：{digest}',
  printedPages: '印刷版頁碼',
  landmarks: '導覽標記',
};
