// The words that Colophon adds to a book (headings, labels, references): its author's, or those of its language.

import type { ElementContent } from 'hast';
import * as z from 'zod';
import { line } from './line.ts';
import { arabic } from './words/ar.ts';
import { german } from './words/de.ts';
import { english } from './words/en.ts';
import { spanish } from './words/es.ts';
import { french } from './words/fr.ts';
import { hebrew } from './words/he.ts';
import { italian } from './words/it.ts';
import { japanese } from './words/ja.ts';
import type { WordName, Words } from './words/names.ts';
import { dutch } from './words/nl.ts';
import { portuguese } from './words/pt.ts';
import { russian } from './words/ru.ts';
import { simplifiedChinese, traditionalChinese } from './words/zh.ts';

/** By language and script, as CLDR completes them. */
const languages: Readonly<Record<string, Words>> = {
  'ar-Arab': arabic,
  'de-Latn': german,
  'en-Latn': english,
  'es-Latn': spanish,
  'fr-Latn': french,
  'he-Hebr': hebrew,
  'it-Latn': italian,
  'ja-Jpan': japanese,
  'nl-Latn': dutch,
  'pt-Latn': portuguese,
  'ru-Cyrl': russian,
  'zh-Hans': simplifiedChinese,
  'zh-Hant': traditionalChinese,
};

const placeholdersIn = (phrase: string): readonly string[] => phrase.match(/\{\w+\}/g) ?? [];

const settings = Object.entries(english).map(([name, phrase]) => {
  const wanted = placeholdersIn(phrase);
  const listed = wanted.map((one) => `\`${one}\``).join(' and ');
  const word = line.refine((text) => wanted.every((one) => text.includes(one)), `text with ${listed}`);
  return [name, word.optional().describe(`The default in English is \`${phrase}\`.`)] as const;
});

/** The key `words` of book.yaml: words that replace those of the language. */
export const wordSettings = z.strictObject(
  Object.fromEntries(settings) as Record<WordName, z.ZodOptional<typeof line>>,
);

/** The words of a book: its author's, else those of its language (a BCP 47 tag), else the English ones. */
export function wordsOf({
  language,
  words,
}: Readonly<{ language: string; words: Readonly<Partial<Record<WordName, string | undefined>>> }>): Words {
  const { language: name, script } = new Intl.Locale(language).maximize();
  const own = Object.entries(words).filter(([, word]) => word !== undefined);
  return { ...(languages[`${name}-${script}`] ?? english), ...Object.fromEntries(own) };
}

/** A phrase with its placeholders (`{page}`) replaced by texts; one without a text stays. */
export function phrase(words: string, texts: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (placeholder, name: string) => texts[name] ?? placeholder);
}

/** A phrase with an element in place of its one placeholder. */
export function phraseAround(words: string, element: ElementContent): ElementContent[] {
  const [before = '', after = ''] = words.split(/\{\w+\}/);
  const text = (value: string) => (value === '' ? [] : [{ type: 'text' as const, value }]);
  return [...text(before), element, ...text(after)];
}
