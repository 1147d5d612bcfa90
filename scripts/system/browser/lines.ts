// Where lines of text stand in a page, asked of the browser that set them.

import type { Page } from 'puppeteer-core';
import type { Line } from '../../model/world.ts';

/** The lines of text in each element that `selector` finds, in its order. */
export async function lines(page: Page, selector: string): Promise<readonly (readonly Line[])[]> {
  // A string, not a function: compilers put helpers into functions that the page does not have.
  const script = `((selector) => {
    const pen = document.createElement('canvas').getContext('2d');
    const descents = new Map();
    const descentOf = (element) => {
      const style = getComputedStyle(element);
      const font = [style.fontStyle, style.fontWeight, style.fontSize, style.fontFamily].join(' ');
      if (!descents.has(font)) {
        pen.font = font;
        descents.set(font, pen.measureText('x').fontBoundingBoxDescent);
      }
      return descents.get(font);
    };
    return [...document.querySelectorAll(selector)].map((element) => {
      const { left, top } = element.getBoundingClientRect();
      const lines = new Map();
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        if (!walker.currentNode.data.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const descent = descentOf(walker.currentNode.parentElement);
        for (const rect of range.getClientRects()) {
          if (rect.width === 0) continue;
          const baseline = rect.bottom - descent - top;
          const line = lines.get(Math.round(baseline)) ?? { left: Infinity, right: -Infinity, baseline };
          line.left = Math.min(line.left, rect.left - left);
          line.right = Math.max(line.right, rect.right - left);
          lines.set(Math.round(baseline), line);
        }
      }
      return [...lines.values()];
    });
  })(${JSON.stringify(selector)})`;
  return (await page.evaluate(script)) as readonly (readonly Line[])[];
}
