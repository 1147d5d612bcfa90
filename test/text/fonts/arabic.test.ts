// Books in Arabic and Persian on pages: what a reader searches for or copies is what the author wrote.

import { afterAll, describe, expect, test } from 'vitest';
import { pdf } from '../../../scripts/formats/pdf/pdf.ts';
import type { Artifact } from '../../../scripts/model/book.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-27T00:00:00Z') });
afterAll(() => world.browser.close());

/** Letters alone: readers differ in spaces and in the order of signs. */
const words = (text: string) => text.normalize('NFKC').match(/[\p{L}\p{M}]+/gu) ?? [];

async function make(language: string, { title, notice, text }: Record<'title' | 'notice' | 'text', string>) {
  const settings = String(sound['book.yaml'])
    .replace('language: en', `language: ${language}`)
    .replace('A Small Book', title);
  const edition = await editionOf(
    worldOf({
      ...sound,
      'book.yaml': settings,
      'NOTICE.md': `${notice}\n`,
      'chapters/01-one.md': `<a name="one"></a>\n\n# ${title}\n\n${notice}\n\n${text}\n`,
    }),
  );
  const [artifact] = await pdf.write(edition, { world });
  if (!artifact) throw new Error('no PDF');
  return { edition, artifact };
}

async function found(artifact: Artifact, wanted: string): Promise<readonly string[]> {
  const read = [...(await pdf.read([artifact])).documents.values()].join('\n');
  const there = new Set(words(read.replace(/[\u200b-\u200f]/g, '')));
  return words(wanted.replace(/[\u200b-\u200f]/g, '')).filter((word) => !there.has(word));
}

const books = {
  ar: {
    title: 'مقدمة في البرمجة',
    notice: 'هذا كتاب حر؛ يمكنك نسخه وتعديله ونشره. وهو بلا أي ضمان، ولا يُطلب منك شيء أيضًا.',
    text:
      'يحتاج القارئ إلى معرفة بسيطة بالحاسوب قبل أن يبدأ. **وهذا نص غليظ**، ثم نقرأ معًا الملف `readme.txt` ونكتب فيه. ' +
      'بِسْمِ الله، والحمدُ له، وكُتِبَ.\n\n| الاسم | القيمة |\n|---|---|\n| الطول | ١٢ |',
    code: 'puts("مرحبا بالعالم"); // تعليق',
  },
  fa: {
    title: 'پیش‌گفتار و چگونگی',
    notice:
      'این کتاب آزاد است؛ می‌توانید آن را با شرایط پروانهٔ نرم‌افزار باز پخش کنید. هیچ ضمانتی در کار نیست.',
    text: 'خواننده پیش از آغاز به آشنایی اندکی با رایانه نیاز دارد. **این نوشته پررنگ است**؛ سپس پروندهٔ دیگر را می‌خوانیم: پ چ ژ گ ک ی ۀ.',
    code: 'print("سلام دنیا") # یادداشت',
  },
};

describe.each(Object.entries(books))('a book in %s', (language, book) => {
  test('is read back as it was written: titles, prose, bold, marks, strings in code', async () => {
    const { edition, artifact } = await make(language, {
      ...book,
      text: `${book.text}\n\n\`\`\`c\n${book.code}\n\`\`\``,
    });
    expect(await found(artifact, `${book.title} ${book.notice} ${book.text} ${book.code}`)).toEqual([]);
    const { failures } = await prove(pdf, edition, [artifact], { browser: world.browser });
    // How lines of code are held against pages that turn them round is a matter of the point `code`.
    expect(failures.filter((failure) => !failure.includes('the line'))).toEqual([]);
  }, 60_000);
});
