// Makes the files of a web edition: pages, stylesheet, scripts, search, fonts, pictures, and files to download.

import type { CoverPicture } from '../../cover/picture.ts';
import type { Artifact, Edition, Image } from '../../model/book.ts';
import type { Made } from '../../model/contract.ts';
import type { World } from '../../model/world.ts';
import { loadStylesheet } from '../../text/stylesheet.ts';
import { loadTheme } from '../../text/theme/load.ts';
import { visit } from '../../tree/visit.ts';
import { placesOf } from './addresses.ts';
import { webFonts } from './fonts.ts';
import { mathFont } from './math-font.ts';
import { sitemap } from './metadata.ts';
import { downloadsOf, webPages } from './pages.ts';
import { webScripts } from './scripts.ts';
import { searchFiles } from './search.ts';

/** The licences of the fonts by package. They must be distributed with the fonts. */
const fonts = {
  'source-serif': 'source-serif/LICENSE.md',
  'source-serif-4': '@fontsource/source-serif-4/LICENSE',
  'source-sans-3': '@fontsource/source-sans-3/LICENSE',
  'source-code-pro': '@fontsource/source-code-pro/LICENSE',
};

/** Makes the web edition. `made` are the other formats, which it offers as downloads. */
export async function writeWeb(
  edition: Edition,
  world: World,
  made: readonly Made[],
): Promise<readonly Artifact[]> {
  const places = placesOf(edition);
  // Social networks need the absolute address of a picture. Where it is not known, no browser is started to draw one.
  const cover = edition.manifest.url === undefined ? undefined : await drawSocial(edition, world);
  const picture = cover && `cover.${cover.extension}`;
  const downloads = downloadsOf(made);
  const pages = await webPages(edition, places, picture, downloads, world);
  const map = await sitemap(edition, places, world);
  const { css, files } = await loadStylesheet(world, 'web.css');
  const theme = (await loadTheme(edition.manifest.theme, world.book)).sheets.web;
  const font = await mathFont(
    edition.chapters.map(({ tree }) => tree),
    world,
    'woff2',
  );
  const artifact = (path: string, content: Uint8Array | string): Artifact => ({
    path: `html/${path}`,
    content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  });
  const licenses = await Promise.all(
    Object.entries(fonts).map(async ([name, file]) =>
      artifact(`fonts/${name}-license.txt`, await world.resource(file)),
    ),
  );
  return [
    ...[...pages].map(([file, page]) => artifact(file, page)),
    ...(map === undefined ? [] : [artifact('sitemap.xml', map)]),
    ...downloads.map(({ file, content }) => artifact(file, content)),
    ...[...theme.files].map(([path, content]) => artifact(path, content)),
    artifact('style.css', css + (font?.css ?? '') + theme.css),
    ...(font
      ? [artifact(font.path, font.content), artifact('fonts/stix-two-math-license.txt', font.license)]
      : []),
    ...[...(await webScripts(world))].map(([file, script]) => artifact(file, script)),
    ...[...(await searchFiles(edition, places, world))].map(([file, content]) => artifact(file, content)),
    ...[...(await webFonts(files))].map(([path, content]) => artifact(path, content)),
    ...licenses,
    ...(cover && picture ? [artifact(picture, cover.content)] : []),
    ...[...edition.samples.values()].map(({ path, text }) => artifact(places.sample(path) ?? path, text)),
    ...[...edition.files.values()]
      .filter(({ isShown }) => !isShown)
      .map(({ place, content }) => artifact(place, content)),
    ...shownImages(edition).map(({ path, content }) => artifact(places.image(path), content)),
  ];
}

async function drawSocial(edition: Edition, world: World): Promise<CoverPicture> {
  const { socialPicture } = await import('../../cover/picture.ts');
  return socialPicture(edition, world);
}

/** Gives the pictures that the pages show. Others of the book are in parts that no edition keeps. */
function shownImages({ chapters, images }: Edition): readonly Image[] {
  const shown = new Set<unknown>();
  for (const { tree } of chapters)
    visit(tree, 'element', ({ tagName, properties: { src } }) => {
      if (tagName === 'img') shown.add(src);
    });
  return [...images.values()].filter(({ path }) => shown.has(path));
}
