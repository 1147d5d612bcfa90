// Reads the options in the first lines of MyST's directives.

import { parse } from 'yaml';

/** Reads the options before the content: lines `:name: value`, or YAML between two lines `---`. */
export function optionsIn(text: string): Readonly<{ options: ReadonlyMap<string, string>; rest: string }> {
  const options = new Map<string, string>();
  const [yaml, inside] = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text) ?? [];
  const lines = text.split('\n');
  let count = 0;
  while (yaml === undefined && /^:[\w-]+:/.test(lines[count] ?? '')) count += 1;
  if (inside !== undefined) for (const [name, value] of yamlOptions(inside)) options.set(name, value);
  else
    for (const line of lines.slice(0, count)) {
      const [, name = '', value = ''] = /^:([\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
      if (name !== '') options.set(name, value.trim().replace(/^(["'])(.*)\1$/, '$2'));
    }
  const rest = yaml === undefined ? lines.slice(count).join('\n') : text.slice(yaml.length);
  return { options, rest: yaml !== undefined || options.size > 0 ? rest.replace(/^\n/, '') : rest };
}

/**
 * Reads options in YAML. What a cell makes is not in the book, so that the figure of a cell (`mystnb: figure:`, of MyST-NB) is
 * its listing, with the caption and the name of that. YAML that does not parse has no options.
 */
function yamlOptions(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  const add = (values: unknown, names?: readonly string[]) => {
    if (typeof values !== 'object' || values === null) return;
    for (const [name, value] of Object.entries(values))
      if (
        /^(?:string|number|boolean)$/.test(typeof value) &&
        (names?.includes(name) ?? true) &&
        value !== false
      )
        options.set(name, value === true ? '' : String(value).replace(/\s+/g, ' ').trim());
  };
  try {
    const values: unknown = parse(text, { logLevel: 'silent' });
    const { mystnb } = (values ?? {}) as { mystnb?: { figure?: unknown } };
    add(mystnb?.figure, ['caption', 'name']);
    add(values);
  } catch {
    // The tool that reads them tells of it.
  }
  return options;
}
