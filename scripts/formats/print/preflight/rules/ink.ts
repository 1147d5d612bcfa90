// Preflight rules on colour: what black ink can print, and how much ink paper takes.

import { type Colour, isBlackInk } from '../../../../pdf/colours.ts';
import { darkest } from '../../../../pdf/inks.ts';
import type { Paint } from '../facts.ts';
import { ours, type Rule } from './rule.ts';

/** Requires black and grey of one ink, since text in a black of three inks prints with soft edges. */
export const pureBlack: Rule = {
  number: 13,
  id: 'black-ink',
  severity: 'error',
  test(file, { kind, profile }) {
    if (kind === 'cover' || profile.ink !== 'black') return undefined;
    return {
      asks: 'text, lines and areas in black or grey of one ink',
      cited: ours,
      measured: spaces(file.pages.flatMap(({ paints }) => paints)),
      failures: file.pages.flatMap(({ number, paints }) => {
        const wrong = paints.find((paint) => paint.kind !== 'image' && !isBlackInk(paint.colour));
        return wrong ? [{ page: number, what: `${wrong.kind} in ${nameColour(wrong.colour)}` }] : [];
      }),
    };
  },
};

/** Wants dark text black, since grey is printed as a screen of dots, which frays letters. */
export const solidText: Rule = {
  number: 20,
  id: 'solid-text',
  severity: 'warning',
  test(file, { kind, profile }) {
    if (kind === 'cover' || profile.ink !== 'black') return undefined;
    const darkness = ({ space, values }: Colour) =>
      space === 'gray' ? 1 - (values[0] ?? 0) : space === 'cmyk' ? (values[3] ?? 0) : 0;
    const nearly = file.pages.flatMap(({ number, paints }) =>
      paints.flatMap(({ kind, colour }) => {
        const ink = darkness(colour);
        return kind === 'text' && ink > 1 - darkest && ink < 1 ? [{ page: number, ink }] : [];
      }),
    );
    return {
      asks: `text in black, or in a grey of at most ${Math.round(100 * (1 - darkest))} %`,
      cited: ours,
      measured: `${nearly.length === 0 ? 'no' : 'some'} text that is nearly black`,
      failures: nearly.map(({ page, ink }) => ({
        page,
        what: `text in a grey of ${Math.round(100 * ink)} %`,
      })),
    };
  },
};

/** Wants pictures in grey, so that their author has seen them as they will be printed. */
export const greyPictures: Rule = {
  number: 14,
  id: 'grey-pictures',
  severity: 'warning',
  cure: 'Convert the picture to grey, to see how it will be printed.',
  test(file, { kind, profile }) {
    if (kind === 'cover' || profile.ink !== 'black') return undefined;
    const pictures = file.pages.flatMap(({ number, paints }) =>
      paints.filter((paint) => paint.kind === 'image').map(({ colour }) => ({ number, colour })),
    );
    return {
      asks: 'pictures in grey',
      cited: ours,
      measured: `${pictures.length} picture${pictures.length === 1 ? '' : 's'}`,
      failures: pictures
        .filter(({ colour }) => colour.space !== 'gray')
        .map(({ number, colour }) => ({ page: number, what: `a picture in ${colour.space}` })),
    };
  },
};

/** Limits the sum of all inks in one place, since more would not dry. Pictures are not measured. */
export const inkLimit: Rule = {
  number: 15,
  id: 'ink-limit',
  severity: 'error',
  cure: 'Use lighter colours in drawings.',
  test(file, { profile: { service } }) {
    const limit = service.inkLimit;
    if (!limit) return undefined;
    const sums = file.pages.flatMap(({ number, paints }) =>
      paints
        .filter(({ kind, colour }) => kind !== 'image' && colour.space === 'cmyk')
        .map(({ colour }) => ({
          page: number,
          sum: 100 * colour.values.reduce((one, other) => one + other, 0),
        })),
    );
    const most = Math.max(0, ...sums.map(({ sum }) => sum));
    return {
      asks: `at most ${limit.value} % of ink in one place (pictures are not measured)`,
      cited: limit,
      measured: sums.length === 0 ? 'nothing in CMYK' : `at most ${Math.round(most)} %`,
      failures: sums
        .filter(({ sum }) => sum > limit.value + 0.5)
        .map(({ page, sum }) => ({ page, what: `${Math.round(sum)} % of ink` })),
    };
  },
};

function spaces(paints: readonly Paint[]): string {
  return (
    [...new Set(paints.map(({ colour: { space, icc } }) => (icc ? `${space} (ICC)` : space)))].join(', ') ||
    'nothing'
  );
}

function nameColour({ space, icc, values }: Colour): string {
  const numbers = values.map((value) => Number(value.toFixed(3))).join(' ');
  return `${space}${icc ? ' (ICC)' : ''} ${numbers}`.trim();
}
