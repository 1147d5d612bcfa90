// The words in Russian.

import type { Words } from '../vocabulary.ts';

/** Russian. */
export const russian: Words = {
  contents: 'Содержание',
  copyright: 'Выходные данные',
  colophon: 'Колофон',
  index: 'Предметный указатель',
  symbols: 'Символы',
  see: 'см.',
  seeAlso: 'см. также',
  listing: 'Листинг',
  figure: 'Рисунок',
  table: 'Таблица',
  listings: 'Листинги',
  figures: 'Рисунки',
  tables: 'Таблицы',
  notes: 'Примечания',
  note: 'Примечание',
  page: 'с. {page}',
  version: 'Версия',
  cover: 'Обложка',
  coverOf: 'Обложка: {title}, {authors}',
  edition: '{title}, версия {version} от {date}.',
  sourceAt: 'Исходный текст этого издания находится по адресу {source}.',
  isbn: 'ISBN {isbn} (печатная книга)',
  madeBy: 'Это издание подготовлено программой Colophon {version} из Markdown.',
  types:
    'Шрифты издания — Source Serif, Source Sans и Source Code Pro, созданные в Adobe Франком Грисхаммером (Frank Grießhammer) и Полом Д. Хантом (Paul D. Hunt); они свободны по лицензии SIL Open Font License 1.1.',
  otherTypes:
    'В печати другие письменности, символы и эмодзи набраны шрифтом Noto, созданным для Google и свободным по той же лицензии.',
  digest:
    'Контрольная сумма (SHA-256) исходного текста, по которой видно, что два экземпляра сделаны из одних и тех же файлов: {digest}',
  printedPages: 'Страницы печатной книги',
  landmarks: 'Ориентиры',
};
