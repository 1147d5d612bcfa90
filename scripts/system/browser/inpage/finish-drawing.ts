// Runs in the page: makes the colours of a drawing opaque, and finds its smallest type.

/**
 * Gives all that is translucent in an SVG the opaque colour that it has on white: print services want nothing transparent,
 * and would get a bitmap. `smallest` is the size of its smallest words in its units, undefined if it has none.
 */
export async function finishDrawing(
  svg: string,
): Promise<Readonly<{ svg: string; smallest: number | undefined }>> {
  const host = document.createElement('div');
  host.innerHTML = svg;
  document.body.append(host);
  try {
    const drawing = host.querySelector('svg');
    const base = drawing?.getScreenCTM();
    if (!drawing || !base) return { svg, smallest: undefined };
    const sizeOf = (matrix: DOMMatrix) => Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
    const sizes: number[] = [];
    for (const node of drawing.querySelectorAll<SVGTextContentElement>('text, tspan')) {
      const own = [...node.childNodes].some(
        ({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(nodeValue ?? ''),
      );
      const matrix = node.getScreenCTM();
      if (!own || !matrix) continue;
      sizes.push((Number.parseFloat(getComputedStyle(node).fontSize) * sizeOf(matrix)) / sizeOf(base));
    }
    const changes: (() => void)[] = [];
    const look = (node: Element, above: number) => {
      const style = getComputedStyle(node);
      const opacity = above * Number(style.opacity);
      for (const name of ['fill', 'stroke'] as const) {
        const [red, green, blue, own = 1] = (/^rgba?\((.*)\)$/.exec(style[name])?.[1] ?? '')
          .split(',')
          .map(Number);
        if (red === undefined || green === undefined || blue === undefined) continue;
        const alpha = own * opacity * Number(style[`${name}Opacity`]);
        if (!(alpha < 0.995)) continue;
        const seen = [red, green, blue].map((part) => Math.round(part * alpha + 255 * (1 - alpha)));
        const colour = alpha < 0.01 ? 'none' : `rgb(${seen.join(', ')})`;
        changes.push(() => (node as SVGElement).style.setProperty(name, colour, 'important'));
      }
      for (const child of node.children) look(child, opacity);
    };
    for (const child of drawing.children) look(child, 1);
    for (const change of changes) change();
    return {
      svg: new XMLSerializer().serializeToString(drawing),
      smallest: sizes.length === 0 ? undefined : Math.round(Math.min(...sizes) * 100) / 100,
    };
  } finally {
    document.body.replaceChildren();
  }
}
