// Runs in the page: measures where its lines of text are.

import type { Line } from '../../../model/world.ts';

/** Measures the lines of text in each element that `selector` matches, in document order. */
export function linesOf(selector: string): readonly (readonly Line[])[] {
  const pen = document.createElement('canvas').getContext('2d');
  const descents = new Map<string, number>();
  return [...document.querySelectorAll(selector)].map((element) => {
    const { left, top } = element.getBoundingClientRect();
    const lines = new Map<number, Line>();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      if (!node.data.trim() || !node.parentElement) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const descent = descentOf(node.parentElement);
      for (const rect of range.getClientRects()) {
        if (rect.width === 0) continue;
        const baseline = rect.bottom - descent - top;
        const line = lines.get(Math.round(baseline)) ?? { left: Infinity, right: -Infinity, baseline };
        lines.set(Math.round(baseline), {
          left: Math.min(line.left, rect.left - left),
          right: Math.max(line.right, rect.right - left),
          baseline: line.baseline,
        });
      }
    }
    return [...lines.values()];
  });

  function descentOf(element: Element): number {
    const style = getComputedStyle(element);
    const font = [style.fontStyle, style.fontWeight, style.fontSize, style.fontFamily].join(' ');
    const known = descents.get(font);
    if (known !== undefined || !pen) return known ?? 0;
    pen.font = font;
    const { fontBoundingBoxDescent } = pen.measureText('x');
    descents.set(font, fontBoundingBoxDescent);
    return fontBoundingBoxDescent;
  }
}
