// Makes the cover of the printed book: front, spine and back on one PDF page, for one service and number of pages.

import { measure } from '../../../cover/fit.ts';
import { setFront } from '../../../cover/front.ts';
import { frontArea } from '../../../cover/layouts.ts';
import { textHtml } from '../../../cover/markup.ts';
import { openSheet } from '../../../cover/open-page.ts';
import type { CoverPart, Edition } from '../../../model/book.ts';
import { early } from '../../../model/jobs.ts';
import type { PrintedCover } from '../../../model/printed-book.ts';
import type { Paper, World } from '../../../model/world.ts';
import type { Manifest } from '../../../settings/manifest.ts';
import { coverMargin } from '../../../settings/print/geometry.ts';
import type { Profile } from '../../../settings/print/profile.ts';
import { fillTemplate } from '../../../text/template.ts';
import { imagesFor } from '../flatten.ts';
import { backSpecimens, backTextsOf, setBack } from './back.ts';
import { barcodeOf } from './barcode.ts';
import { type CoverFinding, findingsOf } from './findings.ts';
import { finishCover } from './finish.ts';
import { coverTexts } from './inspect.ts';
import { boundRight, mirror, type Panels, panelsOf, type Rect } from './panels.ts';
import { markBox, ornamentRow, placePictures, stripBox } from './pictures.ts';
import { lineExtent, setSpine, spineSpecimens } from './spine.ts';

/** A finished cover, its geometry, and the findings about it. */
export type MadeCover = PrintedCover & Readonly<{ panels: Panels; findings: readonly CoverFinding[] }>;

/**
 * A cover that is begun from book.yaml alone: a paper with its stylesheet, and the HTML of the front, unless the book has
 * an image for it.
 */
export type Begun = Readonly<{ paper: Promise<Paper>; front: Promise<string | undefined> }>;

/** Begins a cover. The caller must close its paper. */
export function beginCover(manifest: Manifest, profile: Profile, world: World): Begun {
  const paper = early(openSheet('print-cover.css', manifest, world).then((sheet) => sheet.paper));
  const front = early(
    paper.then((sheet) =>
      manifest.cover?.front === undefined ? setFront(manifest, frontArea(profile), sheet, world) : undefined,
    ),
  );
  return { paper, front };
}

/**
 * Starts what does not depend on the number of pages, and gives a function that makes the cover for such a number. Panels
 * for which book.yaml names images show only these; the others are generated. A finding of severity `error` means that the
 * PDF must not be used.
 */
export function startCover(
  edition: Edition,
  profile: Profile,
  world: World,
  begun = beginCover(edition.manifest, profile, world),
): (pages: number) => Promise<MadeCover> {
  const tried = early(tryTexts(edition, profile, world, begun));
  return async (pages) => finish(await tried, edition, profile, pages, world);
}

type Tried = Awaited<ReturnType<typeof tryTexts>>;

/** Any number of pages will do for trying the texts of the back, since its width does not depend on it. */
const anyPages = 200;

async function tryTexts(edition: Edition, profile: Profile, world: World, begun: Begun) {
  const { manifest } = edition;
  const generated = (part: CoverPart) => !edition.cover.has(part);
  const text = (words: string) => textHtml(words, manifest.language);
  const backTexts = backTextsOf(edition);
  const backTrials = generated('back')
    ? backSpecimens(backTexts, panelsOf(profile, anyPages), coverMargin(profile))
    : [];
  const spineTrials = generated('spine') ? spineSpecimens(manifest, text) : [];
  // Trials and the sheet itself use one paper, since opening one takes longer than everything else.
  const [paper, front] = await Promise.all([begun.paper, begun.front]);
  const extents = await measure([...spineTrials, ...backTrials], paper, manifest.language, world);
  return { paper, generated, text, front, extents, backTexts, backTrials, spineTrials };
}

async function finish(
  { paper, generated, text, front, extents, backTexts, backTrials, spineTrials }: Tried,
  edition: Edition,
  profile: Profile,
  pages: number,
  world: World,
): Promise<MadeCover> {
  const { manifest } = edition;
  const panels = panelsOf(profile, pages);
  const margin = coverMargin(profile);
  const shown = await imagesFor(profile.service, edition.cover, world.browser.picture);
  const { pictures, files: images } = placePictures(shown, panels);
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

  // Everything is laid out for a book that is bound at the left, and mirrored for one that is bound at the right.
  const right = profile.binding === 'right';
  const placed = <T extends Readonly<{ box: Rect }>>(part: T): T =>
    right ? { ...part, box: mirror(part.box, panels.sheet) } : part;
  const barcode = await barcodeBox(manifest.isbn, panels, profile, generated('back'));
  const html = await fillTemplate(world, 'print-cover.html', {
    sheet: panels.sheet,
    front: front !== undefined && placed({ html: front, box: panels.front }),
    pictures: pictures.map(placed),
    ornaments: [
      ...(generated('back') ? [ornamentRow(manifest.title, strip, 4)] : []),
      ...(mark && generated('spine') ? [ornamentRow(manifest.title, mark, 1)] : []),
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
  // The page is larger than the sheet, and cut to it afterwards: Chromium rounds pages to whole pixels and shrinks what is
  // wider.
  const [width, height] = [Math.ceil(panels.sheet.width) + 3, Math.ceil(panels.sheet.height) + 3];
  await paper.write(html, images);
  await paper.change({ sheet: `@page { size: ${width}pt ${height}pt; margin: 0 }` });
  const printed = await paper.print({ tagged: false, outline: false });
  const pdf = await finishCover(printed, edition, panels, profile.service);
  const longSpine =
    spineTrials.length > 0 && room !== undefined && room.width >= least * lineExtent && !spine;
  const facts = { excess: back.excess, longSpine };
  const texts = await coverTexts(pdf, world.threads);
  const final = right ? boundRight(panels) : panels;
  return { pdf, panels: final, findings: findingsOf(texts, edition, profile, pages, final, facts) };
}

/** Gives the white box for the barcode, with the barcode if there is an ISBN; undefined where the back needs no such box. */
async function barcodeBox(
  isbn: string | undefined,
  { barcode: box }: Panels,
  { service }: Profile,
  generated: boolean,
) {
  if (isbn !== undefined) return { box, isbn, ...(await barcodeOf(isbn, box.height - 22)) };
  return generated && service.id !== 'generic' ? { box } : undefined;
}
