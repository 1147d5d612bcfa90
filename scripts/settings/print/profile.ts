// What a book is printed as: the key `print` of book.yaml, resolved; and the service's numbers for it.

import { direction } from '../direction.ts';
import type { Manifest } from '../manifest.ts';
import type { Cited, Condition, Ink, Paper, Service } from './service-facts.ts';
import { services } from './services.ts';
import type { Binding } from './sheet.ts';
import { parseTrim, type Size, sameSize } from './trim.ts';

/** A print run: the service, the trim size in points, paper, ink, whether pictures run over the edge, and where it is bound. */
export type Profile = Readonly<{
  service: Service;
  trim: Size;
  paper: Paper;
  ink: Ink;
  bleed: boolean;
  binding: Binding;
}>;

/** The profile that book.yaml asks for. */
export function profileOf({ print, language }: Pick<Manifest, 'print' | 'language'>): Profile {
  const { profile, trim, paper, ink, bleed } = print;
  const size = parseTrim(trim);
  if (!size) throw new Error(`the schema has let the trim size \`${trim}\` pass`);
  const binding = direction(language) === 'rtl' ? 'right' : 'left';
  return { service: services[profile], trim: size, paper, ink, bleed, binding };
}

/** The row of a table that holds for a profile. */
export function rowFor<T extends object>(
  rows: readonly Cited<Condition & T>[],
  { paper, ink, trim }: Profile,
): Cited<Condition & T> | undefined {
  return rows.find(({ value }) => {
    const size = value.trim === undefined ? trim : parseTrim(value.trim);
    return (
      (value.paper ?? paper) === paper &&
      (value.ink ?? ink) === ink &&
      size !== undefined &&
      sameSize(size, trim)
    );
  });
}

/** Fewest and most pages that the service binds. */
export function pageLimits(
  profile: Profile,
): Cited<Condition & Readonly<{ least: number; most: number }>> | undefined {
  return rowFor(profile.service.pages, profile);
}

/** Whether the service binds so many pages. */
export function binds(profile: Profile, pages: number): boolean {
  const limits = pageLimits(profile)?.value;
  return !limits || (pages >= limits.least && pages <= limits.most);
}

/** Least margin at the spine for a number of pages, in points; past the last row, the last. */
export function insideMargin({ service: { inside } }: Profile, pages: number): number {
  return (inside.value.find(({ upTo }) => pages <= upTo) ?? inside.value.at(-1))?.margin ?? 0;
}

/** Least margin at the other three sides, in points. */
export function outsideMargin({ service, bleed }: Profile): Cited<number> {
  return bleed ? service.outsideWithBleed : service.outside;
}

/** Thickness of the spine in points; `template` where only the service's own cover template tells it. */
export function spineWidth(profile: Profile, pages: number): Cited<number | 'template'> {
  for (const row of profile.service.spine) {
    if (row.value === 'template') return { ...row, value: 'template' };
    const formula = rowFor([{ ...row, value: row.value }], profile);
    if (formula) return { ...row, value: pages * formula.value.perPage + formula.value.extra };
  }
  throw new Error(`no formula for a spine of ${profile.service.name} on ${profile.paper} paper`);
}

/** Thickness of the spine in points, where the service tells it by its template only: an estimate. */
export function spineThickness(profile: Profile, pages: number): number {
  const { value } = spineWidth(profile, pages);
  if (value !== 'template') return value;
  return spineThickness({ ...profile, service: services.generic }, pages);
}

/** Whether the spine may carry text, and how far (points) it must stay from the spine's edges. */
export function spineTextRoom(
  { service: { spineText, thinSpine } }: Profile,
  { pages, spine }: Readonly<{ pages: number; spine: number }>,
): Cited<Readonly<{ allowed: boolean; clear: number }>> {
  const thin = thinSpine && spine < thinSpine.value.below ? thinSpine.value.clear : spineText.value.clear;
  return { ...spineText, value: { allowed: pages >= spineText.value.from, clear: thin } };
}
