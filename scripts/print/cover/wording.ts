// The words of the back: the blurb, and who publishes, owns and licenses the book.

import { h } from 'hastscript';
import type { Edition } from '../../book.ts';
import { textHtml, toHtml } from '../../cover/markup.ts';
import { typographer } from '../../render/quotes.ts';
import type { BackTexts } from './back.ts';

/** The back's texts as HTML. */
export function backTextsOf({ manifest, duties }: Pick<Edition, 'manifest' | 'duties'>): BackTexts {
  const typography = typographer(manifest.language);
  const text = (words: string) => textHtml(words, typography);
  const publisher = manifest.publisher === undefined ? '' : toHtml(h('p.publisher', manifest.publisher));
  const lines = [...duties.copyright, duties.sentence].map((line) => `<p>${text(line)}</p>`);
  return { blurb: blurbOf(manifest.description ?? '', text), imprint: publisher + lines.join('') };
}

/** The description's paragraphs. A short first one of several is set as a headline. */
function blurbOf(description: string, text: (words: string) => string): string {
  const paragraphs = description
    .split(/\n\s*\n/)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '');
  const lead = paragraphs.length > 1 && (paragraphs[0] ?? '').length <= 90;
  return paragraphs
    .map((one, index) => `<p${lead && index === 0 ? ' class="lead"' : ''}>${text(one)}</p>`)
    .join('');
}
