// Writes book.yaml for an imported book.

import { stringify } from 'yaml';
import type { License } from '../text/licenses.ts';
import type { Metadata } from './importer.ts';

/** What book.yaml says. */
export type BookFacts = Omit<Metadata, 'title' | 'language'> &
  Readonly<{
    id: string;
    title: string;
    language: string;
    copyright: readonly string[];
    license: License;
    /** The files of the bibliography, from the folder of the book. */
    bibliography?: readonly string[];
  }>;

/** Makes the text of book.yaml. */
export function bookYaml(facts: BookFacts): string {
  const { id, title, subtitle, language, authors, copyright, license, source, url, description } = facts;
  const { redirects, numbering, variables, bibliography = [] } = facts;
  const settings = {
    id,
    title,
    subtitle,
    language,
    authors,
    copyright,
    license: { id: license.id },
    description,
    source,
    url,
    numbering,
    variables,
    bibliography: bibliography.length > 0 ? bibliography : undefined,
    redirects,
  };
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  return `# The settings of this book. \`colophon explain book.yaml\` describes every key.\n${stringify(given, { lineWidth: 0 })}`;
}
