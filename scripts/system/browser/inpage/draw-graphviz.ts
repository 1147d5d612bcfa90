// Runs in the page: draws a graph with Graphviz, as WebAssembly, which is loaded there as `Viz`.

import type { Drawn } from '../../../model/world.ts';

type Rendered =
  | Readonly<{ status: 'success'; output: string }>
  | Readonly<{
      status: 'failure';
      errors: readonly Readonly<{ level?: string | undefined; message: string }>[];
    }>;

/** The parts of Viz.js that are used. */
type Viz = Readonly<{
  instance: () => Promise<Readonly<{ render: (source: string, options: object) => Rendered }>>;
}>;

/**
 * Draws a graph as SVG. Widths of text are those that Graphviz knows of Helvetica, which are those of our own font or a
 * little more.
 */
export async function drawGraphviz(source: string): Promise<Drawn> {
  const { Viz } = globalThis as unknown as Readonly<{ Viz: Viz }>;
  const font = { fontname: 'Helvetica' };
  try {
    // What went wrong in one graph may stay in an instance, so that each graph has its own.
    const graphviz = await Viz.instance();
    const made = graphviz.render(source, {
      format: 'svg',
      graphAttributes: { ...font, bgcolor: 'transparent' },
      nodeAttributes: font,
      edgeAttributes: font,
    });
    if (made.status === 'success') return { kind: 'svg', svg: made.output };
    const said = made.errors.filter(({ level }) => level !== 'warning').map(({ message }) => message);
    const [, line] = /\bline (\d+)/.exec(said.join('\n')) ?? [];
    return { kind: 'wrong', said: said.join('; '), ...(line !== undefined && { line: Number(line) }) };
  } catch (error) {
    return { kind: 'wrong', said: error instanceof Error ? error.message : String(error) };
  }
}
