// Runs in the page: finds the smallest type of a drawing.

/** The size of the smallest words of an SVG, in its units; undefined if it has no words. */
export async function smallestType(svg: string): Promise<number | undefined> {
  const host = document.createElement('div');
  host.innerHTML = svg;
  document.body.append(host);
  try {
    const drawing = host.querySelector('svg');
    const base = drawing?.getScreenCTM();
    if (!base) return undefined;
    const sizeOf = (matrix: DOMMatrix) => Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
    const sizes: number[] = [];
    for (const node of host.querySelectorAll<SVGTextContentElement>('text, tspan')) {
      const own = [...node.childNodes].some(
        ({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(nodeValue ?? ''),
      );
      const matrix = node.getScreenCTM();
      if (!own || !matrix) continue;
      sizes.push((Number.parseFloat(getComputedStyle(node).fontSize) * sizeOf(matrix)) / sizeOf(base));
    }
    return sizes.length === 0 ? undefined : Math.round(Math.min(...sizes) * 100) / 100;
  } finally {
    document.body.replaceChildren();
  }
}
