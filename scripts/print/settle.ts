// The gutter follows the page count, and the page count the gutter: layouts until both agree.

import type { ChooseSheet } from '../paper/layout.ts';
import { interiorSheet } from './geometry.ts';
import type { Profile } from './profile.ts';

/** From this round on the gutter is the widest of all: the layouts must come to an end. */
const patience = 3;

/**
 * Sheets for a service's page counts. Where a layout goes to and fro between two counts, the wider gutter wins: the
 * margins are then never too small for the count, at most a little too large.
 */
export function sheetChooser(profile: Profile): ChooseSheet {
  return (pages, before) => {
    const wanted = interiorSheet(profile, pages);
    if (!before) return wanted;
    const { sheet, round } = before;
    if (wanted.inner === sheet.inner || (round > 1 && wanted.inner < sheet.inner)) return sheet;
    return round < patience ? wanted : interiorSheet(profile, Number.POSITIVE_INFINITY);
  };
}
