// SHA256SUMS: the digest of every file of a release, as `sha256sum` writes and checks it.

import type { Artifact } from '../model/book.ts';
import { sha256 } from '../text/digest.ts';

/** The name of the list in a release. */
export const sumsName = 'SHA256SUMS';

/** The list of some files, by name. */
export function sumsOf(files: readonly Artifact[]): string {
  const lines = files.map(({ path, content }) => ({ path, line: `${sha256(content)}  ${path}\n` }));
  return lines
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ line }) => line)
    .join('');
}

/** What is wrong with the files of a release by its list: changed, missing, not listed, listed twice, a line that is none. */
export function checkSums(list: string, files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const failures: string[] = [];
  const listed = new Map<string, string>();
  for (const [index, line] of list.split('\n').entries()) {
    if (line === '') continue;
    const [, digest, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    const at = `line ${index + 1} of ${sumsName}`;
    if (digest === undefined || name === undefined)
      failures.push(`Unexpected ${at}, expected a digest and a name: \`${line.slice(0, 60)}\``);
    else if (listed.has(name)) failures.push(`Unexpected second digest of \`${name}\` in ${at}`);
    else listed.set(name, digest);
  }
  for (const [name, digest] of listed) {
    const content = files.get(name);
    if (!content) failures.push(`Cannot find \`${name}\` in the release, which ${sumsName} lists`);
    else if (sha256(content) !== digest)
      failures.push(`Unexpected bytes in \`${name}\`: its digest is not the one in ${sumsName}`);
  }
  for (const name of files.keys()) {
    if (!listed.has(name) && name !== sumsName && !isSignature(name))
      failures.push(`Unexpected file \`${name}\` in the release: ${sumsName} does not list it`);
  }
  return failures;
}

/** Whether a file of a release is a signature of the list: by OpenPGP (`.asc`) or SSH (`.sig`). */
export function isSignature(name: string): boolean {
  return name === signatureName('openpgp') || name === signatureName('ssh');
}

/** What the file of a signature of the list is called. */
export function signatureName(kind: 'openpgp' | 'ssh'): string {
  return `${sumsName}.${kind === 'openpgp' ? 'asc' : 'sig'}`;
}
