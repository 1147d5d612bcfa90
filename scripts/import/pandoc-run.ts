// Runs pandoc: reads a manuscript as a document, and writes a part of one as Markdown.

import { posix } from 'node:path';
import type { Folder, World } from '../model/world.ts';
import { fault, isFault } from '../system/fault.ts';
import { textAt } from './importer.ts';
import { readLatex } from './latex-source.ts';
import type { PandocDocument, PandocNode } from './pandoc-document.ts';

/** A manuscript as pandoc reads it, whether its highest headings are parts, and what is lost, as sentences. */
export type Reading = Readonly<{ document: PandocDocument; hasParts: boolean; lost: readonly string[] }>;

/** Names of pandoc's readers by the suffix of a file. `auto_identifiers` would give every heading an id that nobody wrote. */
const readers: Readonly<Record<string, string>> = {
  tex: 'latex-auto_identifiers',
  latex: 'latex-auto_identifiers',
  ltx: 'latex-auto_identifiers',
  md: 'markdown-auto_identifiers',
  markdown: 'markdown-auto_identifiers',
  qmd: 'markdown-auto_identifiers',
  rmd: 'markdown-auto_identifiers',
  rst: 'rst-auto_identifiers',
  org: 'org-auto_identifiers',
  docx: 'docx-auto_identifiers',
  odt: 'odt',
  html: 'html-auto_identifiers',
  xml: 'docbook',
  dbk: 'docbook',
  typ: 'typst',
  textile: 'textile-auto_identifiers',
  adoc: 'asciidoc',
  asciidoc: 'asciidoc',
};

/** Pandoc writes what GitHub's Markdown can say, and HTML for the rest. */
const writer = 'commonmark+pipe_tables+footnotes+strikeout+task_lists+tex_math_dollars+raw_html-smart';

/** Commands of LaTeX that say how a page looks, so that nothing is lost without them. */
const layoutOnly = new Set(
  (
    'maketitle tableofcontents listoffigures listoftables lstlistoflistings pagestyle thispagestyle newpage clearpage cleardoublepage ' +
    'vspace hspace vfill hfill noindent indent centering raggedright small footnotesize large Large normalsize bigskip medskip smallskip ' +
    'par label index setcounter addtocounter setlength addtolength protect phantomsection addcontentsline markboth markright ' +
    'hypersetup usepackage usetikzlibrary tikzstyle geometry graphicspath ref begingroup endgroup makeatletter makeatother ' +
    'usemintedstyle lstset setminted newtheorem theoremstyle bibliographystyle printindex makeindex glossary newline linebreak pagebreak ' +
    'renewcommand newcommand providecommand newenvironment renewenvironment def let center flushleft flushright today relax fi else selectlanguage sloppy fussy ' +
    'linespread pagenumbering raggedbottom flushbottom hline toprule midrule bottomrule date author title'
  ).split(' '),
);

/** Tells whether pandoc has a reader for a file, by its name. */
export function hasReader(path: string): boolean {
  return suffixOf(path) in readers;
}

function suffixOf(path: string): string {
  return posix.extname(path).slice(1).toLowerCase();
}

/** Reads the manuscript at `path` of a folder. Throws a `Fault` (`usage`) if it or pandoc cannot be read. */
export async function readDocument(folder: Folder, path: string, tool: World['tool']): Promise<Reading> {
  const suffix = suffixOf(path);
  const reader = readers[suffix] ?? 'markdown';
  const source = await sourceOf(folder, path, reader);
  const json = await runPandoc(tool, ['-f', reader, '-t', 'json'], source.content, path);
  const document = JSON.parse(json) as PandocDocument;
  if (source.kind !== 'latex') return { document, hasParts: false, lost: source.lost };
  const raw = await runPandoc(tool, ['-f', `${reader}+raw_tex`, '-t', 'json'], source.content, path);
  const hasParts = /^[^%\n]*\\part\*?\s*[[{]/m.test(source.content);
  return { document, hasParts, lost: [...source.lost, ...lostCommands(raw)] };
}

/** Writes blocks of a document as Markdown. */
export async function writeMarkdown(
  document: PandocDocument,
  blocks: readonly PandocNode[],
  tool: World['tool'],
): Promise<string> {
  const json = JSON.stringify({ ...document, meta: {}, blocks });
  const text = await runPandoc(tool, ['-f', 'json', '-t', writer, '--wrap=preserve'], json, 'chapter.json');
  // Pandoc writes a space after a fence, which hardly anybody does.
  return text.replace(/^( *(?:`{3,}|~{3,})) (?=\S)/gm, '$1');
}

/** The text that pandoc is given, or the bytes of a file that is no text. */
type ManuscriptSource = Readonly<{ lost: readonly string[] }> &
  (Readonly<{ kind: 'latex' | 'text'; content: string }> | Readonly<{ kind: 'bytes'; content: Uint8Array }>);

async function sourceOf(folder: Folder, path: string, reader: string): Promise<ManuscriptSource> {
  if (reader.startsWith('latex')) {
    const { text, lost } = await readLatex(folder, path);
    return { kind: 'latex', content: text, lost };
  }
  if (reader === 'asciidoc') {
    const lost: string[] = [];
    return { kind: 'text', content: await withIncludes(folder, path, [], lost), lost };
  }
  const content = await folder.read(path);
  if (typeof content === 'string') throw fault('usage', `Cannot read \`${path}\``);
  return { kind: 'bytes', content, lost: [] };
}

/** Puts the files that an AsciiDoc file includes in the place of the lines that name them. */
async function withIncludes(
  folder: Folder,
  path: string,
  above: readonly string[],
  lost: string[],
): Promise<string> {
  const text = await textAt(folder, path);
  if (text === undefined || above.includes(path)) {
    lost.push(`The file \`${path}\`: it is missing, outside of the folder, not UTF-8, or includes itself.`);
    return '';
  }
  const parts = text.split(/^include::([^[\n]+)\[[^\]\n]*\][ \t]*$/m);
  const shown = parts.map((part, index) =>
    index % 2 === 0
      ? part
      : withIncludes(folder, posix.join(posix.dirname(path), part), [...above, path], lost),
  );
  return (await Promise.all(shown)).join('');
}

/** Runs pandoc on one input. In its sandbox it reads no other file, and asks no server. */
async function runPandoc(
  tool: World['tool'],
  args: readonly string[],
  content: string | Uint8Array,
  path: string,
): Promise<string> {
  const input = `input.${suffixOf(path)}`;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const all = ['--sandbox', '--preserve-tabs', ...args, '-o', 'output', input];
  try {
    return new TextDecoder().decode(await tool('pandoc', all, new Map([[input, bytes]]), 'output'));
  } catch (error) {
    if (isFault(error)) throw error;
    const reason = (error as Error).message.replace(/^pandoc failed: /, '');
    throw fault(
      'usage',
      `Cannot read \`${path}\` with pandoc: ${reason}. Versions before 3.9 read fewer formats`,
      error,
    );
  }
}

/** Names the commands that pandoc does not know, with the number of their uses. */
function lostCommands(json: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const [, , name = ''] of json.matchAll(
    /"t":"Raw(Inline|Block)","c":\["latex","\\\\(?!begin\{)([a-zA-Z@]+)/g,
  ))
    if (!layoutOnly.has(name) && !/^(?:c?ref|Cref|autoref|nameref|cite)/.test(name))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(
    ([name, count]) =>
      `\`\\${name}\`${count > 1 ? ` (${count} times)` : ''}: pandoc does not know it. Write what it shows into the chapter.`,
  );
}
