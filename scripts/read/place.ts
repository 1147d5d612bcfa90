// The one piece of raw HTML that many books have in each chapter: `<a name="…"></a>`, a place with a name.

/** A node of a tree, of mdast or hast, in which each tag of raw HTML inside a paragraph is a node of its own. */
type Piece = Readonly<{ type: string; value?: string }>;

/** Attributes that name a place, and values that are what they look like. */
const opening = /^<a (name|id)="([^"&<>\0\r\n]+)">$/;

/** The place whose two tags stand at `index` and after it; undefined where there is none. What stands in a link is left to HTML. */
export function placeAt(
  siblings: readonly Piece[],
  index: number,
): Readonly<{ attribute: 'name' | 'id'; value: string }> | undefined {
  const [open, close] = [siblings[index], siblings[index + 1]];
  if (!open || !close || !isRaw(open) || !isRaw(close) || close.value !== '</a>') return undefined;
  const [, attribute, value] = opening.exec(open.value ?? '') ?? [];
  return attribute === undefined || value === undefined
    ? undefined
    : { attribute: attribute as 'name' | 'id', value };
}

/** Whether the raw HTML at `index` is one of the two tags of a place. */
export function isOfPlace(siblings: readonly Piece[], index: number): boolean {
  return placeAt(siblings, index) !== undefined || placeAt(siblings, index - 1) !== undefined;
}

function isRaw({ type }: Piece): boolean {
  return type === 'html' || type === 'raw';
}
