// Manuscripts in LaTeX and AsciiDoc, imported with a real pandoc and built. Fetched with Python's pip when wanted.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFiles } from '../disk.ts';
import { command } from './command.ts';
import { npm } from './fetch.ts';
import { fetchPython } from './python.ts';
import type { Result, Verdict } from './validator.ts';

/** The version of the Python package that has pandoc 3.9 in it. */
const version = '1.17';

const latex = String.raw`\documentclass{book}
\usepackage{minted}
\newminted[code]{c}{linenos}
\newmintinline[cpp]{c}{}
\NewDocumentCommand{\sample}{oom}{\IfNoValueTF{#1}{\inputminted{c}{#3}}{\inputminted[firstline=#1,lastline=#2]{c}{#3}}}
\newcommand*{\site}[2][]{\href{https://example.org/#2}{\ifthenelse{\equal{#1}{}}{#2}{#1}}}
\title{A Small Book}
\author{Ada Example}
\begin{document}
\frontmatter
\chapter*{Preface}
\label{ch:preface}
Words before.
\mainmatter
\part{First}
\chapter{One}
\label{ch:one}
See \Cref{sec:two}, \ref{fig:dot}, \autoref{tab:all}, \eqref{eq:sum} and \site[the site]{a/b}; call \cpp|run_it()|.
\section{Two}
\label{sec:two}
\begin{code}
all:
	make
\end{code}
\sample{examples/whole.c}
\sample[2][2]{src/part.c}
\begin{figure}[h]
\centering
\includegraphics[width=3cm]{images/dot}
\caption{A \emph{dot}}
\label{fig:dot}
\end{figure}
\begin{table}
\caption{All}
\label{tab:all}
\begin{tabular}{ll}
a & b \\
c & d
\end{tabular}
\end{table}
\begin{equation}
\label{eq:sum}
a + b
\end{equation}
A place\label{pt:here} in the text.\footnote{A note.}
\input{more}
\appendix
\chapter{Words}
\label{ap:words}
Last words.
\end{document}
`;

const labels = [
  'ch:preface',
  'ch:one',
  'sec:two',
  'fig:dot',
  'tab:all',
  'eq:sum',
  'pt:here',
  'sec:more',
  'ap:words',
];

const asciidoc = '= A Small Book\nAda Example\n\n[#one]\n== One\n\nSee <<two>>.\n\ninclude::more.adoc[]\n';

type Manuscript = Readonly<{
  main: string;
  files: Readonly<Record<string, string>>;
  /** Ids that the web edition must have, and texts that its page must show. */
  ids: readonly string[];
  texts: readonly string[];
}>;

const manuscripts: readonly Manuscript[] = [
  {
    main: 'book.tex',
    files: {
      'book.tex': latex,
      'more.tex': '\\section{More}\\label{sec:more}\nMore words.\n',
      'examples/whole.c': 'int whole;\n',
      'src/part.c': 'int before;\nint part;\nint after;\n',
      'images/dot.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>\n',
    },
    ids: labels,
    texts: [
      'Words before.',
      '\tmake',
      'whole',
      'part',
      'run_it()',
      'the site',
      'A place',
      'A note.',
      'More words.',
      'Last words.',
      'Table',
      'Figure',
    ],
  },
  {
    main: 'book.adoc',
    files: {
      'book.adoc': asciidoc,
      'more.adoc': '[#two]\n== Two\n\nNOTE: Take care.\n\n[source,ruby]\n----\nputs 1\n----\n',
    },
    ids: ['one', 'two'],
    texts: ['Take care.', 'puts', 'See'],
  },
];

/** Imports each manuscript below `temp`, builds it in all formats, and looks for its labels and words in the web edition. */
export async function pandoc(cache: string, temp: string): Promise<Result> {
  const tool = await fetchPython(cache, 'pypandoc_binary', version);
  if ('skipped' in tool) return tool;
  const found = await command(tool.python, ['-c', 'import pypandoc; print(pypandoc.get_pandoc_path())']);
  const env = { PATH: `${dirname(found.stdout.trim())}:${process.env.PATH}` };
  const verdicts: Verdict[] = [];
  for (const { main, files, ids, texts } of manuscripts) {
    const source = join(temp, 'manuscripts', main);
    writeFiles(source, files);
    const [root, out] = [join(source, 'imported'), join(source, 'out')];
    const run = (...args: readonly string[]) => npm(['run', '-s', 'colophon', '--', ...args], env);
    const imported = await run(
      'import',
      join(source, main),
      root,
      '--license',
      'CC-BY-4.0',
      '--language',
      'en',
    );
    const built = imported.code === 0 ? await run('build', '--root', root, '--out', out) : imported;
    const page = await readFile(join(out, 'html/all.html'), 'utf8').catch(() => '');
    const words = page.replace(/<[^>]*>/g, '');
    verdicts.push({
      artifact: main,
      passed: false,
      messages: [
        ...(built.code === 0 ? [] : [built.stderr]),
        ...ids.filter((id) => !page.includes(`id="${id}"`)).map((id) => `Cannot find the id \`${id}\``),
        ...texts.filter((text) => !words.includes(text)).map((text) => `Cannot find the text \`${text}\``),
      ],
    });
  }
  return { verdicts: verdicts.map((one) => ({ ...one, passed: one.messages.length === 0 })) };
}
