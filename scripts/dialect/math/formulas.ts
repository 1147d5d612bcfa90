// Tells formulas from money, shell variables and escaped brackets, and gives the TeX that stands between delimiters.

/** How a formula is delimited, what ends it, and whether it is displayed on a line of its own. */
export type Delimiter = Readonly<{ open: string; close: string; display: boolean }>;

/** The delimiters of formulas in a text, the longest first, since a shorter one may begin it. */
export const delimiters: readonly Delimiter[] = [
  { open: '$`', close: '`$', display: false },
  { open: '$$', close: '$$', display: true },
  { open: '$', close: '$', display: false },
  { open: '\\\\(', close: '\\\\)', display: false },
  { open: '\\\\[', close: '\\\\]', display: true },
  { open: '\\(', close: '\\)', display: false },
  { open: '\\[', close: '\\]', display: true },
];

/** Environments of amsmath that are formulas by themselves. */
export const environments =
  'equation|align|alignat|gather|multline|flalign|eqnarray|displaymath|subequations';

/** The character before a formula and the one after it; empty at the borders of the text. */
type Around = Readonly<{ before: string; after: string }>;

/** Whether what stands between delimiters is a formula, by the delimiter, and for dollars by the characters around it. */
export function isFormula({ open }: Delimiter, content: string, around: Around): boolean {
  if (content.trim() === '') return false;
  if (open === '$`') return true;
  if (open === '$') return isBetweenDollars(content, around);
  if (open === '$$') return !/^\s|\s$/.test(content) || isClear(content) || isShort(content);
  if (open.startsWith('\\\\')) return isClear(content) || !hasWords(content);
  return open === '\\(' ? isClear(content) || isShort(content) : isStrong(content);
}

/**
 * Pandoc's rule: the first `$` has no white space after it, the second none before it and no digit after it. MyST and Jupyter
 * allow white space, where only what can be nothing but TeX is a formula. Beside a letter or digit, only what is clearly TeX is
 * one: `$n$th`, but not `5$, or 10$`.
 */
function isBetweenDollars(content: string, { before, after }: Around): boolean {
  if (/\d/.test(after) || content.includes('`')) return false;
  if (/^\s|\s$/.test(content)) return !/[\p{L}\d$]/u.test(before + after) && isOnlyTex(content);
  if (isVariable(content)) return !/[\w{(]/.test(after + before) && /^[A-Za-z]\w*$/.test(content);
  if (/[\p{L}\d]/u.test(before) || /[\p{L}_{(]/u.test(after))
    return isStrong(content) || /^\p{L}$/u.test(content);
  return isClear(content) || !/^\d[\d.,]*\s+\p{L}{2,}/u.test(content);
}

/** A variable of a shell, perhaps with what follows it in a path or a sentence: `HOME/`, `{name}`, `foo.`. */
function isVariable(content: string): boolean {
  return /^(?:\{\w+\}|[A-Za-z_]\w{2,}|[A-Z_]\w*_\w+)[^\w\s\\^]*$/.test(content) && !/_\w(?!\w)/.test(content);
}

/** Whether a text has signs that hardly occur outside of TeX. */
function isClear(content: string): boolean {
  return /\\[A-Za-z,;:!{}|]|[\^_{}=<>]/.test(content) || /^\s*\p{L}\s*$/u.test(content);
}

/** Whether a text has a command, an index, a power, or two sides. */
function isStrong(content: string): boolean {
  return /\\[A-Za-z]{2,}|\^|_\{|[\p{L})]_[\p{L}\d]|\S\s*=\s*\S/u.test(content);
}

/** Whether a text has a command, or a letter with an index or a power, and no words but those that TeX has as text. */
function isOnlyTex(content: string): boolean {
  const rest = content.replace(/\\(?:text|mbox|mathrm|operatorname)\w*\s*\{[^{}]*\}/g, '');
  return !hasWords(rest) && /\\\p{L}{2,}|\\[{}]|(?<!\p{L})\p{L}[_^][\p{L}\d{\\]/u.test(content);
}

/** Whether a text is letters that stand alone, numbers and signs, and among them an operator. */
function isShort(content: string): boolean {
  return !hasWords(content) && /\p{L}/u.test(content) && /[-+*/<>|!']|\d\p{L}|\p{L}\(/u.test(content);
}

function hasWords(content: string): boolean {
  return /\p{L}{2,}/u.test(content.replace(/\\\p{L}+/gu, ''));
}

/** The TeX between delimiters. Markdown's escapes are resolved where mdBook resolves them before MathJax sees the formula. */
export function texOf({ open }: Delimiter, content: string): string {
  const tex = open.startsWith('\\\\') ? content.replace(/\\([!-/:-@[-`{-~])/g, '$1') : content;
  return tex.trim();
}
