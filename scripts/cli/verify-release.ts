// A release folder before `colophon verify`: its digests, its archives, who signed it, and against which original it is held.

import { examine, type Unpack } from '../release/examine.ts';
import { signatureName, sumsName } from '../release/sums.ts';
import { checkSignature } from '../system/signature.ts';
import { readTar } from '../text/archive/tar.ts';
import { readZip } from '../text/archive/zip.ts';
import type { Verdict } from './verdict.ts';

/** Reads any archive of a release. */
export const unpack: Unpack = (content) => (content[0] === 0x50 ? readZip(content) : readTar(content));

/** The verdict on a release as a whole; `signer` is a fingerprint or the file of a public key. */
export async function releaseVerdict(
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
  signer: string | undefined,
): Promise<Verdict> {
  const list = files.get(sumsName) ?? new Uint8Array();
  const told: string[] = [];
  const failures = [...(await examine(files, unpack))];
  for (const kind of ['openpgp', 'ssh'] as const) {
    const content = files.get(signatureName(kind));
    if (!content) continue;
    const { who, flaw } = await checkSignature(list, { kind, content }, signer, process.env);
    const file = signatureName(kind);
    if (flaw !== undefined) failures.push(`Unexpected signature \`${file}\` by ${who}: ${flaw}`);
    else told.push(`signed by ${who}${signer === undefined ? '; `--signer` holds that against a key' : ''}`);
  }
  const signed = ['openpgp', 'ssh'].some((kind) => files.has(signatureName(kind as 'openpgp' | 'ssh')));
  if (!signed && signer !== undefined) failures.push(`Cannot find a signature of ${sumsName} in the release`);
  else if (!signed) told.push('not signed: nobody can tell who made it');
  return { name, kind: 'release', told, failures };
}
