// Joins the PDFs of a book's slices: their pages, structure trees and the ids in these.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  PDFPage,
  type PDFPageLeaf,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { prefixNodes } from './structure.ts';

const name = (text: string) => PDFName.of(text);

/**
 * Appends the pages of PDFs that Chromium printed to the first of them, in order, and gives it. Destinations and outline
 * stay those of the first, since they are written anew when a book is finished. Throws if there is no PDF.
 */
export function joinSlices([first, ...others]: readonly PDFDocument[]): PDFDocument {
  if (!first) throw new Error('nothing to join');
  const tree = first.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
  for (const [index, other] of others.entries()) append(first, tree, other, index + 1);
  return first;
}

function append(file: PDFDocument, tree: PDFDict | undefined, other: PDFDocument, slice: number): void {
  const copier = PDFObjectCopier.for(other.context, file.context);
  const from = other.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
  if (tree && from) {
    prefixNodes(other, slice);
    // The link to the parent is cut, or the copier would follow it and copy the other root too.
    from.lookup(name('K'), PDFDict).delete(name('P'));
  }
  const offset = tree ? lastParent(tree) + 1 : 0;
  for (const page of other.getPages()) {
    const ref = copier.copy(page.ref) as PDFRef;
    const leaf = file.context.lookup(ref) as PDFPageLeaf;
    for (const annotation of leaf.Annots()?.asArray() ?? [])
      move(file.context.lookup(annotation, PDFDict), 'StructParent', offset);
    move(leaf, 'StructParents', offset);
    file.addPage(PDFPage.of(leaf, ref, file));
  }
  if (tree && from) appendTree(file, tree, from, copier, offset);
}

/** Adds the other document's structure elements, and its entries in the trees that lead to them from content and ids. */
function appendTree(
  { context }: PDFDocument,
  tree: PDFDict,
  from: PDFDict,
  copier: PDFObjectCopier,
  offset: number,
): void {
  const top = tree.get(name('K')) as PDFRef;
  const kids = kidsOf(tree.lookup(name('K'), PDFDict));
  const added = context.lookup(copier.copy(from.get(name('K')) as PDFRef), PDFDict);
  for (const kid of kidsOf(added).asArray()) {
    context.lookup(kid, PDFDict).set(name('P'), top);
    kids.push(kid);
  }
  const parents = parentsOf(tree);
  for (const [index, value] of parentsOf(from).asArray().entries())
    parents.push(
      index % 2 === 0 ? PDFNumber.of((value as PDFNumber).asNumber() + offset) : copier.copy(value),
    );
  tree.set(name('ParentTreeNextKey'), PDFNumber.of(lastParent(tree) + 1));
  const ids = from.lookupMaybe(name('IDTree'), PDFDict)?.lookup(name('Kids'), PDFArray);
  if (!ids) return;
  if (!tree.has(name('IDTree'))) tree.set(name('IDTree'), context.obj({ Kids: [] }));
  const all = tree.lookup(name('IDTree'), PDFDict).lookup(name('Kids'), PDFArray);
  for (const kid of ids.asArray()) all.push(copier.copy(kid));
}

/** Gives the children of an element as an array, into which it turns a single child. */
function kidsOf(element: PDFDict): PDFArray {
  const key = name('K');
  if (!(element.lookup(key) instanceof PDFArray)) {
    const only = element.get(key);
    element.set(key, element.context.obj(only === undefined ? [] : [only]));
  }
  return element.lookup(key, PDFArray);
}

function move(dict: PDFDict, key: string, offset: number): void {
  const value = dict.get(name(key));
  if (value instanceof PDFNumber) dict.set(name(key), PDFNumber.of(value.asNumber() + offset));
}

/** Gives the structure elements of content: an ascending array of keys (of pages, then of annotations) and values. */
function parentsOf(tree: PDFDict): PDFArray {
  return tree.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray);
}

function lastParent(tree: PDFDict): number {
  const parents = parentsOf(tree);
  return parents.size() > 1 ? parents.lookup(parents.size() - 2, PDFNumber).asNumber() : -1;
}
