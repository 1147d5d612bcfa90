// Names inside an EPUB: ids that XML and shops take, file names that every system takes.

/**
 * An id as an XML name without a colon, in ASCII. No two ids give one name: `:` becomes `.`, `_` is doubled, any other
 * character but letters, digits and `-` becomes its code point, `_2e_`; what may not begin a name is led by `_-`.
 */
export function xmlName(id: string): string {
  const name = [...id].map(nameCharacter).join('');
  return /^[A-Za-z_]/.test(name) ? name : `_-${name}`;
}

function nameCharacter(character: string): string {
  if (character === ':') return '.';
  if (character === '_') return '__';
  return /[A-Za-z0-9-]/.test(character) ? character : `_${character.codePointAt(0)?.toString(16)}_`;
}

/**
 * File names (without an ending) for `names`, in their order: ASCII, and no two the same where capitals don't count.
 * `taken` are those that the package uses itself; `fallback` is for a name of which nothing is left.
 */
export function fileNames(
  names: readonly string[],
  fallback: string,
  taken: readonly string[] = [],
): readonly string[] {
  const used = new Set(taken);
  return names.map((name) => {
    const base = plain(name) || fallback;
    let file = base;
    for (let number = 2; used.has(file.toLowerCase()); number += 1) file = `${base}-${number}`;
    used.add(file.toLowerCase());
    return file;
  });
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 80)
    .replace(/^[._-]+|[._-]+$/g, '');
}
