// Sound books in other scripts than Latin, with code, lists, tables and notes as those books have them.

import type { Files } from '../../memory.ts';
import { bookOf, fenced } from './book.ts';

const chinese = bookOf({
  title: '一本小書',
  language: 'zh-Hant',
  notice: '任何人都可以複製本書，只要保留這份聲明，無論是印在紙上還是放在網路上。\n\n本書不附帶任何擔保。\n',
  chapters: {
    第一章: `核心模組是可以隨時載入與卸除的程式碼。詳見[下一章](#ch2)，以及「注意事項」。\n\n${fenced('/* 這一行的註解很長，長到紙上的一行放不下，所以會接到下一行去，讀者仍然看得出它是同一行 */\nint x = 1;', 'c')}`,
    第二章:
      '| 名稱 | 說明 |\n|---|---|\n| `insmod` | 載入模組 |\n| `rmmod` | 卸除模組 |\n\n1. 先寫程式；\n2. 再編譯[^注]；\n3. 最後載入。\n\n[^注]: 需要核心標頭檔。',
    '中文 mixed with English': '用 `make` 編譯 kernel module，大約需要 10 秒。',
  },
});

const japanese = bookOf({
  title: '小さな本',
  language: 'ja',
  chapters: {
    はじめに:
      'この本は自由に複製できます。<ruby>漢字<rt>かんじ</rt></ruby>にはふりがなを付けました。くわしくは[次の章](#ch2)を読んでください。',
    プログラム: `ファイルを作ります。\n\n${fenced('# 日本語のコメントです\nputs "こんにちは、世界"', 'ruby')}\n「かぎ括弧」と、句読点。そして ｶﾀｶﾅ。`,
    '韓国語 · 한국어': '<p lang="ko">이 책은 자유롭게 복제할 수 있습니다. 모든 사람이 읽을 수 있습니다.</p>',
  },
});

const persian = bookOf({
  title: 'یک کتاب کوچک',
  language: 'fa',
  chapters: {
    'فصل نخست': `این کتاب را می‌توان آزادانه رونویسی کرد. برای ادامه [فصل دوم](#ch2) را ببینید؛ «نقل قول» و ۱۲۳ و 456.\n\n${fenced('print("سلام دنیا")  # پیام', 'python')}`,
    'فصل دوم':
      '- گزینهٔ یکم\n- گزینهٔ دوم با `code`\n\nبا English در میان متن و یادداشت[^۱].\n\n[^۱]: یک یادداشت.',
    العربية: '<p lang="ar" dir="rtl">هذا كتاب صغير يمكن نسخه بحرية، ولكل قارئ أن يقرأه كما يشاء.</p>',
  },
});

const hebrew = bookOf({
  title: 'ספר קטן',
  language: 'he',
  chapters: {
    'פרק ראשון': `את הספר הזה מותר להעתיק (בחינם). ראו [את הפרק הבא](#ch2), וגם [כאן](https://example.org/he).\n\n${fenced('x = {"שם": "ערך (אחד)"}  # הערה [1]', 'python')}`,
    'פרק שני': '| א | ב |\n|---|---|\n| אחת | 1 |\n| שתיים | `two` |\n\nטקסט עם English באמצע, 12 פעמים.',
  },
});

const thai = bookOf({
  title: 'หนังสือเล่มเล็ก',
  language: 'th',
  chapters: {
    บทที่หนึ่ง: `หนังสือเล่มนี้ทุกคนคัดลอกได้อย่างเสรี น้ำ ทำ คำ และ [บทต่อไป](#ch2)\n\n${fenced('# คำอธิบายที่ยาวมากยาวมากยาวมากยาวมากยาวมากยาวมากยาวมากยาวมาก\necho สวัสดี', 'sh')}`,
    บทที่สอง: '1. ข้อหนึ่ง\n2. ข้อสอง\n\nภาษาไทยไม่มีช่องว่างระหว่างคำภาษาไทยไม่มีช่องว่างระหว่างคำ',
  },
});

const european = bookOf({
  title: 'Ὀλίγα · Немного · Trošku',
  language: 'de',
  chapters: {
    'Äußerst kurze Größen':
      'Donaudampfschifffahrtsgesellschaftskapitänsmützen, „Gänsefüßchen“ und ‚einfache‘; Œuvre, fjörð, Łódź, ﬁn, eﬀekt.',
    Русский: `<p lang="ru">Эту книгу можно свободно копировать; «кавычки» — и тире.</p>\n\n${fenced('// комментарий по-русски\nlet ёжик = 1;', 'js')}`,
    Ἑλληνικά:
      '<p lang="el">Τοῦτο τὸ βιβλίον ἐλευθέρως ἀντιγράφεται.</p>\n\n<p lang="hi">यह पुस्तक सब के लिए है।</p>',
  },
});

const emoji = bookOf({
  title: 'Signs of Joy',
  chapters: {
    'Hands 👎🏾 and tools 🛠️': `A family 👩‍👩‍👧‍👦, a flag 🇩🇪, keys 1️⃣ 2️⃣, a heart ❤️, and ☺︎ as text.\n\n${fenced('✅ passed\n❌ failed\n⚠️  warned\n👍🏻👍🏿', 'text')}`,
    '🎉': '🎉',
    'Arrows → and ★':
      '| sign | name |\n|---|---|\n| ✓ | check |\n| 🚀 | rocket |\n\n- [x] done ✨\n- [ ] open',
  },
});

/** By kind. */
export const scripts: Readonly<Record<string, Files>> = {
  Chinese: chinese,
  'Japanese and Korean': japanese,
  'Persian and Arabic': persian,
  Hebrew: hebrew,
  Thai: thai,
  'European scripts': european,
  emoji,
};
