// Reads the style and the locale of citations that book.yaml names, or gives those that are built in.

import { posix } from 'node:path';
import { builtIn, isCsl, localeFor, parentStyle, styleNames } from '../dialect/citations/styles.ts';
import type { Source } from '../model/book.ts';
import type { BibliographyFault } from '../model/citations.ts';
import type { Folder } from '../model/world.ts';
import { type Locate, type Manifest, settingsPath } from '../settings/manifest.ts';
import { decode } from './decode.ts';

/** A style and a locale in XML, the files that they are from, and what was wrong. */
export type StyleReading = Readonly<{
  style: string;
  locale: Readonly<{ tag: string; xml: string }>;
  sources: readonly Source[];
  faults: readonly BibliographyFault[];
  /** Adds the fault that citeproc could not use the style, and gives the default. */
  unusable: () => string;
}>;

type Settings = Pick<Manifest, 'citationStyle' | 'citationLocale' | 'language'>;

/** Reads what the settings name. Whatever is wrong, citations get a style: `apa`, in English. */
export async function readStyle(folder: Folder, settings: Settings, locate: Locate): Promise<StyleReading> {
  const { citationStyle = styleNames[0], citationLocale, language } = settings;
  const { styles, locales } = await builtIn();
  const sources: Source[] = [];
  const faults: BibliographyFault[] = [];
  const tell = (rule: 'style' | 'locale', key: string, reason: string, cure: string) =>
    void faults.push({ rule, path: settingsPath, place: locate([key]), reason, cure });
  const english = { tag: 'en-US', xml: locales['en-US'] ?? '' };
  let locale = localeFor(language, locales);
  if (citationLocale !== undefined) {
    const text = await textAt(folder, citationLocale);
    if (text === undefined || !isCsl(text, 'locale'))
      tell(
        'locale',
        'citationLocale',
        text === undefined
          ? `Cannot find \`${citationLocale}\``
          : `Unexpected file \`${citationLocale}\`, expected a CSL locale`,
        'Name a file such as `locales-it-IT.xml` in the folder of book.yaml.',
      );
    else {
      sources.push({ path: citationLocale, text });
      locale = { tag: /xml:lang="([\w-]+)"/.exec(text)?.[1] ?? language, xml: text };
    }
  } else if (!locale)
    tell(
      'locale',
      'language',
      `Cannot find the words of citations in \`${language}\``,
      'They are in English. Put the locale file of the Citation Style Language for this language into the book, and name it as `citationLocale`.',
    );
  const known = Object.keys(styles);
  const fallBack = (reason: string) => {
    const names = styleNames.map((name) => `\`${name}\``).join(', ');
    tell(
      'style',
      'citationStyle',
      reason,
      `The style is \`apa\`. Name ${names} or a \`.csl\` file in the folder of book.yaml.`,
    );
    return styles.apa ?? '';
  };
  const find = async (name: string): Promise<string> => {
    if (known.includes(name)) return styles[name] ?? '';
    const path = /\.csl$/i.test(name) ? name : `${name}.csl`;
    const text = await textAt(folder, path);
    if (text === undefined) return fallBack(`Cannot find style \`${name}\``);
    if (!isCsl(text, 'style')) return fallBack(`Unexpected file \`${path}\`, expected a CSL style`);
    sources.push({ path, text });
    const parent = parentStyle(text);
    if (parent === undefined) return text;
    if (known.includes(parent)) return styles[parent] ?? '';
    const beside = posix.join(posix.dirname(path), `${parent}.csl`);
    const above = await textAt(folder, beside);
    if (above === undefined || !isCsl(above, 'style') || parentStyle(above) !== undefined)
      return fallBack(`Cannot find style \`${beside}\`, which \`${path}\` stands for`);
    sources.push({ path: beside, text: above });
    return above;
  };
  const style = await find(citationStyle);
  const unusable = () => fallBack(`Cannot use style \`${citationStyle}\``);
  return { style, locale: locale ?? english, sources, faults, unusable };
}

/** The characters of the largest style that is read; the longest ones of the CSL project have 100,000. */
const largest = 1_000_000;

async function textAt(folder: Folder, path: string): Promise<string | undefined> {
  const content = await folder.read(posix.normalize(path));
  if (typeof content === 'string' || content.length > largest) return undefined;
  const text = decode(content);
  return typeof text === 'string' ? text.replace(/^\ufeff/, '') : undefined;
}
