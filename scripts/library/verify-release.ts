// Verifies a release folder: its digests, its archives, its signer, and by building it again from its source archive.

import * as z from 'zod';
import type { Verdict } from '../model/proof.ts';
import { assetsOf } from '../release/assets.ts';
import { firstDifference } from '../release/compare.ts';
import { examine, isSource, type Unpack } from '../release/examine.ts';
import { packagesOf } from '../release/packages.ts';
import { signatureName, sumsName } from '../release/sums.ts';
import { sourceFolder } from '../release/unpacked-source.ts';
import type { Env } from '../system/cache.ts';
import { rebuild } from '../system/rebuild.ts';
import { checkSignature } from '../system/signature.ts';
import { readTar } from '../text/archive/tar.ts';
import { readZip } from '../text/archive/zip.ts';

/** Reads any archive of a release, zip or tar. */
export const unpack: Unpack = (content) => (content[0] === 0x50 ? readZip(content) : readTar(content));

/** Gives the verdict on a release as a whole. `signer` is a fingerprint or the file of a public key. */
export async function releaseVerdict(
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
  signer: string | undefined,
  env: Env | undefined,
): Promise<Verdict> {
  const list = files.get(sumsName) ?? new Uint8Array();
  const told: string[] = [];
  const failures = [...(await examine(files, unpack))];
  for (const kind of ['openpgp', 'ssh'] as const) {
    const content = files.get(signatureName(kind));
    if (!content) continue;
    const { who, flaw } = await checkSignature(list, { kind, content }, signer, env);
    const file = signatureName(kind);
    if (flaw !== undefined) failures.push(`Unexpected signature \`${file}\` by ${who}: ${flaw}`);
    else told.push(`signed by ${who}${signer === undefined ? '; `--signer` holds that against a key' : ''}`);
  }
  const signed = ['openpgp', 'ssh'].some((kind) => files.has(signatureName(kind as 'openpgp' | 'ssh')));
  if (!signed && signer !== undefined) failures.push(`Cannot find a signature of ${sumsName} in the release`);
  else if (!signed) told.push('not signed: nobody can tell who made it');
  return { name, kind: 'release', told, failures };
}

const provenance = z.object({
  predicate: z.object({
    buildDefinition: z.object({
      internalParameters: z.object({ SOURCE_DATE_EPOCH: z.string().regex(/^\d+$/) }),
    }),
  }),
});
const record = z.object({
  id: z.string(),
  version: z.string(),
  files: z.array(z.object({ file: z.string() })),
});

/**
 * Builds a release folder again and gives the verdict. This runs the program of its source archive, and the book's own
 * plugins if these are allowed.
 */
export async function rebuildVerdict(
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
  env: Env | undefined,
  allowPlugins: boolean,
): Promise<Verdict> {
  const failures = await differences(files, env, allowPlugins);
  const told = failures.length === 0 ? ['built again from its source archive: the same, bit for bit'] : [];
  return { name, kind: 'rebuild', told, failures };
}

async function differences(
  files: ReadonlyMap<string, Uint8Array>,
  env: Env | undefined,
  allowPlugins: boolean,
): Promise<readonly string[]> {
  const archive = [...files].find(([path]) => isSource(path));
  const epoch = parse(provenance, files.get('provenance.json'))?.predicate.buildDefinition.internalParameters;
  const told = parse(record, files.get('proof.json'));
  if (!archive) return ['Cannot find the source archive (`…-source.tar.gz`) in the release'];
  if (!epoch) return ['Cannot find the date of the build (SOURCE_DATE_EPOCH) in provenance.json'];
  if (!told) return ['Cannot find the names of the files in proof.json'];
  let source: ReadonlyMap<string, Uint8Array>;
  try {
    source = await unpack(archive[1]);
  } catch (error) {
    return [`Cannot unpack \`${archive[0]}\`: ${error instanceof Error ? error.message : String(error)}`];
  }
  const folder = sourceFolder(source);
  if (folder === undefined) return [`Cannot find a book and its program in \`${archive[0]}\``];
  const seconds = epoch.SOURCE_DATE_EPOCH;
  const options = allowPlugins ? ['--allow-plugins'] : [];
  const { artifacts, failure } = await rebuild(source, folder, { epoch: seconds, options, env, packagesOf });
  if (failure !== undefined) return [`Cannot build the source archive: ${failure}`];
  const assets = await assetsOf(told, artifacts, [], new Date(Number(seconds) * 1000));
  const failures: string[] = [];
  for (const { path, content } of assets) {
    const released = files.get(path);
    const difference = released ? await firstDifference(path, released, content, unpack) : 'it is not there';
    if (difference !== undefined)
      failures.push(
        `Unexpected bytes in \`${path}\`, it was not made from the source archive: ${difference}`,
      );
  }
  const made = new Set(assets.map(({ path }) => path));
  const others = told.files.filter(({ file }) => !made.has(file));
  return [...failures, ...others.map(({ file }) => `Cannot build \`${file}\` from the source archive`)];
}

function parse<Value>(schema: z.ZodType<Value>, content: Uint8Array | undefined): Value | undefined {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(content)));
  } catch {
    return undefined;
  }
}
