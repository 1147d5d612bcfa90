// Runs in the page: sets formulas smaller that are wider or higher than their room.

/**
 * Fits the formulas that have a room (`data-room`: width and height in points), in place. Type stays at `smallest` CSS
 * pixels or above, that of indices too, unless a formula does not fit otherwise: then it has the class `tight`, and its indices shrink too.
 */
export function fitToRoom(smallest: number): void {
  const formulas = [...document.querySelectorAll<HTMLElement>('math[data-room]')];
  if (formulas.length === 0) return;
  // The window shows no text, which would take as long to lay out as the pages (templates/print/window.css).
  document.body.style.display = 'block';
  for (const math of formulas) shrink(math);
  document.body.style.removeProperty('display');

  function shrink(math: HTMLElement): void {
    const [width = 0, height = 0] = (math.dataset.room ?? '')
      .split(' ')
      .map((points) => (Number(points) * 4) / 3);
    const number = math.parentElement?.querySelector(':scope > .equation-number');
    const room = { width: width - (number?.getBoundingClientRect().width ?? 0), height };
    const size = Number.parseFloat(getComputedStyle(math).fontSize);
    // A displayed formula is as wide as the page; its own width is that which it has within a line.
    math.style.cssText = 'display: inline math; width: auto; flex: none';
    const least = Math.min(1, smallest / size);
    let scale = 1;
    for (let round = 0; round < 6 && scale > least; round += 1) {
      const next = Math.max(least, scale * share());
      if (next === scale) break;
      set(next);
    }
    if (share() < 1) {
      math.classList.add('tight');
      for (let round = 0; round < 3 && share() < 1; round += 1) set(scale * share());
    }
    math.style.cssText = scale < 1 ? `font-size: ${scale}em` : '';

    /** The share of the formula's size that its room has; at most 1. */
    function share(): number {
      const box = math.getBoundingClientRect();
      return Math.min(1, room.width / box.width, room.height / box.height);
    }

    function set(to: number): void {
      scale = Math.floor(to * 1000) / 1000;
      math.style.fontSize = `${scale}em`;
    }
  }
}
