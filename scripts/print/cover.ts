// The cover of the printed book: front, spine and back in one PDF page, for one service and number of pages.

import type { CoverPart, Edition } from '../book.ts';
import { measure } from '../cover/fit.ts';
import { composeFront, type Front } from '../cover/front.ts';
import { textHtml } from '../cover/markup.ts';
import { paletteRule } from '../cover/palette.ts';
import type { Manifest } from '../manifest.ts';
import { typographer } from '../render/quotes.ts';
import { loadStylesheet } from '../stylesheet.ts';
import { fillTemplate } from '../template.ts';
import type { Site, World } from '../world.ts';
import { backSpecimens, setBack } from './cover/back.ts';
import { barcodeOf } from './cover/barcode.ts';
import { device, markBox, stripBox } from './cover/devices.ts';
import { type CoverFinding, findingsOf } from './cover/findings.ts';
import { finishCover } from './cover/finish.ts';
import { coverTexts } from './cover/inspect.ts';
import { boundRight, mirror, type Panels, panelsOf, type Rect } from './cover/panels.ts';
import { placePictures } from './cover/pictures.ts';
import { lineExtent, setSpine, spineSpecimens } from './cover/spine.ts';
import { backTextsOf } from './cover/wording.ts';
import { coverMargin, frontArea } from './geometry.ts';
import type { Profile } from './profile.ts';

/** A finished cover, its geometry, and what is to be said of it. */
export type PrintedCover = Readonly<{ pdf: Uint8Array; panels: Panels; findings: readonly CoverFinding[] }>;

/** The front of a profile's cover, made from the title; undefined where book.yaml has an image for it. */
export async function startFront(
  manifest: Manifest,
  profile: Profile,
  world: World,
): Promise<Front | undefined> {
  return manifest.cover?.front === undefined ? composeFront(manifest, frontArea(profile), world) : undefined;
}

/**
 * Begins the cover with what does not depend on the number of pages, and gives a function that makes it for one: the
 * panels that book.yaml has images for show these and nothing else, the others are generated. Findings of the severity
 * `error` mean that the PDF is not to be used.
 */
export function startCover(
  edition: Edition,
  profile: Profile,
  world: World,
  front = startFront(edition.manifest, profile, world),
): (pages: number) => Promise<PrintedCover> {
  const begun = beginCover(edition, profile, world, front);
  begun.catch(() => undefined); // told to who asks for the cover
  return async (pages) => finish(await begun, edition, profile, pages, world);
}

type Begun = Awaited<ReturnType<typeof beginCover>>;

/** A number of pages with a spine, to try texts: the other panels are as wide with any number. */
const some = 200;

async function beginCover(
  edition: Edition,
  profile: Profile,
  world: World,
  front: Promise<Front | undefined>,
) {
  const { manifest } = edition;
  const { css, files: fonts } = await loadStylesheet(world, 'print-cover.css', {
    text: JSON.stringify(manifest),
    language: manifest.language,
  });
  const style = bytes(css + paletteRule(manifest.title));
  const site: Site = new Map([...fonts, ['print-cover.css', style]]);
  const own = (part: CoverPart) => !edition.cover.has(part);
  const typography = typographer(manifest.language);
  const text = (words: string) => textHtml(words, typography);
  const backTexts = backTextsOf(edition);
  const backTrials = own('back')
    ? backSpecimens(backTexts, panelsOf(profile, some), coverMargin(profile))
    : [];
  const spineTrials = own('spine') ? spineSpecimens(manifest, text) : [];
  const context = { site, sheet: 'print-cover.css', language: manifest.language };
  const extents = await measure([...spineTrials, ...backTrials], context, world);
  return { site, own, text, front: await front, extents, backTexts, backTrials, spineTrials };
}

async function finish(
  { site, own, text, front, extents, backTexts, backTrials, spineTrials }: Begun,
  edition: Edition,
  profile: Profile,
  pages: number,
  world: World,
): Promise<PrintedCover> {
  const { manifest } = edition;
  const panels = panelsOf(profile, pages);
  const margin = coverMargin(profile);
  const { pictures, files: images } = placePictures(edition, panels);
  const strip = stripBox(panels, margin, backTexts.blurb === '');
  const back = setBack(backTrials, extents.slice(spineTrials.length), panels, {
    margin,
    top: strip.top + strip.height + 20,
  });
  const foot = panels.spine.top + panels.spine.height - margin;
  const mark = markBox(panels, margin);
  const room = panels.safe.spine && {
    ...panels.safe.spine,
    top: panels.spine.top + margin,
    height: (mark ? mark.top - 12 : foot) - panels.spine.top - margin,
  };
  const least = profile.service.type?.value ?? 7;
  const spine = spineTrials.length > 0 && room ? setSpine(manifest, extents, room, least) : undefined;

  // All is laid out for a book that is bound at the left, and turned over where it is bound at the right.
  const right = profile.binding === 'right';
  const placed = <T extends Readonly<{ box: Rect }>>(part: T): T =>
    right ? { ...part, box: mirror(part.box, panels.sheet) } : part;
  const barcode = barcodeBox(manifest.isbn, panels, profile, own('back'));
  const html = await fillTemplate(world, 'print-cover.html', {
    language: manifest.language,
    direction: edition.direction,
    title: manifest.title,
    sheet: panels.sheet,
    front: front && placed({ html: front.html, box: panels.front }),
    pictures: pictures.map(placed),
    devices: [
      ...(own('back') ? [device(manifest.title, strip, 4)] : []),
      ...(mark && own('spine') ? [device(manifest.title, mark, 1)] : []),
    ].map(placed),
    back: back.texts.map(placed),
    spine:
      spine &&
      room &&
      placed({
        ...spine,
        title: text(spine.title),
        authors: spine.authors && text(spine.authors),
        box: room,
      }),
    barcode: barcode && placed(barcode),
  });
  const printed = await world.browser.print(new Map([...site, ...images, ['index.html', bytes(html)]]), {
    tagged: false,
    outline: false,
  });
  const pdf = await finishCover(printed, edition, panels, profile.service);
  const longSpine =
    spineTrials.length > 0 && room !== undefined && room.width >= least * lineExtent && !spine;
  const facts = { excess: back.excess, longSpine };
  const texts = await coverTexts(pdf, world.aside);
  const final = right ? boundRight(panels) : panels;
  return { pdf, panels: final, findings: findingsOf(texts, edition, profile, pages, final, facts) };
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The barcode's place: white where there is a barcode or the service will lay one, free where it may. */
function barcodeBox(
  isbn: string | undefined,
  { barcode: box }: Panels,
  { service }: Profile,
  generated: boolean,
) {
  if (isbn !== undefined) return { box, isbn, ...barcodeOf(isbn, box.height - 22) };
  return generated && service.id !== 'generic' ? { box } : undefined;
}
