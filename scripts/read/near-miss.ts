// Finds files that are nearly a book.yaml in a folder that has none: a misspelt name, or the settings of another tool.

import { manifestKeys, settingsPath } from '../settings/manifest.ts';

/** What a message says about such a file. */
type NearMiss = Readonly<{ reason: string; cure: string }>;

/** The settings files of other tools, by name. */
const others: Readonly<Record<string, string>> = {
  'book.toml': 'mdBook has',
  'book.json': 'HonKit and GitBook have',
  'SUMMARY.md': 'mdBook, HonKit and GitBook have',
};

/** Finds what is nearly a book.yaml among the names of a folder's files; undefined if nothing is. */
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
