// Says what attributes mean to readers: the classes and sizes that editions know. All others are dropped, as in other tools.

import type { ElementContent, Properties } from 'hast';
import type { AttributeList } from '../attribute-lists.ts';

/** What attributes make of a piece of text: its element, if it needs another, and the properties of that. */
export type Look = Readonly<{ hName?: string; hProperties: Properties }>;

/** The classes for places on a line. */
export const alignments: readonly string[] = ['align-left', 'align-center', 'align-right'];

/** The widths that pictures may have, in parts of a hundred of the text’s width. */
const widths: readonly number[] = [33, 67, ...Array.from({ length: 20 }, (_, index) => 5 * (index + 1))];

/** The classes for those widths. */
export const widthClasses: readonly string[] = widths.map((width) => `width-${width}`);

/** The elements of classes that mean one. */
const elements: Readonly<Record<string, string>> = {
  underline: 'u',
  ul: 'u',
  mark: 'mark',
  kbd: 'kbd',
};

const smallCaps: ReadonlySet<string> = new Set(['smallcaps', 'small-caps', 'sc']);

/** Gives the look of a piece of text, such as `[words]{.smallcaps lang=fr}`. */
export function lookOfText(list: AttributeList): Look {
  const hName = list.classes.map((name) => elements[name]).find((name) => name !== undefined);
  const hProperties = languageOf(list);
  if (list.classes.some((name) => smallCaps.has(name))) hProperties.className = ['small-caps'];
  return hName === undefined ? { hProperties } : { hName, hProperties };
}

/** Gives the language and the direction that a list names. */
export function languageOf({ values }: AttributeList): Properties {
  const { lang, dir } = values;
  return { ...(lang && { lang }), ...(dir && { dir }) };
}

/** Gives what a list says of the size and the place of a picture. */
export function lookOfPicture(list: AttributeList): Properties {
  const { values } = list;
  const width = values.width ?? values['out-width'] ?? styleOf(list, 'width') ?? styleOf(list, 'max-width');
  const alignment = alignmentOf(list);
  const size = sizes(width, values.height ?? styleOf(list, 'height'));
  return join({ ...languageOf(list), ...size }, alignment === undefined ? {} : { className: [alignment] });
}

/** Gives the class for the place on the line that a list wants: `.center`, `align=right`, `style="float: left"`. */
export function alignmentOf(list: AttributeList): string | undefined {
  const { classes, values } = list;
  const words = [values.align, values['fig-align'], styleOf(list, 'float'), styleOf(list, 'text-align')];
  const named = classes.map(
    (name) => /^(?:(?:text|align|float|img|fig)-?)?(left|center|right)$/.exec(name)?.[1],
  );
  const side = [...words, ...named].find((one) => one && /^(?:left|center|right)$/.test(one));
  return side === undefined ? undefined : `align-${side}`;
}

function styleOf({ values: { style = '' } }: AttributeList, name: string): string | undefined {
  const [, value] = new RegExp(String.raw`(?:^|;)\s*${name}\s*:\s*([^;]+)`).exec(style) ?? [];
  return value?.trim();
}

/** CSS pixels in each unit. An `em` is that of a browser. */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  em: 16,
  rem: 16,
};

function pixels(length: string | undefined): number | undefined {
  const [, number, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(length ?? '') ?? [];
  const one = units[unit.toLowerCase()];
  const value = number === undefined || one === undefined ? 0 : Math.round(Number(number) * one);
  return value > 0 && value < 10_000 ? value : undefined;
}

/** Gives the class of a width in per cent, the nearest that there is. */
function shareOf(length: string | undefined): string | undefined {
  const [, number] = /^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(length ?? '') ?? [];
  const share = Math.min(100, Number(number));
  if (number === undefined || share <= 0) return undefined;
  const near = widths.reduce((best, one) => (Math.abs(one - share) < Math.abs(best - share) ? one : best));
  return `width-${near}`;
}

/**
 * Gives the properties of a picture for its width and height as written. HTML has only pixels, so that other lengths
 * become these, and per cents of the text’s width become a class. A height in per cent means nothing.
 */
function sizes(width: string | undefined, height: string | undefined): Properties {
  const share = shareOf(width);
  if (share !== undefined) return { className: [share] };
  const [wide, high] = [pixels(width), pixels(height)];
  return { ...(wide && { width: wide }), ...(high && { height: high }) };
}

/** Joins properties; class names of both stay. */
export function join(before: Properties | undefined, added: Properties): Properties {
  const classes = [...classesOf(before), ...classesOf(added)];
  return { ...before, ...added, ...(classes.length > 0 && { className: classes }) };
}

function classesOf(properties: Properties | undefined): readonly string[] {
  return Array.isArray(properties?.className) ? properties.className.map(String) : [];
}

/**
 * Finishes an element: sizes in per cent and in other units, and `align` of raw HTML, become what HTML knows. A picture that
 * stands alone has its place on the line by its paragraph or figure.
 */
export function finishElement(node: ElementContent): void {
  if (node.type !== 'element') return;
  const { tagName, properties } = node;
  if (tagName === 'img') {
    const { width, height, align, ...rest } = properties;
    const written = (value: Properties[string]) => (value === undefined ? undefined : String(value));
    const isPlain = [width, height].every((one) => one === undefined || /^\d+$/.test(String(one)));
    if (!isPlain || align !== undefined) {
      const size = isPlain
        ? { ...(width !== undefined && { width }), ...(height !== undefined && { height }) }
        : sizes(written(width), written(height));
      const side = /^(?:left|center|right)$/.test(String(align)) ? { className: [`align-${align}`] } : {};
      node.properties = join(join(rest, size), side);
    }
  } else if (typeof properties.align === 'string' && tagName !== 'td' && tagName !== 'th') {
    const { align, ...rest } = properties;
    node.properties = join(rest, { className: [`align-${align}`] });
  }
  if (tagName === 'figure' || (tagName === 'p' && classesOf(properties).includes('picture')))
    raiseAlignment(node);
}

/** Moves the place on the line from the pictures in a block to the block. */
function raiseAlignment(block: Extract<ElementContent, { type: 'element' }>): void {
  const inside = block.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'p' ? child.children : [child],
  );
  for (const child of inside) {
    if (child.type !== 'element' || child.tagName !== 'img') continue;
    finishElement(child);
    const all = classesOf(child.properties);
    const side = all.find((name) => alignments.includes(name));
    if (side === undefined) continue;
    const rest = all.filter((name) => !alignments.includes(name));
    if (rest.length > 0) child.properties.className = rest;
    else delete child.properties.className;
    if (!classesOf(block.properties).includes(side))
      block.properties = join(block.properties, { className: [side] });
  }
}
