// `colophon verify --against ORIGINAL`: reads the notice that a derivative must keep from the original itself.

import * as z from 'zod';
import type { Edition } from '../model/book.ts';
import { read } from '../read/read.ts';
import { textWords } from '../render/text.ts';
import { fault } from '../system/fault.ts';
import { openFound } from '../system/found-files.ts';
import { withWorld } from '../system/open.ts';

const record = z.object({ copyright: z.array(z.string()), notice: z.array(z.string()) });

/**
 * Adds to `edition` the notice of the original at `path`, which proofs then require: a release folder, a book's folder,
 * or a text file with copyright lines and notice. Throws a `Fault` if there is none, or if the book names no original.
 */
export async function heldAgainst(edition: Edition, path: string): Promise<Edition> {
  const { derivation } = edition;
  if (!derivation)
    throw fault(
      'usage',
      'Cannot find `derivedFrom` in book.yaml, which says what the book was made from: a derivative has to say it',
    );
  return { ...edition, derivation: { ...derivation, notice: await noticeOf(path) } };
}

/** Reads copyright lines and paragraphs of the notice, as plain text. */
async function noticeOf(path: string): Promise<readonly string[]> {
  const found = await openFound(path);
  const text = (content: Uint8Array) => new TextDecoder().decode(content);
  if (found.kind === 'file') return paragraphs(text(found.content), path);
  const proof = found.files.get('proof.json');
  if (proof) {
    const { copyright, notice } = record.parse(JSON.parse(text(proof)));
    return [...copyright, ...notice];
  }
  const { manuscript } = await withWorld({ root: path, env: {} }, (world) => read(world));
  if (!manuscript)
    throw fault(
      'usage',
      `Cannot find a notice in \`${path}\`, expected a release, the folder of a book, or a text file with the notice`,
    );
  const { notice, manifest } = manuscript;
  return [...manifest.copyright, ...(notice ? textWords(notice.tree) : [])];
}

function paragraphs(text: string, path: string): readonly string[] {
  const found = text.split(/\r?\n\s*\n/).filter((one) => one.trim() !== '');
  if (found.length > 0) return found;
  throw fault('usage', `Cannot find any words in \`${path}\`, expected the original’s notice`);
}
