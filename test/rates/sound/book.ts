// How a sound book is put together: chapters by title, a notice, and what book.yaml says beyond the usual.

import type { Files } from '../../memory.ts';

/** The notice of most of these books. */
const plainNotice =
  'This book may be copied by everybody who keeps this notice with it, in print, on a disk or on a server.\n\n' +
  'No promise is made that it is fit for any purpose.\n';

/** A picture of one grey dot, as PNG. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A drawing with text in it. */
const badge =
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20" viewBox="0 0 90 20"><title>build passing</title>' +
  '<rect width="90" height="20" fill="#464"/><text x="6" y="14" font-size="11" fill="#fff">build passing</text></svg>\n';

type Parts = Readonly<{
  /** The text below each chapter's title, by title, in the order of the book. */
  chapters: Readonly<Record<string, string>>;
  title?: string;
  language?: string;
  notice?: string;
  /** Further lines of book.yaml. */
  settings?: string;
  /** Further files. */
  files?: Files;
}>;

/** A whole book. Its first chapter begins with the notice; chapter N has the anchor `chN`. */
export function bookOf({
  chapters,
  title = 'A Sound Book',
  language = 'en',
  notice = plainNotice,
  settings = '',
  files = {},
}: Parts): Files {
  const texts = Object.entries(chapters).map(([heading, text], index) => {
    const first = index === 0 ? `${notice}\n` : '';
    const name = `chapters/${String(index + 1).padStart(3, '0')}.md`;
    return [name, `<a name="ch${index + 1}"></a>\n\n# ${heading}\n\n${first}${text}\n`] as const;
  });
  return {
    'book.yaml': [
      'id: sound',
      `title: ${title}`,
      `language: ${language}`,
      'version: 2.0.1',
      'date: 2026-03-04',
      'authors: [Cleo Example, Dan Example]',
      'copyright: [Copyright © 2025 Cleo Example, Copyright © 2026 Dan Example]',
      'license: {id: OSL-3.0}',
      'source: https://example.org/sound',
      settings,
      '',
    ].join('\n'),
    'NOTICE.md': notice,
    'images/dot.png': dot,
    'images/badge.svg': badge,
    ...files,
    ...Object.fromEntries(texts),
  };
}

/** A block of code in Markdown. */
export function fenced(code: string, language = ''): string {
  return `\`\`\`\`${language}\n${code}\n\`\`\`\`\n`;
}
