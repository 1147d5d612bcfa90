// Files that are nearly a book.yaml, in a folder that has none: another name of it, or the settings of another tool.

import { manifestKeys, settingsPath } from '../settings/manifest.ts';

/** What a message says of such a file. */
type NearMiss = Readonly<{ reason: string; cure: string }>;

/** The files that books of other tools have, by their names. */
const others: Readonly<Record<string, string>> = {
  'book.toml': 'mdBook has',
  'book.json': 'HonKit and GitBook have',
  'SUMMARY.md': 'mdBook, HonKit and GitBook have',
};

/** What is near to a book.yaml among the names of a folder's files; undefined if nothing is. */
export function nearMiss(names: readonly string[]): NearMiss | undefined {
  const alike = names.find((name) => name !== settingsPath && /^(?:book|colophon)\.ya?ml$/i.test(name));
  if (alike !== undefined)
    return {
      reason: `Cannot find \`${settingsPath}\`, but there is \`${alike}\``,
      cure: `Rename it to \`${settingsPath}\`.`,
    };
  const other = Object.keys(others).find((name) => names.includes(name));
  if (other === undefined) return undefined;
  const keys = manifestKeys().filter(({ key, required }) => required && !key.includes('.'));
  const list = keys.map(({ key }) => `\`${key}\``).join(', ');
  return {
    reason: `Cannot find \`${settingsPath}\`, but there is \`${other}\`, as ${others[other]} it`,
    cure: `Write a \`${settingsPath}\` beside it with at least the keys ${list} (\`colophon explain ${settingsPath}\`). The chapters are those of its SUMMARY.md.`,
  };
}
