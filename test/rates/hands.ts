// What others honestly do to finished files: pack, save or distil them anew, serve them under other names. Nothing is lost.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { unzipSync, zipSync } from 'fflate';
import type { Artifact } from '../../scripts/model/book.ts';
import type { FormatId } from './disguise.ts';
import { changed } from './documents.ts';

/** One thing that somebody does to a copy; `tool` is the program that it takes. */
export type Hand = Readonly<{
  name: string;
  format: FormatId;
  tool?: string;
  work: (files: readonly Artifact[]) => Promise<readonly Artifact[]>;
}>;

/** Changes the first file of a copy. */
const first =
  (change: (content: Uint8Array) => Uint8Array | Promise<Uint8Array>): Hand['work'] =>
  async ([file, ...others]) => {
    if (!file) throw new Error('no file to work on');
    return [{ path: file.path, content: await change(file.content) }, ...others];
  };

/** Has a program make another PDF of one. */
function made(program: string, args: (from: string, to: string) => readonly string[]): Hand['work'] {
  return first((content) => {
    const folder = mkdtempSync(join(tmpdir(), 'hands-'));
    try {
      const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')];
      writeFileSync(from, content);
      execFileSync(program, args(from, to));
      return readFileSync(to);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

/** Pages without the white space that shows nothing, and without end tags that HTML lets be left out. */
function minified(text: string): string {
  return text
    .replace(/(<pre[\s\S]*?<\/pre>)|\s+/g, (_all, code?: string) => code ?? ' ')
    .replace(/<\/(?:p|li)> ?(?=<(?:p|li)\b)/g, '');
}

const onPaper = (['pdf', 'print'] as const).flatMap((format): readonly Hand[] => [
  {
    name: 'linearised by qpdf',
    format,
    tool: 'qpdf',
    work: made('qpdf', (from, to) => ['--linearize', '--recompress-flate', from, to]),
  },
  {
    name: 'with object streams by qpdf',
    format,
    tool: 'qpdf',
    work: made('qpdf', (from, to) => ['--object-streams=generate', from, to]),
  },
  {
    name: 'without compression by qpdf',
    format,
    tool: 'qpdf',
    work: made('qpdf', (from, to) => ['--qdf', from, to]),
  },
  {
    name: 'distilled by Ghostscript',
    format,
    tool: 'gs',
    work: made('gs', (from, to) => [
      '-q',
      '-dNOPAUSE',
      '-dBATCH',
      '-dSAFER',
      '-sDEVICE=pdfwrite',
      `-sOutputFile=${to}`,
      from,
    ]),
  },
  {
    name: 'saved anew by pdf-lib',
    format,
    work: first(async (content) => (await PDFDocument.load(content)).save()),
  },
]);

/** All of them. */
export const hands: readonly Hand[] = [
  {
    name: 'with less white space',
    format: 'html',
    work: async (files) => changed(files, (text, stem) => (stem === 'style' ? text : minified(text))),
  },
  {
    name: 'with a page renamed',
    format: 'html',
    work: async (files) =>
      changed(files, (text) => text.replaceAll('02-two', 'second')).map(({ path, content }) => ({
        path: path.replace('02-two', 'second'),
        content,
      })),
  },
  {
    name: 'packed without compression',
    format: 'epub',
    work: first((content) => zipSync(unzipSync(content), { level: 0 })),
  },
  {
    name: 'packed harder',
    format: 'epub',
    work: first((content) => zipSync(unzipSync(content), { level: 9 })),
  },
  ...onPaper,
];

/** Programs that some of them take and that are not here. */
export function missingTools(): readonly string[] {
  const tools = [...new Set(hands.flatMap(({ tool }) => tool ?? []))];
  return tools.filter((tool) => spawnSync(tool, ['--version']).status !== 0);
}
