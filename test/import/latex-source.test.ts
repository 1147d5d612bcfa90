// LaTeX made ready for pandoc: files, listings, the author's own commands, captions, references.

import { describe, expect, test } from 'vitest';
import { readLatex } from '../../scripts/import/latex-source.ts';
import { type Files, folderOf } from '../memory.ts';

const mark = '\ue000';
const codeOf = (text: string) => text.replace(/\n{2,}/g, '\n\n').trim();

async function read(text: string, files: Files = {}) {
  const result = await readLatex(folderOf({ 'main.tex': text, ...files }), 'main.tex');
  return { text: codeOf(result.text), lost: result.lost };
}

describe('included files', () => {
  test('stand where they are named, those that they name too', async () => {
    const files = { 'a.tex': 'A \\include{deep/b} a', 'deep/b.tex': 'B' };
    expect((await read('x \\input{a} \\input{a.tex} y', files)).text).toBe('x A B a A B a y');
  });

  test.each([
    '../../etc/passwd',
    '/etc/passwd',
    'missing',
    'a/../../b',
  ])('%s is not read, and told', async (path) => {
    const { text, lost } = await read(`x \\input{${path}} y`);
    expect(text).toBe('x  y');
    expect(lost).toHaveLength(1);
  });

  test('those that include themselves end', async () => {
    const { text, lost } = await read('x \\input{a}', { 'a.tex': 'A \\input{b}', 'b.tex': 'B \\input{a}' });
    expect([text, lost]).toEqual(['x A B', ['The file `a.tex`: it includes itself.']]);
  });

  test.each([
    '% \\input{no}',
    '\\begin{verbatim}\\input{no}\\end{verbatim}',
    '\\verb|\\input{no}|',
  ])('what is no command (%s) stays', async (text) => {
    expect(await read(text)).toEqual({ text, lost: [] });
  });
});

describe('conditions', () => {
  test.each([
    ['\\ifdefined\\HCode web \\else paper \\fi end', 'paper end'],
    ['\\iffalse gone \\fi x', 'x'],
    ['\\iftrue a \\iffalse b \\else c \\fi\\else d \\fi', 'a c'],
    ['\\iffalse \\ifx\\a\\b 1 \\else 2 \\fi \\else y \\fi', 'y'],
    ['\\ifthenelse{a}{b}{c}', '\\ifthenelse{a}{b}{c}'],
  ])('%s', async (text, expected) => {
    expect((await read(text)).text.replace(/\s+/g, ' ')).toBe(expected);
  });
});

describe('code', () => {
  test.each([
    [
      'an environment of minted',
      '\\newminted[code]{c}{linenos,\nframe=x}\n\\begin{code}\nint x;\n\\end{code}',
      '\\begin{minted}{c}\nint x;\n\\end{minted}',
    ],
    [
      'its default name',
      '\\newminted{rust}{}\n\\begin{rustcode}\nfn x\n\\end{rustcode}',
      '\\begin{minted}{rust}\nfn x\n\\end{minted}',
    ],
    [
      'one of listings',
      '\\lstnewenvironment{py}[1][]{\\lstset{language=Python,#1}}{}\n\\begin{py}\nx\n\\end{py}',
      '\\begin{minted}{python}\nx\n\\end{minted}',
    ],
    [
      'one of fancyvrb',
      '\\DefineVerbatimEnvironment{sh}{Verbatim}{frame=single}\n\\begin{sh}\n$ ls\n\\end{sh}',
      '\\begin{verbatim}\n$ ls\n\\end{verbatim}',
    ],
    [
      'a command in a line',
      '\\newmintinline[cpp]{c}{}\nA \\cpp|a_b| and \\cpp{c|d}.',
      'A \\verb|a_b| and \\verb!c|d!.',
    ],
    ['a verbatim argument', '\\NewDocumentCommand{\\sh}{v}{\\texttt{#1}}\n\\sh|ls %|', '\\verb|ls %|'],
  ])('%s', async (_, text, expected) => {
    expect((await read(text)).text).toBe(expected);
  });

  const files = { 'examples/a.c': 'one\ntwo\nthree\n', 'src/b.py': 'x = 1\n' };
  test.each([
    [
      '\\inputminted[linenos]{c}{examples/a.c}',
      `\\begin{verbatim}\n${mark}file c examples/a.c\n\\end{verbatim}`,
    ],
    [
      '\\lstinputlisting[language=C,firstline=2,lastline=2]{examples/a.c}',
      '\\begin{minted}{c}\ntwo\n\\end{minted}',
    ],
    ['\\VerbatimInput{src/b.py}', '\\begin{minted}{python}\nx = 1\n\\end{minted}'],
    [
      '\\NewDocumentCommand{\\sample}{oom}{\\IfNoValueTF{#1}{\\inputminted{c}{#3}}{\\IfNoValueTF{#2}{\\inputminted[firstline=#1]{c}{#3}}{\\inputminted[firstline=#1,lastline=#2]{c}{#3}}}}\n\\sample[2]{examples/a.c}\\sample[1][2]{examples/a.c}',
      '\\begin{minted}{c}\ntwo\nthree\n\\end{minted}\n\n\\begin{minted}{c}\none\ntwo\n\\end{minted}',
    ],
  ])('a listing of a file: %s', async (text, expected) => {
    expect(await read(text, files)).toEqual({ text: expected, lost: [] });
  });

  test('a listing of a file outside of the folder is told', async () => {
    const { text, lost } = await read('\\lstinputlisting{../secret.c}', files);
    expect([text, lost.length]).toEqual(['', 1]);
  });

  test('a command that uses itself ends', async () => {
    const { text } = await read('\\newcommand{\\x}[1]{\\ifthenelse{\\equal{#1}{}}{a}{\\x{#1}}}\n\\x{b}');
    expect(text).toBe('\\x{b}');
  });
});

test('options decide what a command writes', async () => {
  const macro =
    '\\newcommand*{\\src}[2][]{\\href{https://example.org/#2}%\n  {\\ifthenelse{\\equal{#1}{}}{#2}{#1}}}\n';
  expect((await read(`${macro}\\src{a/b} \\src[name]{c}`)).text).toBe(
    '\\href{https://example.org/a/b}{a/b} \\href{https://example.org/c}{name}',
  );
});

test('captions and labels come before what they belong to', async () => {
  const figure =
    '\\begin{figure}[h]\n\\centering\n\\includegraphics{a}\n\\caption[Short]{Long \\emph{one}}\n\\label{fig:a}\n\\end{figure}';
  expect((await read(figure)).text).toBe(
    'Figure: Long \\emph{one}\n\n\\label{fig:a}\n\n\\centering\n\\includegraphics{a}',
  );
  expect((await read('\\begin{table}x\\caption{T}\\end{table}')).text).toBe('Table: T\n\nx');
});

test('references of every kind become plain ones, one for each label', async () => {
  expect((await read('\\Cref{a,b} \\autoref{c} \\eqref{d}')).text).toBe(
    '\\ref{a}, \\ref{b} \\ref{c} \\ref{d}',
  );
});
