// `colophon verify RELEASE --rebuild`: the release made again from its own source archive, and compared bit for bit.

import * as z from 'zod';
import { assetsOf } from '../release/assets.ts';
import { firstDifference } from '../release/compare.ts';
import { isSource } from '../release/examine.ts';
import { packagesOf } from '../release/packages.ts';
import { sourceFolder } from '../release/source.ts';
import { rebuild } from '../system/rebuild.ts';
import type { Verdict } from './verdict.ts';
import { unpack } from './verify-release.ts';

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

/** The verdict on a release folder that was built again. This runs the program of its source archive. */
export async function rebuildVerdict(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<Verdict> {
  const failures = await differences(files);
  const told = failures.length === 0 ? ['built again from its source archive: the same, bit for bit'] : [];
  return { name, kind: 'rebuild', told, failures };
}

async function differences(files: ReadonlyMap<string, Uint8Array>): Promise<readonly string[]> {
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
  const { artifacts, failure } = await rebuild(source, folder, seconds, process.env, packagesOf);
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
