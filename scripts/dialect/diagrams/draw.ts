// Draws diagrams: in the embedded browser, or drawings in characters right here. What was drawn before is kept.

import { toXml } from 'xast-util-to-xml';
import type { DrawingProgram, Drawn, World } from '../../model/world.ts';
import { sha256 } from '../../text/digest.ts';
import { drawCharacters } from './characters.ts';
import { type CleanDrawing, cleanDrawing } from './clean.ts';
import type { Notation } from './find.ts';
import { drawingSite, facesIn } from './fonts.ts';
import { mermaidLine } from './mermaid-lines.ts';

/** A finished drawing, or why there is none: `browser` if the machine has none. */
export type Drawing =
  | (Readonly<{
      kind: 'drawing';
      svg: string;
      /** The size of its smallest words at its own size, in points. */
      smallest: number | undefined;
    }> &
      Pick<CleanDrawing, 'title' | 'description' | 'labels' | 'width' | 'height'>)
  | Exclude<Drawn, { kind: 'svg' }>
  | Readonly<{ kind: 'browser' }>;

type Written = Readonly<{ notation: Notation; text: string }>;

/**
 * The programs in the browser, and the size of a unit of their drawings in CSS pixels: type of 14 pixels, which is 10.5
 * points in print.
 */
const programs = {
  mermaid: { file: 'mermaid/dist/mermaid.min.js', facts: 'mermaid/package.json', scale: 14 / 16 },
  graphviz: { file: '@viz-js/viz/dist/viz-global.js', facts: '@viz-js/viz/package.json', scale: 1 },
} as const;

/** The rules that give text our fonts, where the program wrote others. */
const families: Readonly<Record<Notation, string>> = {
  mermaid: 'text,tspan{font-family:"Source Sans 3","Other Scripts",sans-serif!important}',
  graphviz: 'text{font-family:"Source Sans 3","Other Scripts",sans-serif}',
  characters: 'text{font-family:"Source Code Pro","Other Scripts",monospace}',
};

/** The form of what is kept. It changes with the settings of the programs (system/browser/inpage/). */
const form = 3;

/** Draws each of the diagrams of a book in this language. The results are in their order. */
export async function drawDiagrams(
  diagrams: readonly Written[],
  language: string,
  world: World,
): Promise<readonly Drawing[]> {
  const results = new Map<Written, Drawing>();
  for (const notation of ['mermaid', 'graphviz'] as const) {
    const mine = diagrams.filter((one) => one.notation === notation);
    const drawn = await drawInBrowser(notation, [...new Set(mine.map(({ text }) => text))], language, world);
    for (const one of mine) {
      const result = drawn.get(one.text) ?? { kind: 'browser' as const };
      const { scale } = programs[notation];
      if (result.kind === 'svg') results.set(one, await finish(result, scale, notation, language, world));
      else if (result.kind === 'wrong' && notation === 'mermaid' && result.line !== undefined)
        results.set(one, { ...result, line: mermaidLine(one.text, result.line) });
      else results.set(one, result);
    }
  }
  for (const one of diagrams)
    if (one.notation === 'characters') {
      const drawn = { svg: drawCharacters(one.text), smallest: 13 };
      results.set(one, await finish(drawn, 1, 'characters', language, world));
    }
  return diagrams.map((one) => results.get(one) ?? { kind: 'browser' });
}

/** Gives what became of each text; nothing for those that the browser had to draw, if there is none. */
async function drawInBrowser(
  name: DrawingProgram,
  texts: readonly string[],
  language: string,
  world: World,
): Promise<ReadonlyMap<string, Drawn>> {
  const drawn = new Map<string, Drawn>();
  if (texts.length === 0) return drawn;
  const { version } = JSON.parse(decode(await world.resource(programs[name].facts))) as { version: string };
  const keyOf = (text: string) => sha256(JSON.stringify([form, name, version, language, text]));
  for (const text of texts) {
    const known = await world.kept.read(keyOf(text));
    const result = known && parsed(known);
    if (result) drawn.set(text, result);
  }
  const rest = texts.filter((text) => !drawn.has(text));
  if (rest.length === 0 || !(await world.browser.available())) return drawn;
  const site = await drawingSite(rest.join('\n'), language, world);
  const results = await world.browser.draw(site, name, await world.resource(programs[name].file), rest);
  for (const [index, text] of rest.entries()) {
    const result = results[index];
    if (!result) continue;
    drawn.set(text, result);
    // A slow machine may need longer than a quick one, or than the same one later.
    if (result.kind !== 'endless')
      await world.kept.write(keyOf(text), new TextEncoder().encode(JSON.stringify(result)));
  }
  return drawn;
}

/** Reads what was kept; undefined if something has damaged the file, so that the diagram is drawn again. */
function parsed(known: Uint8Array): Drawn | undefined {
  try {
    const drawn = JSON.parse(decode(known)) as Drawn;
    return drawn.kind === 'svg' || drawn.kind === 'wrong' ? drawn : undefined;
  } catch {
    return undefined;
  }
}

/** Cleans a drawing and puts its fonts into it. */
async function finish(
  { svg: drawn, smallest }: Omit<Extract<Drawn, { kind: 'svg' }>, 'kind'>,
  scale: number,
  notation: Notation,
  language: string,
  world: World,
): Promise<Drawing> {
  let clean: CleanDrawing;
  try {
    clean = cleanDrawing(drawn, scale);
  } catch (error) {
    return { kind: 'wrong', said: error instanceof Error ? error.message : String(error) };
  }
  const { svg, labels, title, description, width, height, isBold } = clean;
  const names =
    notation === 'characters'
      ? (['code'] as const)
      : (['regular', ...(isBold ? ['bold' as const] : [])] as const);
  const fonts = await facesIn(labels, names, language, world);
  const css = fonts + families[notation];
  const style = {
    type: 'element' as const,
    name: 'style',
    attributes: {},
    children: [{ type: 'text' as const, value: css }],
  };
  const children = css === '' ? svg.children : [...svg.children, style];
  return {
    kind: 'drawing',
    svg: toXml({ ...svg, children }),
    ...{ labels, title, description, width, height },
    smallest: smallest === undefined ? undefined : smallest * scale * 0.75,
  };
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
