// Takes out of TeX what is no formula: definitions of macros, labels and tags.

/** What TeX defines, and what is left of it. */
export type Definitions = Readonly<{ definitions: string; rest: string }>;

const defining = /\\(?:(?:re)?newcommand|providecommand|DeclareMathOperator|[gx]?def|let)(?![A-Za-z])\*?/g;

/** Separates the definitions of macros from the formula around them. */
export function separateDefinitions(tex: string): Definitions {
  const found: string[] = [];
  let rest = '';
  let at = 0;
  for (const { 0: word, index } of tex.matchAll(defining)) {
    if (index < at) continue;
    const end = endOfDefinition(tex, index + word.length, word);
    if (end === undefined) continue;
    const definition = tex.slice(index, end);
    found.push(known(definition));
    rest += tex.slice(at, index);
    at = end;
  }
  return { definitions: found.join(''), rest: (rest + tex.slice(at)).trim() };
}

/** A definition in words that temml knows. Books may define what it knows already, as MathJax lets them. */
function known(definition: string): string {
  const operator = /^\\DeclareMathOperator(\*?)\s*\{?\s*(\\[A-Za-z]+)\s*\}?\s*(\{[\s\S]*\})$/.exec(
    definition,
  );
  if (operator) return `\\def${operator[2]}{\\operatorname${operator[1]}${operator[3]}}`;
  const [, name] = /^\\newcommand\*?\s*\{?\s*(\\(?:[A-Za-z]+|.))/.exec(definition) ?? [];
  return name ? `\\def${name}{}\\re${definition.slice(1)}` : definition;
}

const hooks =
  /\\(href|class|cssId|style|require|htmlClass|htmlId|htmlStyle|htmlData)\s*\{((?:[^{}\\]|\\.)*)\}/g;

/**
 * TeX without what MathJax and KaTeX offer to pages: links, class names, ids and styles. What these are given to stays.
 * Macros of the author's with such a name stay too (`isOwn`).
 */
export function withoutHooks(tex: string, isOwn: (name: string) => boolean): string {
  return tex.replace(hooks, (whole, name: string) => (isOwn(`\\${name}`) ? whole : ''));
}

/** The addresses of links in TeX, which no edition follows. */
export function linksIn(tex: string): readonly string[] {
  return [...tex.matchAll(hooks)].flatMap(([, name, address = '']) => (name === 'href' ? [address] : []));
}

/** TeX as a text alternative: without its labels. */
export function withoutLabels(tex: string): string {
  return tex.replace(/[ \t]*(?:\\label\s*\{[^{}]*\}|\(\\#[\w:.-]+\))/g, '').trim();
}

/** The offset after a definition whose arguments begin at `from`; undefined if it is not whole. */
function endOfDefinition(tex: string, from: number, word: string): number | undefined {
  const [name = ''] = /^\s*(?:\{\s*\\(?:[A-Za-z]+|.)\s*\}|\\(?:[A-Za-z]+|.))/.exec(tex.slice(from)) ?? [];
  if (name === '') return undefined;
  const at = from + name.length;
  if (word === '\\let') {
    const [value = ''] = /^\s*=?\s*(?:\\(?:[A-Za-z]+|.)|\S)/.exec(tex.slice(at)) ?? [];
    return value === '' ? undefined : at + value.length;
  }
  const [parameters = ''] = /^(?:\s*\[[^\]]*\]|\s*#\d|\s)*/.exec(tex.slice(at)) ?? [];
  return endOfGroup(tex, at + parameters.length);
}

/** The offset after the group in braces that begins at `from`. */
export function endOfGroup(tex: string, from: number): number | undefined {
  if (tex[from] !== '{') return undefined;
  let depth = 0;
  for (let at = from; at < tex.length; at += 1) {
    if (tex[at] === '\\') at += 1;
    else if (tex[at] === '{') depth += 1;
    else if (tex[at] === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/** A number of an equation: the label by which it is referred to, and the words that its author has in place of a number. */
export type EquationNumber = Readonly<{ label: string | undefined; tag: string | undefined }>;

/** A formula without its labels and tags; in `tex`, `\tag{K}` has the place of the K-th of several numbers. */
export type Numbered = Readonly<{ tex: string; numbers: readonly EquationNumber[]; inRows: boolean }>;

/** A label, also as bookdown writes it, a tag, a row without a number, and the end of a row. */
const mark =
  /\\label\s*\{([^{}]*)\}|\(\\#([\w:.-]+)\)|\\tag\*?\s*\{((?:[^{}]|\{[^{}]*\})*)\}|\\(?:notag|nonumber)(?![A-Za-z])|(\\\\)/g;

/** Takes labels and tags out of TeX. Labels that the Markdown has after the formula are `outer`. */
export function takeNumbers(source: string, outer: string | undefined): Numbered {
  const tex = withoutNumbering(source);
  const rows: { label?: string; tag?: string }[] = [{}];
  for (const [, latex, bookdown, tag, row] of tex.matchAll(mark)) {
    const label = latex ?? bookdown;
    if (row) rows.push({});
    const last = rows.at(-1);
    if (last && label !== undefined) last.label ??= label.trim();
    if (last && tag !== undefined) last.tag ??= plainTag(tag);
  }
  if (outer !== undefined) rows.push({ label: outer });
  const numbered = rows.filter(({ label, tag }) => label !== undefined || tag !== undefined);
  const numbers = numbered.map(({ label, tag }) => ({ label, tag }));
  const inRows = numbers.length > 1 && outer === undefined && /^\s*\\begin\{(?:align|gather)/.test(tex);
  let row = 0;
  const done = new Set<number>();
  const kept = tex.replace(mark, (whole, latex?: string, bookdown?: string, tag?: string) => {
    if (whole === '\\\\') {
      row += 1;
      return whole;
    }
    const number = numbered.indexOf(rows[row] ?? {});
    if (!inRows || number < 0 || done.has(number) || (latex ?? bookdown ?? tag) === undefined) return '';
    done.add(number);
    return `\\tag{${number}}`;
  });
  return { tex: kept.trim(), numbers, inRows };
}

/** TeX whose environments do not number their rows, which the book does, and that all exist in temml. */
function withoutNumbering(tex: string): string {
  return tex
    .replace(/\\(begin|end)\{(?:subequations|displaymath|math)\}/g, '')
    .replace(/\\(begin|end)\{flalign\*?\}/g, '\\$1{align*}')
    .replace(/\\begin\{eqnarray\*?\}/g, '\\begin{array}{rcl}')
    .replace(/\\end\{eqnarray\*?\}/g, '\\end{array}')
    .replace(/\\(begin|end)\{(equation|align|alignat|gather|multline)\}/g, '\\$1{$2*}');
}

/** A tag as readers see it: `\tag{$*$}` is `*`. */
function plainTag(tag: string): string {
  return tag.replace(/\\[A-Za-z]+\s*|[${}\\]/g, '').trim();
}
