// Reads attribute lists in braces, as Pandoc, kramdown and markdown-it have them: `{#id .class key="value"}`.

/** What an attribute list gives to the thing that it belongs to. A later id or key replaces an earlier one. */
export type AttributeList = Readonly<{
  id: string | undefined;
  classes: readonly string[];
  values: Readonly<Record<string, string>>;
}>;

const item = String.raw`#[^\s{}#.="'][^\s{}#="']*|(?:\.[^\s{}#.="']+)+|-|[A-Za-z_][\w:.-]*=(?:"[^"{}\n]*"|'[^'{}\n]*'|[^\s{}"']+)`;

/** An attribute list, with kramdown's colon or without (`{: .note}`), as the source of a regular expression. */
export const attributeListForm: string = String.raw`\{:?[ \t]*(?:${item})(?:[ \t]+(?:${item}))*[ \t]*\}`;

const whole = new RegExp(`^${attributeListForm}$`);
const items = new RegExp(item, 'g');

/** Reads an attribute list with its braces; undefined if the text is none. `-` is Pandoc's class `unnumbered`. */
export function readAttributeList(text: string): AttributeList | undefined {
  if (!whole.test(text)) return undefined;
  let id: string | undefined;
  const classes: string[] = [];
  const values: Record<string, string> = {};
  for (const [one] of text.slice(1, -1).matchAll(items)) {
    if (one === '-') classes.push('unnumbered');
    else if (one.startsWith('#')) id = one.slice(1);
    else if (one.startsWith('.')) classes.push(...one.slice(1).split('.'));
    else {
      const at = one.indexOf('=');
      values[one.slice(0, at)] = one.slice(at + 1).replace(/^(["'])(.*)\1$/, '$2');
    }
  }
  return { id, classes, values };
}
