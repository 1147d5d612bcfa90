// The colours of a generated cover.

import { choose } from './choose.ts';

/**
 * Colours as `#rrggbb`: `ground` for the whole cover, `ink` for text and shapes, `light` and `accent` for shapes only.
 * Grounds are light, so that no small text is reversed out of a colour.
 */
export type Palette = Readonly<{ name: string; ground: string; ink: string; light: string; accent: string }>;

/**
 * The palettes to choose from. In each, `ink` on `ground` has a contrast of 6:1 or more, and no colour takes more than
 * 240 % of the four process inks (measured with Ghostscript's own CMYK profile), the lowest limit of any service.
 */
export const palettes: readonly Palette[] = [
  { name: 'ochre', ground: '#efbd5b', ink: '#2f3b56', light: '#fdf4e1', accent: '#c44f33' },
  { name: 'sage', ground: '#cfddc2', ink: '#2d5144', light: '#f7f4e6', accent: '#dd6b3b' },
  { name: 'sky', ground: '#b3d0e1', ink: '#213c5e', light: '#f7f3e8', accent: '#e2583a' },
  { name: 'coral', ground: '#f7af97', ink: '#462d4f', light: '#fdf1e4', accent: '#8c2f4e' },
  { name: 'stone', ground: '#ddd6c7', ink: '#363c47', light: '#fbf9f3', accent: '#b93f2b' },
  { name: 'lilac', ground: '#d0c4e3', ink: '#3c2c65', light: '#f8f3ec', accent: '#ee9b3a' },
  { name: 'petrol', ground: '#a9d4ca', ink: '#184957', light: '#f5f1e3', accent: '#efad3c' },
  { name: 'rose', ground: '#eac3b3', ink: '#51293f', light: '#fcf5ec', accent: '#2c7074' },
];

/** Chooses the palette of a book by its title. */
export function paletteOf(title: string): Palette {
  return choose(palettes, title, 'palette');
}

/** Gives the palette as custom properties, which the stylesheets of covers use. */
export function paletteRule(title: string): string {
  const { ground, ink, light, accent } = paletteOf(title);
  return `:root { --ground: ${ground}; --ink: ${ink}; --light: ${light}; --accent: ${accent} }\n`;
}
