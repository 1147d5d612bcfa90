// Reads the first line of a container: its name, its title and its attributes.

import { type AttributeList, readAttributeList } from '../attribute-lists.ts';
import { noAttributes } from './container.ts';

/** Two offsets in a line, from the first character to the one after the last. */
export type Range = readonly [start: number, end: number];

/**
 * What the first line of a container says. `title` is where the title is in that line. The lines after that of a `directive`
 * of MyST, whose name is in braces, may have options.
 */
export type Opening = Readonly<{
  name: string;
  title: Range | undefined;
  attributes: AttributeList;
  directive?: boolean;
}>;

/** A longer line opens nothing: the time that the forms below take grows with the square of the length. */
const longest = 1000;

/** Reads the first line of a container, without its indentation; undefined if it is none. */
export function readOpening(line: string): Opening | undefined {
  if (line.length > longest) return undefined;
  if (line.startsWith(':')) return readColons(line);
  if (/^[`~]/.test(line)) return readAdmonish(line) ?? readDirective(line);
  return line.startsWith('=') ? readTab(line) : readMarks(line);
}

/** `:::name[Title]{key="value"}`, `::: name Title {key="value"}`, `::: {.name}`, `:::{name} Title`; colons may end the line. */
const colons =
  /^:{3,}[ \t]*(?:\{(?<directive>[a-z][\w-]*(?::[a-z][\w-]*)?)\}|(?<word>[a-z][\w-]*))?(?:[ \t]*\[(?<label>(?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]|[ \t]+(?<words>[^\s{:].*?))?(?<list>[ \t]*\{[^{}]*\})?(?:[ \t]*:{3,})?[ \t]*$/di;

function readColons(line: string): Opening | undefined {
  const { groups = {}, indices } = colons.exec(line) ?? {};
  const { directive, word, list = '' } = groups;
  const attributes = readAttributeList(withValues(list.trim()));
  const name = directive ?? word ?? attributes?.classes[0] ?? (attributes?.id === undefined ? undefined : '');
  if (name === undefined) return undefined;
  const [label, words] = [indices?.groups?.label, indices?.groups?.words];
  const after = indices?.groups?.list?.[1] ?? line.length;
  // Braces that are no list of attributes are words of the title.
  const title = label ?? (words && list !== '' && !attributes ? ([words[0], after] as const) : words);
  return {
    name: name.toLowerCase(),
    title: filled(title) ?? valueIn(line),
    attributes: attributes ?? noAttributes,
    directive: directive !== undefined,
  };
}

/** The directives of MyST, also between backticks, whose content is Markdown. */
const directives = new Set(
  (
    'note tip hint important warning caution attention danger error seealso admonition todo topic sidebar margin aside ' +
    'dropdown details epigraph highlights pull-quote blockquote figure figure-md image table index tableofcontents bibliography glossary only ' +
    'exercise exercise-start exercise-end solution solution-start solution-end tab-set tab-item'
  ).split(' '),
);

/** ```` ```{note} Title ````, of MyST. */
const directive =
  /^(?:`{3,}|~{3,})[ \t]*\{(?<name>[a-z][\w-]*(?::[a-z][\w-]*)?)\}(?:[ \t]+(?<words>[^\s`][^`]*?))?[ \t]*$/di;

function readDirective(line: string): Opening | undefined {
  const { groups, indices } = directive.exec(line) ?? {};
  const name = groups?.name?.toLowerCase() ?? '';
  if (!directives.has(name) && !name.startsWith('prf:')) return undefined;
  return { name, title: filled(indices?.groups?.words), attributes: noAttributes, directive: true };
}

/** ```` ```admonish warning title="Title", collapsible=true ```` or ```` ```admonish warning "Title" ````, of mdbook-admonish. */
const admonish =
  /^(?:`{3,}|~{3,})[ \t]*admonish(?:[ \t]+(?<kind>[a-z][\w-]*)(?![\w-]*=))?(?=[ \t,.]|$)(?<rest>[^`]*)$/di;

function readAdmonish(line: string): Opening | undefined {
  const { groups, indices } = admonish.exec(line) ?? {};
  if (!groups) return undefined;
  const { kind = 'note', rest = '' } = groups;
  const values = Object.fromEntries(
    [...rest.matchAll(/([a-z]+)[ \t]*=[ \t]*("[^"]*"|[^\s,"]+)/gi)].map(([, key = '', value = '']) => [
      key.toLowerCase(),
      value.replace(/^"|"$/g, ''),
    ]),
  );
  const [start] = indices?.groups?.rest ?? [0];
  const quoted = /^(?:\.[\w.-]+)?[ \t]+"([^"]*)"/d.exec(rest)?.indices?.[1];
  const { id, collapsible, ...others } = values;
  const list = { ...others, ...(collapsible === 'true' && { collapse: 'true' }) };
  return {
    name: kind.toLowerCase(),
    title: quoted ? filled([quoted[0] + start, quoted[1] + start]) : valueIn(line),
    attributes: { id, classes: [], values: list },
  };
}

/** `!!! note "Title"`, `??? note "Title"` and `???+ note "Title"`, of MkDocs. Further words are classes of its stylesheets. */
const marks =
  /^(?<mark>!!!|\?\?\?\+?)[ \t]*(?<kind>[a-z][\w-]*)(?<more>(?:[ \t]+[\w-]+)*)(?:[ \t]+"(?<title>.*)")?[ \t]*$/di;

function readMarks(line: string): Opening | undefined {
  const { groups, indices } = marks.exec(line) ?? {};
  if (!groups) return undefined;
  const { mark, kind = '', more = '' } = groups;
  const values: Record<string, string> =
    mark === '!!!' ? {} : { collapse: mark === '???' ? 'true' : 'false' };
  return {
    name: kind.toLowerCase(),
    title: filled(indices?.groups?.title),
    attributes: { id: undefined, classes: more.split(/\s+/).filter(Boolean), values },
  };
}

/** `=== "Title"`, of MkDocs; `!` and `+` say that a new row of tabs begins, or which tab is shown first. */
function readTab(line: string): Opening | undefined {
  const [whole, mark = ''] = /^===([!+]{0,2})[ \t]+(?:"[^"]+"|'[^']+')[ \t]*$/.exec(line) ?? [];
  if (whole === undefined) return undefined;
  const title = [line.search(/["']/) + 1, line.trimEnd().length - 1] as const;
  return { name: 'tab', title, attributes: { ...noAttributes, classes: mark.includes('!') ? ['new'] : [] } };
}

/** Gives keys without a value (`{open}`) one, as a list of attributes has them. */
function withValues(list: string): string {
  return list.replace(/("[^"]*"|'[^']*')|(?<=[{\s])([a-z][\w-]*)(?=[\s}])/gi, (all, quoted?: string) =>
    quoted === undefined ? `${all}="true"` : all,
  );
}

/** Where the value of `title=` or `name=` is in a line. */
function valueIn(line: string): Range | undefined {
  const { indices } =
    /[{\s,](?:title|name)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s{}"',]+))/d.exec(line) ?? {};
  return filled(indices?.slice(1).find((one) => one !== undefined));
}

function filled(range: Range | undefined): Range | undefined {
  return range && range[1] > range[0] ? range : undefined;
}
