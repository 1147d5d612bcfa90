// Finds the addresses of films, sounds and pages in the page, which the editions have as links.

import type { Element } from 'hast';
import { EXIT, visit } from '../tree/visit.ts';

/** Elements that load something from their address. No edition loads anything: a link takes their place. */
export const mediaNames: ReadonlySet<string> = new Set(['video', 'audio', 'iframe', 'embed', 'object']);

/** Gives the address of such an element, and the words of the link to it; undefined for any other, or without an address. */
export function mediaOf(element: Element): Readonly<{ address: string; words: string }> | undefined {
  if (!mediaNames.has(element.tagName)) return undefined;
  let address = text(element.properties.src) ?? text(element.properties.data);
  visit(element, 'element', ({ tagName, properties }) => {
    if (address === undefined && (tagName === 'source' || tagName === 'embed'))
      address = text(properties.src);
    return address === undefined ? undefined : EXIT;
  });
  if (address === undefined || /^(?:javascript|data|blob):/i.test(address)) return undefined;
  const { title, ariaLabel } = element.properties;
  address = address.replace(/^\/\//, 'https://');
  return { address, words: text(title) ?? text(ariaLabel) ?? address };
}

/** Tells whether an element only serves one of these: a source of a film (that of a picture has `srcset`), its subtitles. */
export function isMediaPart({ tagName, properties }: Element): boolean {
  return (
    tagName === 'track' || tagName === 'param' || (tagName === 'source' && typeof properties.src === 'string')
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}
