// Examines a finished release as a whole: its digests, the contents of its archives, its documents.

import * as z from 'zod';
import { sha256 } from '../text/digest.ts';
import { checkSums, sumsName } from './sums.ts';

/** Unpacks an archive (zip, tar, gzipped tar). Throws if it is damaged or contains links or bad names. */
export type Unpack = (content: Uint8Array) => Promise<ReadonlyMap<string, Uint8Array>>;

const record = z.object({
  files: z.array(
    z.object({ file: z.string(), sha256: z.string(), files: z.record(z.string(), z.string()).optional() }),
  ),
});

/** Files that a release must contain to comply with its licence. */
const required = ['LICENSE', 'NOTICE', 'proof.json'];

/** Whether the files are those of a release folder. */
export function isRelease(files: ReadonlyMap<string, Uint8Array>): boolean {
  return files.has(sumsName);
}

/** The faults of a release, whose files are given by name; empty if it is in order. */
export async function examine(
  files: ReadonlyMap<string, Uint8Array>,
  unpack: Unpack,
): Promise<readonly string[]> {
  const failures: string[] = [];
  const list = files.get(sumsName);
  if (!list) return [`Cannot find ${sumsName} in the release`];
  failures.push(...checkSums(new TextDecoder().decode(list), files));
  for (const name of required) if (!files.has(name)) failures.push(`Cannot find \`${name}\` in the release`);
  if (![...files.keys()].some(isSource))
    failures.push('Cannot find the source archive (`…-source.tar.gz`) in the release');
  const paper = files.get('proof.json');
  if (!paper) return failures;
  const told = readRecord(paper);
  if (!told) return [...failures, 'Unexpected content of `proof.json`, expected the findings of each file'];
  for (const one of told.files) {
    const content = files.get(one.file);
    if (!content) failures.push(`Cannot find \`${one.file}\` in the release, which proof.json lists`);
    else if (sha256(content) !== one.sha256)
      failures.push(`Unexpected bytes in \`${one.file}\`: its digest is not the one in proof.json`);
    if (content && one.files) failures.push(...(await examineArchive(one.file, content, one.files, unpack)));
  }
  return failures;
}

/** Whether the file of a release with this name is its source archive. */
export function isSource(name: string): boolean {
  return name.endsWith('-source.tar.gz');
}

async function examineArchive(
  name: string,
  content: Uint8Array,
  wanted: Readonly<Record<string, string>>,
  unpack: Unpack,
): Promise<readonly string[]> {
  let inside: ReadonlyMap<string, Uint8Array>;
  try {
    inside = await unpack(content);
  } catch (error) {
    return [`Cannot unpack \`${name}\`: ${error instanceof Error ? error.message : String(error)}`];
  }
  const folder = name.replace(/\.(?:tar\.gz|zip)$/, '');
  const left = new Map(Object.entries(wanted).map(([path, digest]) => [`${folder}/${path}`, digest]));
  const failures: string[] = [];
  for (const [path, bytes] of inside) {
    const digest = left.get(path);
    if (digest === undefined) failures.push(`Unexpected file \`${path}\` in \`${name}\``);
    else if (sha256(bytes) !== digest)
      failures.push(
        `Unexpected bytes in \`${path}\` of \`${name}\`: its digest is not the one in proof.json`,
      );
    left.delete(path);
  }
  return [...failures, ...[...left.keys()].map((path) => `Cannot find \`${path}\` in \`${name}\``)];
}

function readRecord(content: Uint8Array): z.infer<typeof record> | undefined {
  try {
    return record.parse(JSON.parse(new TextDecoder().decode(content)));
  } catch {
    return undefined;
  }
}
