// SHA256SUMS: the digests of a release's files, in the format of `sha256sum`.

import type { Artifact } from '../model/book.ts';
import { sha256 } from '../text/digest.ts';

/** The file name of the list. */
export const sumsName = 'SHA256SUMS';

/** The list for some files, sorted by name. */
export function sumsOf(files: readonly Artifact[]): string {
  const lines = files.map(({ path, content }) => ({ path, line: `${sha256(content)}  ${path}\n` }));
  return lines
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ line }) => line)
    .join('');
}

/** The faults of a release's files by its list: changed, missing, unlisted or twice listed files, and malformed lines. */
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

/** Whether a file of a release is a signature of the list, by OpenPGP (`.asc`) or SSH (`.sig`). */
export function isSignature(name: string): boolean {
  return name === signatureName('openpgp') || name === signatureName('ssh');
}

/** The file name of a signature of the list. */
export function signatureName(kind: 'openpgp' | 'ssh'): string {
  return `${sumsName}.${kind === 'openpgp' ? 'asc' : 'sig'}`;
}
