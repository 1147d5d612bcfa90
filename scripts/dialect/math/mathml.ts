// Converts TeX to MathML Core, with temml. This file is imported only for books that have formulas.

import type { Element, ElementContent, Properties } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import temml from 'temml';
import { isTooDeep, limited, maxExpand } from './limits.ts';
import { commonMacros, readable } from './macros.ts';
import { hideReferences, showReferences } from './references.ts';
import { classNames, mathAttributes } from './safe-mathml.ts';
import { type EquationNumber, separateDefinitions, takeNumbers, withoutHooks, withoutLabels } from './tex.ts';

/** A formula as MathML, or why it is none. It has no element if it only defines macros. */
export type Converted = Readonly<{
  math: Element | undefined;
  numbers: readonly EquationNumber[];
  /** Whether `math` shows the numbers itself, in the rows that have them. */
  inRows: boolean;
  fault: string | undefined;
}>;

/** Converts the formulas of a chapter, in the order of the text: what one defines, those after it know. */
export type Converter = (tex: string, display: boolean, label?: string) => Converted;

/** Makes the converter of a chapter. `macros` are those of the whole book: their TeX by their names. */
export function converter(macros: Readonly<Record<string, string>>): Converter {
  let known: Record<string, unknown> = { ...commonMacros, ...macros };
  return (source, display, label) => {
    const { definitions, rest: written } = separateDefinitions(source);
    const rest = withoutHooks(written, (name) => name in known || definitions.includes(name));
    const { tex, numbers, inRows } = takeNumbers(rest, label);
    const result = { numbers, inRows, math: undefined, fault: undefined };
    try {
      if (definitions !== '')
        known = {
          ...known,
          ...temml.definePreamble(definitions, { macros: { ...known }, throwOnError: true }),
        };
      if (tex === '' && definitions !== '') return result;
      const isBlock = /^\\begin\{(?:equation|align|alignat|gather|multline)\*\}/.test(tex);
      const html = temml.renderToString(hideReferences(readable(tex)), {
        displayMode: display || isBlock,
        macros: limited(known, tex),
        throwOnError: true,
        trust: false,
        maxSize: [50, 50],
        maxExpand: maxExpand(tex),
      });
      const [math] = fromHtml(html, { fragment: true }).children;
      if (math?.type !== 'element') return { ...result, fault: 'It gives no formula.' };
      if (isTooDeep(math)) return { ...result, fault: tooDeep };
      const properties = { ...(display && { display: 'block' }), alttext: withoutLabels(rest) };
      const whole = core(math, tex);
      const [first] = whole.children;
      if (inRows && first?.type === 'element')
        first.properties.className = [...classesOf(first.properties), 'math-tagged'];
      return { ...result, math: { ...whole, properties } };
    } catch (error) {
      return { ...result, fault: reasonOf(error) };
    }
  };
}

const tooDeep = 'It is nested in too many levels.';

/** The words of a fault of the parser, without the formula, where it marks the place by characters below the line. */
function reasonOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError) return tooDeep;
  if (words.includes('Too many expansions')) return 'Its macros never end, or make it too large.';
  return (words.split(/ at (?:position|end of input)|\n/)[0] ?? words).replace(/\u0332/g, '').trim();
}

/**
 * An element in MathML Core, without positions and styles, which pages forbid: class names tell what they did. `tex` has the
 * references to equations.
 */
function core(element: Element, tex: string): Element {
  const { tagName, properties, children } = element;
  const classes = [...classesOf(properties), ...styleClasses(String(properties.style ?? ''), tagName)];
  const kept: Properties = {};
  for (const [name, value] of Object.entries(properties))
    if (mathAttributes.has(name) && value !== null && value !== undefined) kept[name] = String(value);
  const [, color] = /(?:^|;)color:(#[\da-f]{3,8}|[a-z]+)(?:;|$)/i.exec(String(properties.style ?? '')) ?? [];
  if (color && color !== 'undefined') kept.mathcolor = color;
  const [, second] = children;
  const isAccent = second?.type === 'element' && String(second.properties.style).includes('math-depth:0');
  if (isAccent && (tagName === 'mover' || tagName === 'munder'))
    kept[tagName === 'mover' ? 'accent' : 'accentunder'] = 'true';
  if (classes.length > 0) kept.className = classes;
  const made: Element = {
    type: 'element',
    tagName: tagName === 'menclose' || tagName === 'span' ? 'mrow' : tagName,
    properties: kept,
    children:
      tagName === 'mtext'
        ? [{ type: 'text', value: showReferences(textOf(element), tex) }]
        : children.flatMap((child) => coreChild(child, tex)),
  };
  return /^(?:math|mstyle|mtable)$/.test(tagName) ? made : styled(made);
}

/** An element whose style of display is said by an `mstyle` around it: EPUB (MathML 3) knows no such attributes elsewhere. */
function styled(element: Element): Element {
  const { displaystyle, scriptlevel, ...properties } = element.properties;
  if (displaystyle === undefined && scriptlevel === undefined) return element;
  const around: Properties = {};
  if (displaystyle !== undefined) around.displaystyle = displaystyle;
  if (scriptlevel !== undefined) around.scriptlevel = scriptlevel;
  return { type: 'element', tagName: 'mstyle', properties: around, children: [{ ...element, properties }] };
}

function coreChild(node: ElementContent, tex: string): ElementContent[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value }];
  return node.type === 'element' ? [core(node, tex)] : [];
}

function classesOf({ className }: Properties): string[] {
  const all = Array.isArray(className) ? className.map(String) : [];
  return all.filter((name) => classNames.includes(name));
}

/** The class names for styles of temml: frames, lines of arrays, weights, and columns without space between them. */
function styleClasses(style: string, tagName: string): string[] {
  const has = (form: RegExp) => form.test(style);
  return [
    ...(tagName === 'mtd' && has(/padding-left:0(?:em|pt)?;/) ? ['math-left-edge'] : []),
    ...(tagName === 'mtd' && has(/padding-right:0(?:em|pt)?;/) ? ['math-right-edge'] : []),
    ...(tagName === 'mtd' && has(/width:50%/) ? ['math-margin'] : []),
    ...(has(/border:\s*[\d.]/) ? ['math-frame'] : []),
    ...['left', 'right', 'top', 'bottom']
      .filter((side) => has(new RegExp(`border-${side}:`)))
      .map((side) => `math-line-${side}`),
    ...(has(/font-weight:bold/) ? ['math-bold'] : []),
    ...(has(/font-style:italic/) ? ['math-italic'] : []),
  ];
}
