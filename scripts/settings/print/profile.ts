// The print profile that the key `print` of book.yaml asks for, and the service's limits for it.

import { direction } from '../direction.ts';
import type { Manifest } from '../manifest.ts';
import type { Binding } from './margins.ts';
import type { Cited, Condition, Ink, Paper, Service } from './service-types.ts';
import { services } from './services.ts';
import { parseTrim, type Size, sameSize } from './trim.ts';

/** How a book is printed: service, trim size in points, paper, ink, whether pictures bleed, and the edge it is bound at. */
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

/** The first row of a table whose condition fits a profile. */
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

/** The fewest and the most pages that the service binds. */
export function pageLimits(
  profile: Profile,
): Cited<Condition & Readonly<{ least: number; most: number }>> | undefined {
  return rowFor(profile.service.pages, profile);
}

/** Whether the service binds a book of `pages` pages. */
export function binds(profile: Profile, pages: number): boolean {
  const limits = pageLimits(profile)?.value;
  return !limits || (pages >= limits.least && pages <= limits.most);
}

/** The least margin at the spine for a number of pages, in points. Past the table's last row, that row holds. */
export function insideMargin({ service: { inside } }: Profile, pages: number): number {
  return (inside.value.find(({ upTo }) => pages <= upTo) ?? inside.value.at(-1))?.margin ?? 0;
}

/** The least margin at the other three edges, in points. */
export function outsideMargin({ service, bleed }: Profile): Cited<number> {
  return bleed ? service.outsideWithBleed : service.outside;
}

/** The spine's width in points, or `template` if only the service's own cover template gives it. Throws without a formula. */
export function spineWidth(profile: Profile, pages: number): Cited<number | 'template'> {
  for (const row of profile.service.spine) {
    if (row.value === 'template') return { ...row, value: 'template' };
    const formula = rowFor([{ ...row, value: row.value }], profile);
    if (formula) return { ...row, value: pages * formula.value.perPage + formula.value.extra };
  }
  throw new Error(`no formula for a spine of ${profile.service.name} on ${profile.paper} paper`);
}

/** The spine's width in points. It is an estimate if only the service's own cover template gives the exact one. */
export function spineThickness(profile: Profile, pages: number): number {
  const { value } = spineWidth(profile, pages);
  if (value !== 'template') return value;
  return spineThickness({ ...profile, service: services.generic }, pages);
}

/** Whether the spine may carry text, and the text's least distance from the spine's edges, in points. */
export function spineTextRoom(
  { service: { spineText, thinSpine } }: Profile,
  { pages, spine }: Readonly<{ pages: number; spine: number }>,
): Cited<Readonly<{ allowed: boolean; clear: number }>> {
  const thin = thinSpine && spine < thinSpine.value.below ? thinSpine.value.clear : spineText.value.clear;
  return { ...spineText, value: { allowed: pages >= spineText.value.from, clear: thin } };
}
