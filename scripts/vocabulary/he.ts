// The words in Hebrew.

import type { Words } from '../vocabulary.ts';

/** Hebrew. */
export const hebrew: Words = {
  contents: 'תוכן העניינים',
  copyright: 'זכויות יוצרים',
  colophon: 'קולופון',
  index: 'מפתח',
  symbols: 'סימנים',
  see: 'ראו',
  seeAlso: 'ראו גם',
  listing: 'קוד',
  figure: 'איור',
  table: 'טבלה',
  listings: 'רשימת קטעי הקוד',
  figures: 'רשימת האיורים',
  tables: 'רשימת הטבלאות',
  notes: 'הערות',
  note: 'הערה',
  page: 'עמ׳ {page}',
  version: 'גרסה',
  cover: 'כריכה',
  coverOf: 'כריכה: {title}, מאת {authors}',
  edition: '{title}, גרסה {version} מיום {date}.',
  sourceAt: 'המקור של מהדורה זו נמצא בכתובת {source}.',
  isbn: 'ISBN {isbn} (ספר מודפס)',
  madeBy: 'מהדורה זו הופקה ב־Colophon {version} מתוך Markdown.',
  types:
    'הגופנים הם Source Serif‏, Source Sans ו־Source Code Pro, שעוצבו ב־Adobe בידי Frank Grießhammer ו־Paul D. Hunt, חופשיים לפי SIL Open Font License 1.1.',
  otherTypes:
    'בדפוס, כתבים אחרים, סימנים ואמוג׳י מסודרים בגופן Noto, שעוצב עבור Google וחופשי לפי אותו רישיון.',
  digest: 'תמצית המקור (SHA-256), שלפיה אפשר לדעת אם שני עותקים באו מאותם קבצים: {digest}',
  printedPages: 'עמודי הספר המודפס',
  landmarks: 'ציוני דרך',
};
