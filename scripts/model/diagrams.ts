// Diagrams that could not be drawn, as reading gives them and the check tells of them.

import type { Point, Position } from 'unist';

/** A diagram that could not be drawn, and why: what the program `said` of its source, and the place that it means. */
export type UndrawnDiagram = Readonly<{
  path: string;
  place: Position | Point | undefined;
  /** The name of its notation: `Mermaid`. */
  notation: string;
  problem: 'syntax' | 'endless' | 'browser';
  /** The line that the program means, undefined if it named none. */
  line?: string | undefined;
  said: string;
}>;
