// Reads front matter: what other tools know of a chapter, between `---` or `+++` at the head of its file.

import type { Root, RootContent } from 'mdast';
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

/** Gives the title that front matter has for its chapter. */
export function titleIn({
  kind,
  value,
}: Readonly<{ kind: 'yaml' | 'toml'; value: string }>): string | undefined {
  const title = kind === 'toml' ? tomlTitle(value) : yamlTitle(value);
  return title?.replace(/\s+/g, ' ').trim() || undefined;
}

function yamlTitle(value: string): string | undefined {
  const document = parseDocument(value, { logLevel: 'silent' });
  if (document.errors.length === 0 && isMap(document.contents)) {
    const title = document.get('title');
    return typeof title === 'string' || typeof title === 'number' ? String(title) : undefined;
  }
  return /^title[ \t]*:[ \t]*(.*)$/m.exec(value)?.[1];
}

/** Finds a title before the first table: a string on one line (TOML 1.0). */
function tomlTitle(value: string): string | undefined {
  const [top = ''] = value.split(/^[ \t]*\[/m);
  const [, basic, literal] =
    /^[ \t]*title[ \t]*=[ \t]*(?:("(?:[^"\\\n]|\\.)*")|'([^'\n]*)')/m.exec(top) ?? [];
  if (basic === undefined) return literal;
  try {
    return JSON.parse(basic);
  } catch {
    return basic.slice(1, -1);
  }
}
