// Makes a drawing that a program drew fit for a book: safe, with a size, and without what not every edition can show.

import { parse, type Rule } from 'postcss';
import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { toXml } from 'xast-util-to-xml';

/** A drawing that every edition can show, without fonts yet, and what its text says. */
export type CleanDrawing = Readonly<{
  svg: Element;
  /** The size at which it is shown, in CSS pixels. */
  width: number;
  height: number;
  /** What the author wrote for readers who can't see it (`accTitle`, `accDescr`); empty if there is nothing. */
  title: string;
  description: string;
  /** The words in it, in the order of the drawing. */
  labels: readonly string[];
  isBold: boolean;
}>;

/** The elements that stay. Links become groups, since a picture's links lead nowhere. */
const kept: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'marker', 'clipPath', 'title', 'desc', 'style'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'textPath'],
]);

/** Attributes that do nothing in a picture, or run, load or blur something; and fonts, since all words have ours. */
const dropped =
  /^(?:on|data-|aria-|xmlns:|xlink:)|^(?:role|tabindex|href|target|filter|mask|class|id|font-family)$/i;

/**
 * Cleans the SVG of a drawing program. `scale` is the size of one of its units in CSS pixels. Throws if it is not
 * well-formed, or has no size.
 */
export function cleanDrawing(svg: string, scale: number): CleanDrawing {
  const root = fromXml(withPlainPaints(stableIds(svg))).children.find(
    (node) => node.type === 'element' && node.name === 'svg',
  );
  if (root?.type !== 'element') throw new Error('Cannot find `<svg>` in the drawing');
  const [x = 0, y = 0, width = 0, height = 0] = String(root.attributes.viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (!(width > 0 && height > 0)) throw new Error('Cannot find the size of the drawing');
  const ids = new Set<string>();
  const [clean] = cleaned(root, ids);
  if (clean?.type !== 'element') throw new Error('Cannot find anything in the drawing');
  const [across, down] = [width, height].map((length) => Math.max(1, Math.round(length * scale))) as [
    number,
    number,
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...(clean.attributes.id && { id: clean.attributes.id }),
    width: String(across),
    height: String(down),
    viewBox: [x, y, width, height].map(rounded).join(' '),
  };
  const said = (name: string) => {
    const child = root.children.find((node) => node.type === 'element' && node.name === name);
    return child?.type === 'element' ? wordsOf(child).trim() : '';
  };
  const children = clean.children.filter(
    (child) => child.type !== 'element' || !/^(?:title|desc)$/.test(child.name),
  );
  const labels = [...new Set(labelsOf(clean))];
  const isBold = /font-weight["':=\s]*(?:bold|[6-9]00)/.test(toXml(clean));
  return {
    svg: { ...clean, attributes, children },
    ...{ width: across, height: down, labels, isBold },
    ...{ title: said('title'), description: said('desc') },
  };
}

/** Renames the ids that Iconify makes of the time and of a counter. */
function stableIds(svg: string): string {
  const names = new Map<string, string>();
  return svg.replace(/IconifyId\w+/g, (id) => {
    const name = names.get(id) ?? `icon-${names.size + 1}`;
    names.set(id, name);
    return name;
  });
}

/**
 * Replaces gradients by the first of their colours, and patterns by a grey: black ink alone prints no gradient in colours, and
 * no edition needs one.
 */
function withPlainPaints(svg: string): string {
  if (!/<(?:linearGradient|radialGradient|pattern)\b/.test(svg)) return svg;
  const paints = new Map<string, string>();
  const collect = (node: Element | Root) => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      if (/^(?:linearGradient|radialGradient|pattern)$/.test(child.name))
        paints.set(String(child.attributes.id), firstColour(child) ?? '#ccc');
      else collect(child);
    }
  };
  collect(fromXml(svg));
  return svg.replace(
    /url\((?:["']|&quot;|&apos;|&#39;|&#x22;)?#([^)"'&]+)(?:["']|&quot;|&apos;|&#39;|&#x22;)?\)/g,
    (all, id: string) => paints.get(id) ?? all,
  );
}

function firstColour({ children }: Element): string | undefined {
  for (const child of children) {
    if (child.type !== 'element' || child.name !== 'stop') continue;
    const { style, 'stop-color': given } = child.attributes;
    const colour = given ?? /stop-color\s*:\s*([^;]+)/.exec(style ?? '')?.[1];
    if (colour && /^(?:#[\da-f]{3,8}|[a-z]+|(?:rgb|hsl)a?\([\d\s.,%]+\))$/i.test(colour.trim()))
      return colour.trim();
  }
  return undefined;
}

function cleaned(node: Element, ids: Set<string>): readonly Element['children'][number][] {
  // A `<switch>` offers HTML first, and text for renderers that have none.
  if (node.name === 'switch') {
    const text = node.children.find((child) => child.type === 'element' && kept.has(child.name));
    return text?.type === 'element' ? cleaned(text, ids) : [];
  }
  const name = node.name === 'a' ? 'g' : node.name;
  if (!kept.has(name)) return [];
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries(node.attributes)) {
    // Mermaid computes some colours from nothing.
    if (value === null || value === undefined || /\bNaN\b/.test(value)) continue;
    if (key === 'class') attributes.class = value.trim();
    else if (key === 'id') {
      const id = nameOf(value);
      if (!ids.has(id)) attributes.id = id;
      ids.add(id);
    } else if (/^(?:xlink:)?href$/.test(key)) {
      // `xlink:href` is for readers of EPUB that know SVG 1.1 only, but `href` needs no namespace.
      if (name !== 'g' && value.startsWith('#')) attributes.href = `#${nameOf(value.slice(1))}`;
    } else if (/opacity$/.test(key)) {
      if (Number.parseFloat(value) === 0) attributes.visibility = 'hidden';
    } else if (!dropped.test(key) || key === 'xml:space')
      attributes[key] =
        key === 'style' ? plainStyle(value) : value.includes('url') ? safeCss(value) : opaque(value);
  }
  const children = node.children.flatMap((child) => {
    if (child.type === 'element') return cleaned(child, ids);
    if (child.type !== 'text' && child.type !== 'cdata') return [];
    return [{ type: 'text' as const, value: name === 'style' ? plainSheet(child.value) : child.value }];
  });
  return [{ type: 'element', name, attributes, children }];
}

/** Makes an id an XML name, in the same way wherever it is used. */
function nameOf(id: string): string {
  const name = id.replace(/[^\w.-]/g, '_');
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}

/**
 * Writes a stylesheet anew, without anything but rules: programs write empty declarations, which readers of EPUB's CSS refuse.
 * One that cannot be parsed is left out.
 */
function plainSheet(css: string): string {
  return rulesIn(safeCss(css))
    .map((rule) => `${rule.selector}{${declarationsOf(rule)}}`)
    .join('');
}

/** Writes the value of an attribute `style` anew. */
function plainStyle(css: string): string {
  const [rule] = rulesIn(`a{${safeCss(css)}}`);
  return rule ? declarationsOf(rule) : '';
}

function rulesIn(css: string): readonly Rule[] {
  try {
    return parse(css).nodes.filter((node) => node.type === 'rule');
  } catch {
    return [];
  }
}

function declarationsOf({ nodes = [] }: Rule): string {
  return nodes
    .filter((node) => node.type === 'decl')
    .filter(({ value }) => value !== '')
    .map(({ prop, value, important }) => `${prop}:${value}${important ? '!important' : ''}`)
    .join(';');
}

/**
 * Removes from CSS what loads something, what moves, what is transparent, and shadows.
 */
function safeCss(css: string): string {
  return opaque(css)
    .replace(/@import\b[^;]*;?/gi, '')
    .replace(/@keyframes\s+[\w-]+\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gi, '')
    .replace(/\\/g, '')
    .replace(/url\(\s*(["']?)(#?)([^)"']*)\1\s*\)/gi, (_, _quote, own: string, name: string) =>
      own === '#' ? `url(#${nameOf(name)})` : 'none',
    )
    .replace(/(^|[;{\s])(?:filter|animation|mask|mix-blend-mode)\s*:[^;}]*/gi, '$1')
    .replace(/[\w-]*opacity\s*:\s*([\d.]+)[^;}]*/gi, (_, value: string) =>
      Number(value) === 0 ? 'visibility:hidden' : '',
    );
}

/** Makes colours opaque as they look on white: a printer would get a bitmap of a drawing with transparent parts. */
function opaque(value: string): string {
  return value
    .replace(/\btransparent\b/gi, 'none')
    .replace(
      /rgba\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*\)/gi,
      (_, red: string, green: string, blue: string, alpha: string) => {
        const seen = [red, green, blue].map((part) =>
          Math.round(Number(part) * Number(alpha) + 255 * (1 - Number(alpha))),
        );
        return `rgb(${seen.join(', ')})`;
      },
    )
    .replace(/hsla\(([^,()]*,[^,()]*,[^,()]*),[^()]*\)/gi, 'hsl($1)')
    .replace(/\s*\/\s*[\d.]+%?\s*\)/g, ')')
    .replace(
      /(?<![("'])#(?:([\da-f]{6})[\da-f]{2}|([\da-f]{3})[\da-f])(?![\w-])/gi,
      (_, long, short) => `#${long ?? short}`,
    );
}

function rounded(number: number): number {
  return Math.round(number * 1000) / 1000;
}

function labelsOf(node: Element): readonly string[] {
  if (node.name !== 'text')
    return node.children.flatMap((child) => (child.type === 'element' ? labelsOf(child) : []));
  // Each child of a text is a line, and the parts of a line bring their own spaces.
  const lines = node.children.map((child) =>
    child.type === 'element' ? wordsOf(child) : child.type === 'text' ? child.value : '',
  );
  const words = lines.join(' ').replace(/\s+/g, ' ').trim();
  return words === '' ? [] : [words];
}

function wordsOf(node: Element | Root): string {
  return node.children
    .map((child) => (child.type === 'element' ? wordsOf(child) : child.type === 'text' ? child.value : ''))
    .join('');
}
