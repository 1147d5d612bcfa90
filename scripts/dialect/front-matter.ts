// Reads front matter: what other tools know of a chapter, between `---` or `+++` at the head of its file.

import type { Root, RootContent } from 'mdast';
import { parse as parseToml } from 'smol-toml';
import { isMap, parseDocument } from 'yaml';

/** A node for front matter in TOML, as remark-frontmatter makes it. */
interface Toml {
  type: 'toml';
  value: string;
}

/**
 * Gives the front matter of a file, which is not text of the book; undefined if it begins with text or a thematic
 * break.
 */
export function frontMatterOf({
  children: [first],
}: Root): Readonly<{ kind: 'yaml' | 'toml'; value: string }> | undefined {
  const node = first as RootContent | Toml | undefined;
  if (node?.type === 'toml') return { kind: 'toml', value: node.value };
  return node?.type === 'yaml' && isYaml(node.value) ? { kind: 'yaml', value: node.value } : undefined;
}

/**
 * Tells front matter from two thematic breaks with text between them. As in Pandoc, its first line is not empty. YAML
 * with a mistake in it (`title: One: two`) counts too, because no reader should see it.
 */
function isYaml(value: string): boolean {
  if (value.trim() === '') return value === '';
  const [line = ''] = value.split('\n').filter((one) => !/^#/.test(one));
  return /^(?:[\w.-]+|"[^"]*"|'[^']*')[ \t]*:(?:\s|$)/.test(line);
}

/** The front matter of a file: its form, and the text between its fences. */
export type FrontMatter = NonNullable<ReturnType<typeof frontMatterOf>>;

/** Gives the text that front matter has for a key at its top, such as `title`; undefined if it has none or no text. */
export function textIn(
  { kind, value }: FrontMatter,
  key: 'title' | 'role' | 'id' | 'date',
): string | undefined {
  const text = kind === 'toml' ? tomlText(value, key) : yamlText(value, key);
  return text?.replace(/\s+/g, ' ').trim() || undefined;
}

/** Gives the names of authors that front matter has: each a text, or a list of texts or of tables with a `name`. */
export function authorsIn({ kind, value }: FrontMatter): readonly string[] {
  let all: unknown;
  try {
    all = kind === 'toml' ? parseToml(value) : parseDocument(value, { logLevel: 'silent' }).toJS();
  } catch {
    return []; // Front matter with a mistake in it, or with aliases that would fill the memory.
  }
  if (typeof all !== 'object' || all === null) return [];
  const { author, authors } = all as Readonly<Record<string, unknown>>;
  return [author, authors].flat().flatMap((one) => {
    const text = typeof one === 'object' && one !== null && 'name' in one ? one.name : one;
    return typeof text === 'string' && text.trim() !== '' ? [text.replace(/\s+/g, ' ').trim()] : [];
  });
}

/** Gives the line of a key in the text of front matter, counted from 1, or 0 if it is not found. */
export function lineOf({ kind, value }: FrontMatter, key: string): number {
  const indent = kind === 'toml' ? '[ \\t]*' : '';
  const written = new RegExp(`^${indent}["']?${key}["']?[ \\t]*[:=]`);
  return value.split('\n').findIndex((line) => written.test(line)) + 1;
}

function yamlText(value: string, key: string): string | undefined {
  const document = parseDocument(value, { logLevel: 'silent' });
  if (document.errors.length === 0 && isMap(document.contents)) {
    const text = document.get(key);
    return typeof text === 'string' || typeof text === 'number' ? String(text) : undefined;
  }
  return new RegExp(`^${key}[ \\t]*:[ \\t]*(.*)$`, 'm').exec(value)?.[1];
}

/** Finds a key before the first table: a string on one line (TOML 1.0). */
function tomlText(value: string, key: string): string | undefined {
  const [top = ''] = value.split(/^[ \t]*\[/m);
  const written = new RegExp(
    String.raw`^[ \t]*${key}[ \t]*=[ \t]*(?:("(?:[^"\\\n]|\\.)*")|'([^'\n]*)')`,
    'm',
  );
  const [, basic, literal] = written.exec(top) ?? [];
  if (basic === undefined) return literal;
  try {
    return JSON.parse(basic);
  } catch {
    return basic.slice(1, -1);
  }
}
