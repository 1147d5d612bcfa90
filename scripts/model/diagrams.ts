// What is wrong with diagrams, as reading gives it and the check tells of it.

import type { Point, Position } from 'unist';

/**
 * A diagram that could not be drawn, and why; or one whose words are too small on a printed page (`small`). `said` is what
 * the program said of its source, or the size of its words on paper.
 */
export type DiagramFault = Readonly<{
  path: string;
  /** The place that the program means, or that of the diagram. */
  place: Position | Point | undefined;
  /** The name of its notation: `Mermaid`. */
  notation: string;
  problem: 'syntax' | 'endless' | 'browser' | 'small';
  /** The line that the program means, undefined if it named none. */
  line?: string | undefined;
  said: string;
}>;
