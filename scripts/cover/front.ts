// Generates the front of a cover from title, subtitle and authors, for the print cover, the EPUB and the web.

import type { Nodes, Text } from 'hast';
import { h } from 'hastscript';
import type { Paper, Site, World } from '../model/world.ts';
import { hyphenatorOf } from '../paged/hyphenate.ts';
import { direction } from '../settings/direction.ts';
import type { Manifest } from '../settings/manifest.ts';
import { fillTemplate } from '../text/template.ts';
import { arrange, candidates, leading, type Part } from './arrange.ts';
import { measure } from './fit.ts';
import { type Area, layoutsOf, mirrored } from './layouts.ts';
import { textHtml, toHtml } from './markup.ts';
import { openSheet } from './open-page.ts';
import { ornament } from './ornament.ts';

/** The values of book.yaml that a front shows. */
export type Wording = Pick<Manifest, 'title' | 'subtitle' | 'authors' | 'language'>;

/** A front as HTML (an element of class `front`), the rules for it, and the fonts that they name. */
export type Front = Readonly<{ html: string; css: string; fonts: Site }>;

/** Composes a front with its stylesheet and fonts, on a paper of its own. */
export async function composeFront(wording: Wording, area: Area, world: World): Promise<Front> {
  const { paper, css, files: fonts } = await openSheet('front.css', wording, world);
  const html = await setFront(wording, area, paper, world).finally(paper.close);
  return { html, css, fonts };
}

/**
 * Gives the HTML of a front: the ornament is as large as the title allows, then the title as large as it can be. Sizes
 * are tried on `paper`, which must have the stylesheet of the front.
 */
export async function setFront(wording: Wording, area: Area, paper: Paper, world: World): Promise<string> {
  const parts = await partsOf(wording);
  const layouts = layoutsOf(area);
  const specimens = candidates(parts, layouts);
  const extents = await measure(specimens, paper, wording.language, world);
  const { layout, texts } = arrange(parts, layouts, specimens, extents);
  const { tile, columns, rows, broken } = layout.ornament;
  const way = direction(wording.language);
  return fillTemplate(world, 'front.html', {
    area,
    layout: way === 'rtl' ? mirrored(layout, area) : layout,
    texts: texts.map((text) => ({ ...text, leading: leading[text.name] })),
    direction: way,
    ornament: toHtml(ornament(wording.title, { tile, columns, rows, broken })),
  });
}

/** The texts of a front. Up to three authors have a line each; more are run together. */
async function partsOf({ title, subtitle, authors, language }: Wording): Promise<readonly Part[]> {
  const text = (words: string) => textHtml(words, language);
  const names = authors.map((author) => h('span', author));
  const run = authors.length > 3;
  return [
    { name: 'title', html: text(title), divided: text(await divided(title, language)) },
    ...(subtitle === undefined ? [] : [{ name: 'subtitle' as const, html: text(subtitle) }]),
    {
      name: 'authors',
      html: run
        ? toHtml(
            h(
              'div.run',
              names.flatMap((name): Nodes[] => [name, { type: 'text', value: ' ' }]),
            ),
          )
        : names.map((name) => toHtml(h('div', [name]))).join(''),
    },
  ];
}

/** Puts soft hyphens into the words of a title that have 14 letters or more. */
async function divided(title: string, language: string): Promise<string> {
  const text: Text = { type: 'text', value: title };
  (await hyphenatorOf(language))({ type: 'root', children: [text] });
  const softHyphen = /\u00ad/g;
  return text.value
    .split(/(\s+)/)
    .map((word) => (word.replace(softHyphen, '').length < 14 ? word.replace(softHyphen, '') : word))
    .join('');
}
