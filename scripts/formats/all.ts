// The table of formats, and the order in which they are made.

import type { Format } from '../model/contract.ts';
import { epub } from './epub/epub.ts';
import { html } from './html/html.ts';
import { pdf } from './pdf/pdf.ts';
import { print } from './print/print.ts';

/** Every format. A format's id is its name on the command line. */
export const formats: readonly Format[] = [html, epub, pdf, print];

const turns = ['first', undefined, 'last'] as const;

/** Some formats in the order in which they are made (`Format.order`). */
export function inTurn(some: readonly Format[]): readonly Format[] {
  return [...some].sort((one, other) => turns.indexOf(one.order) - turns.indexOf(other.order));
}
