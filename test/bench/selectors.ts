// `:is(a, b) c` written out as `a c, b c`: one of the tools takes every comma for the end of a selector.

/** The stylesheet with every `:is()` in its selectors written out. Of comments there are none left. */
export function expandSelectors(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/(?<=^|[{}])([^@{};]+)(?=\{)/g, (list) => split(list).flatMap(expand).join(', '));
}

function expand(selector: string): readonly string[] {
  const [found, list = ''] = /:is\(([^()]*)\)/.exec(selector) ?? [];
  if (found === undefined) return [selector.trim()];
  return list.split(',').flatMap((one) => expand(selector.replace(found, one.trim())));
}

/** The selectors of a list; commas in brackets belong to them. */
function split(list: string): readonly string[] {
  return list.split(/,(?![^(]*\))/);
}
