// The words in Arabic.

import type { Words } from '../vocabulary.ts';

/** Arabic. */
export const arabic: Words = {
  contents: 'المحتويات',
  copyright: 'حقوق النشر',
  colophon: 'بيانات الطبعة',
  index: 'الفهرس',
  symbols: 'الرموز',
  see: 'انظر',
  seeAlso: 'انظر أيضًا',
  listing: 'قائمة برمجية',
  figure: 'شكل',
  table: 'جدول',
  listings: 'القوائم البرمجية',
  figures: 'الأشكال',
  tables: 'الجداول',
  notes: 'الحواشي',
  note: 'حاشية',
  page: 'ص {page}',
  version: 'الإصدار',
  cover: 'الغلاف',
  coverOf: 'الغلاف: {title}، تأليف {authors}',
  edition: '{title}، الإصدار {version} بتاريخ {date}.',
  sourceAt: 'مصدر هذه الطبعة متاح على {source}.',
  isbn: 'ISBN {isbn} (الكتاب المطبوع)',
  madeBy: 'أُعدّت هذه الطبعة ببرنامج Colophon {version} من Markdown.',
  types:
    'خطوطها Source Serif وSource Sans وSource Code Pro، صمّمها في Adobe كل من Frank Grießhammer وPaul D. Hunt، وهي حرّة برخصة SIL Open Font License 1.1.',
  otherTypes:
    'في النسخة الورقية تُصفّ الكتابات الأخرى والرموز والإيموجي بخط Noto المصمَّم لـ Google، وهو حرّ بالرخصة نفسها.',
  digest: 'بصمة المصدر (SHA-256) التي يُعرف بها أن نسختين جاءتا من الملفات نفسها: {digest}',
  printedPages: 'صفحات الكتاب المطبوع',
  landmarks: 'المعالم',
};
