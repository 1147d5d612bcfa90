// The front of a cover, generated from title, subtitle and authors: for the print cover, the EPUB and the web.

import type { Element, Nodes } from 'hast';
import { h } from 'hastscript';
import type { Manifest } from '../manifest.ts';
import { typographer } from '../render/quotes.ts';
import { loadStylesheet } from '../stylesheet.ts';
import { fillTemplate } from '../template.ts';
import type { Site, World } from '../world.ts';
import { arrange, candidates, leading, type Part } from './arrange.ts';
import { measure } from './fit.ts';
import { type Area, layoutsOf } from './layouts.ts';
import { textHtml, toHtml } from './markup.ts';
import { ornament } from './ornament.ts';
import { paletteRule } from './palette.ts';

/** What a front shows. */
export type Wording = Pick<Manifest, 'title' | 'subtitle' | 'authors' | 'language'>;

/** A front as markup to be laid on a ground: an element of class `front`, its rules, and the fonts they name. */
export type Front = Readonly<{ html: string; css: string; fonts: Site }>;

/** Composes a front: the ornament as large as the title allows, then the title as large as it can be. */
export async function composeFront(wording: Wording, area: Area, world: World): Promise<Front> {
  const { css: rules, files: fonts } = await loadStylesheet(world, 'front.css', {
    text: JSON.stringify(wording),
    language: wording.language,
  });
  const css = rules + paletteRule(wording.title);
  const parts = partsOf(wording);
  const layouts = layoutsOf(area);
  const specimens = candidates(parts, layouts);
  const site = new Map([...fonts, ['front.css', new TextEncoder().encode(css)]]);
  const context = { site, sheet: 'front.css', language: wording.language };
  const { layout, texts } = arrange(parts, layouts, specimens, await measure(specimens, context, world));
  const { tile, columns, rows, broken } = layout.quilt;
  const html = await fillTemplate(world, 'front.html', {
    area,
    layout,
    texts: texts.map((text) => ({ ...text, leading: leading[text.name] })),
    ornament: toHtml(ornament(wording.title, { tile, columns, rows, broken })),
  });
  return { html, css, fonts };
}

/** The texts of a front. Up to three authors stand under one another, more run on. */
function partsOf({ title, subtitle, authors, language }: Wording): readonly Part[] {
  const typography = typographer(language);
  const text = (words: string) => textHtml(words, typography);
  const stacked = authors.length <= 3;
  const names = authors.flatMap((author, index): Nodes[] => {
    const name: Element = h('span', author);
    if (stacked) return [h('div', [name])];
    return index === authors.length - 1 ? [name] : [name, { type: 'text', value: ' · ' }];
  });
  return [
    { name: 'title', html: text(title) },
    ...(subtitle === undefined ? [] : [{ name: 'subtitle' as const, html: text(subtitle) }]),
    { name: 'authors', html: names.map(toHtml).join('') },
  ];
}
