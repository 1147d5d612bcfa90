// Check: the print service prints the trim size, and lines are not too short to read.

import type { Check } from '../model/contract.ts';
import { interiorSheet } from '../settings/print/geometry.ts';
import { profileOf } from '../settings/print/profile.ts';
import type { Service } from '../settings/print/service-types.ts';
import { collected } from '../settings/print/services.ts';
import { nameSize, parseTrim, type Size, sameSize } from '../settings/print/trim.ts';

/** The mean width of a character of the text, in points (see geometry.ts), and the fewest characters in a readable line. */
const character = 4.8;
const fewest = 45;

/** A usual page count, since the inner margin depends on it and the count is not known yet. */
const middling = 200;

const book = (print: string) =>
  `id: small\ntitle: A Small Book\nlanguage: en\nauthors: [Ada]\ncopyright: [Copyright © Ada]\nlicense: {id: OSL-3.0}\n${print}`;

/** The check of the trim size. */
export const print: Check<'trim' | 'narrow'> = {
  id: 'print',
  about:
    'A print service prints certain sizes only: `print.trim` must be one of them, or in the range that the service makes to ' +
    'order. With the margins that the service requires, a line should have room for at least 45 characters.',
  severity: { trim: 'error', narrow: 'warning' },
  examples: [
    {
      about: 'a size that the service makes to order',
      files: { 'book.yaml': book('print: {profile: kdp, trim: 6.5x9in}\n') },
      messages: [],
    },
    {
      about: 'a size that the service does not print',
      files: { 'book.yaml': book('print:\n  profile: kdp\n  trim: 10x10\n') },
      messages: [
        'book.yaml:9:3: error: Unexpected trim size `10x10`, expected one that KDP prints (Choose `5x8`, `5.06x7.81`, `5.25x8`, `5.5x8.5`, `6x9`, `6.14x9.21`, `6.69x9.61`, `7x10`, `7.44x9.69`, `7.5x9.25`, `8x10`, `8.25x6`, `8.25x8.25`, `8.5x8.5`, `8.5x11`, `8.27x11.69`, or any from 4 × 6 in to 8.5 × 11.69 in (as of 2026-11-23).)',
      ],
    },
    {
      about: 'a page that is too narrow for the margins',
      files: { 'book.yaml': book('print: {profile: lulu, trim: 4.25x6.875}\n') },
      messages: [
        'book.yaml:7:24: warning: Unexpected trim size `4.25x6.875`, expected one with room for 45 characters in a line (Lulu’s margins leave it about 37. Choose a wider page.)',
      ],
    },
  ],
  run({ manifest, settings }, tell) {
    const profile = profileOf(manifest);
    const { trim, service } = profile;
    const place = settings.locate(['print', 'trim']);
    const written = manifest.print.trim;
    if (!prints(service, trim))
      tell(
        'trim',
        settings.path,
        place,
        `Unexpected trim size \`${written}\`, expected one that ${service.name} prints`,
        `Choose ${offers(service)} (as of ${collected}).`,
      );
    const { width, inner, outer } = interiorSheet(profile, middling);
    const room = Math.floor((width - inner - outer) / character);
    if (room < fewest)
      tell(
        'narrow',
        settings.path,
        place,
        `Unexpected trim size \`${written}\`, expected one with room for ${fewest} characters in a line`,
        `${service.name}’s margins leave it about ${room}. Choose a wider page.`,
      );
  },
};

function prints({ trims, customTrims }: Service, trim: Size): boolean {
  if (!trims) return true; // No list of sizes is known.
  const listed = trims.value.some((name) => {
    const size = parseTrim(name);
    return size !== undefined && sameSize(size, trim);
  });
  if (listed || !customTrims) return listed;
  const { least, most } = customTrims.value;
  return (['width', 'height'] as const).every(
    (side) => trim[side] >= least[side] && trim[side] <= most[side],
  );
}

function offers({ trims, customTrims }: Service): string {
  const list = (trims?.value ?? []).map((name) => `\`${name}\``).join(', ');
  if (!customTrims) return `one of ${list}`;
  const { least, most } = customTrims.value;
  return `${list}, or any from ${nameSize(least)} to ${nameSize(most)}`;
}
