// Finds the style and the language of citations: built in, or files of the Citation Style Language.

import { posix } from 'node:path';

/** A style or a locale in XML. */
export type Cslxml = Readonly<{ xml: string }>;

type Built = Readonly<{
  styles: Readonly<Record<string, string>>;
  locales: Readonly<Record<string, string>>;
}>;

/** The names of the styles that are built in. The first is the default. */
export const styleNames = ['apa', 'harvard1', 'vancouver'] as const;

/** Loads the styles and locales of the Citation Style Language that citation-js has. */
export async function builtIn(): Promise<Built> {
  // Few books cite, and these have 200 KB.
  const [styles, locales] = await Promise.all([
    import('@citation-js/plugin-csl/lib-mjs/styles.json', { with: { type: 'json' } }),
    import('@citation-js/plugin-csl/lib-mjs/locales.json', { with: { type: 'json' } }),
  ]);
  return { styles: styles.default, locales: locales.default };
}

/** Gives the locale for a language that is built in; undefined if there is none. */
export function localeFor(
  language: string,
  locales: Built['locales'],
): Readonly<{ tag: string; xml: string }> | undefined {
  const { language: wanted } = new Intl.Locale(language);
  const tag = Object.keys(locales).find((one) => one.startsWith(`${wanted}-`));
  return tag === undefined ? undefined : { tag, xml: locales[tag] ?? '' };
}

/** Tells whether a text is a style, or a locale, of the Citation Style Language. */
export function isCsl(text: string, element: 'style' | 'locale'): boolean {
  return new RegExp(`^[^<]*(?:<[?!][^>]*>[^<]*)*<${element}\\b[^>]*purl\\.org/net/xbiblio/csl`).test(text);
}

/** Gives the name of the style that a dependent style stands for; undefined if it is independent. */
export function parentStyle(xml: string): string | undefined {
  const [link] = /<link\b[^>]*\brel="independent-parent"[^>]*>/.exec(xml) ?? [];
  const address = /\bhref="([^"]*)"/.exec(link ?? '')?.[1];
  return address === undefined ? undefined : posix.basename(address);
}
