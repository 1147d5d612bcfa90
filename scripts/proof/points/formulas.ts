// Point: the copy has every formula, with its text alternative.

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { CopyFormula } from '../../model/copy.ts';
import type { Point, Reading } from '../../model/proof.ts';
import { producer } from '../../pdf/producer.ts';
import { fold } from '../../text/fold.ts';
import { type Formula, formulaOf } from '../../tree/formulas.ts';
import { visit } from '../../tree/visit.ts';

/** A formula of the book: what readers get of it, the letters and digits that it shows, and its chapter. */
type Wanted = Formula & Readonly<{ text: string; letters: string; chapter: string }>;

/** The point on formulas. */
export const formulas: Point = {
  id: 'formulas',
  about: 'every formula, with its text alternative',
  run(reading) {
    const { edition, copy, own, format } = reading;
    const wanted = edition.chapters.flatMap(({ tree, entry }) => formulasOf(tree, entry.title));
    if (wanted.length === 0) return undefined;
    const total = wanted.length;
    // Copies that others made may have the formulas as pictures, or as TeX that a script shows.
    const isOurs = own || copy.producer === producer;
    if (!isOurs && (copy.formulas?.length ?? 0) === 0) {
      const doubt = `Cannot tell whether the formulas are in the ${format.id} edition, which has none that programs can read`;
      return { told: `none of ${total} can be read`, where: [], failures: [], doubts: [doubt] };
    }
    const marked = copy.formulas ? judge(wanted, copy.formulas) : [];
    const missed = new Set(marked.map(({ one }) => one));
    const shown = copy.texts
      ? unshown(
          wanted.filter((one) => !missed.has(one)),
          reading,
        )
      : [];
    const flaws = [...marked, ...shown];
    const failures = [...new Set(flaws.map(({ flaw }) => `${flaw} in the ${format.id} edition`))];
    return { told: `${total - flaws.length} of ${total}`, where: [], failures };
  },
};

function formulasOf(tree: Root, chapter: string): readonly Wanted[] {
  const found: Wanted[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'math') return;
    const text = textOf(node).replace(/\s+/g, ' ').trim();
    found.push({ ...formulaOf(node), text, letters: lettersOf(inOrder(node)), chapter });
  });
  return found;
}

/** The text of a formula without what is crossed out, which is painted after everything else. */
function inOrder(node: Element): string {
  const isCrossed = node.children.some((child) => child.type === 'element' && hasLine(child));
  if (isCrossed) return '';
  return node.children
    .map((child) => (child.type === 'element' ? inOrder(child) : child.type === 'text' ? child.value : ''))
    .join('');
}

/** Whether an element is the line across a part of a formula. */
function hasLine({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.some((name) => /^(?:tml-x?cancel|sout)$/.test(String(name)));
}

type Flaw = Readonly<{ one: Wanted; flaw: string }>;

/** Compares the formulas of the book with those of a copy, each of which may be found as often as it is there. */
function judge(wanted: readonly Wanted[], found: readonly CopyFormula[]): readonly Flaw[] {
  const left = new Map<string, CopyFormula[]>();
  for (const one of found) {
    const alike = left.get(keyOf(one));
    if (alike) alike.push(one);
    else left.set(keyOf(one), [one]);
  }
  const hasShapes = found.some(({ shape }) => shape !== undefined);
  const wantedIn = (one: Wanted): CopyFormula =>
    hasShapes
      ? { from: '', alternative: one.alternative, shape: one.shape }
      : { from: '', alternative: one.alternative ?? one.text, shape: undefined };
  const missing = wanted.filter((one) => left.get(keyOf(wantedIn(one)))?.pop() === undefined);
  const others = [...left.values()].flat();
  return missing.map((one) => ({ one, flaw: flawOf(one, others) }));
}

function keyOf({ alternative, shape }: CopyFormula): string {
  return `${alternative ?? ''}\0${shape ?? ''}`;
}

/** Says what became of a formula that is not as it must be. `others` are those that the book does not have. */
function flawOf(one: Wanted, others: readonly CopyFormula[]): string {
  const name = `the formula \`${short(one.alternative ?? one.text)}\` of \`${one.chapter}\``;
  const same = others.find(({ shape }) => shape !== undefined && shape === one.shape);
  if (same && same.alternative === undefined)
    return `Cannot find the text alternative of ${name} on ${same.from}`;
  if (same)
    return `Unexpected text alternative \`${short(same.alternative ?? '')}\` of ${name} on ${same.from}`;
  const changed = others.find(
    ({ alternative, shape }) =>
      shape !== undefined && alternative !== undefined && alternative === one.alternative,
  );
  if (changed) return `Unexpected other content of ${name} on ${changed.from}`;
  return `Cannot find ${name}`;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/**
 * The formulas whose letters and digits no page shows together. Signs are not compared, since large ones are drawn of parts,
 * nor is the order, in which limits stand before or after what they belong to.
 */
function unshown(wanted: readonly Wanted[], { all }: Pick<Reading, 'all'>): readonly Flaw[] {
  const text = lettersOf(all);
  let last = 0;
  return wanted
    .filter(({ letters }) => {
      // Formulas mostly follow one another.
      const next = text.indexOf(letters, last);
      const at = next >= 0 ? next : text.indexOf(letters);
      if (at >= 0) last = at;
      return at < 0 && !hasTogether(text, letters);
    })
    .map((one) => ({
      one,
      flaw: `Cannot see the formula \`${short(one.alternative ?? one.text)}\` of \`${one.chapter}\` on any page`,
    }));
}

/** Whether some stretch of a text has exactly these letters, in any order. */
function hasTogether(text: string, letters: string): boolean {
  const missing = new Map<string, number>();
  const add = (letter: string, count: number) => {
    const sum = (missing.get(letter) ?? 0) + count;
    if (sum === 0) missing.delete(letter);
    else missing.set(letter, sum);
  };
  for (const letter of letters.split('')) add(letter, 1);
  for (let at = 0; at < text.length; at += 1) {
    add(text.charAt(at), -1);
    if (at >= letters.length) add(text.charAt(at - letters.length), 1);
    if (missing.size === 0) return true;
  }
  return false;
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{Lu}\p{Ll}\p{Lo}\p{N}]/gu, '');
}
