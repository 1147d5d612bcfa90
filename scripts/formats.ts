// The table of formats, in the order in which they are made.

import type { Format } from './contract.ts';
import { epub } from './formats/epub.ts';
import { html } from './formats/html.ts';
import { pdf } from './formats/pdf.ts';
import { print } from './formats/print.ts';

/** Every format. A format's id is its name on the command line. */
export const formats: readonly Format[] = [html, epub, pdf, print];
