// What every validator of finished artifacts has in common: somebody else's program, its verdict on each artifact.

import { readdir } from 'node:fs/promises';

/** Something that could not be run here: why, and how to get it. */
export type Skipped = Readonly<{ skipped: string }>;

/** What a validator says of one artifact (a path from the output folder). Passed means nothing at all to correct. */
export type Verdict = Readonly<{ artifact: string; passed: boolean; messages: readonly string[] }>;

/** Verdicts on every artifact of the validator's kind, or why there are none. */
export type Result = Readonly<{ verdicts: readonly Verdict[] }> | Skipped;

/** What validators are given: where fetched tools are kept, and a Chromium with the folder of its libraries. */
export type Tools = Readonly<{
  cache: string;
  chromium: Readonly<{ program: string; libraries: string | undefined }>;
}>;

/** A validator: one file in this folder, listed in run.ts. `outDir` is the OUT folder of `colophon build`. */
export type Validator = Readonly<{
  id: string;
  about: string;
  run: (outDir: string, tools: Tools) => Promise<Result>;
}>;

/** Verdicts of one judge on many artifacts. No artifact is a failure: nothing checked is nothing proved. */
export async function judge(
  kind: string,
  artifacts: readonly string[],
  verdict: (artifact: string) => Promise<Verdict | Skipped>,
): Promise<Result> {
  if (artifacts.length === 0) {
    return { verdicts: [{ artifact: kind, passed: false, messages: [`Cannot find ${kind} in the output`] }] };
  }
  const verdicts: Verdict[] = [];
  for (const artifact of artifacts) {
    const one = await verdict(artifact);
    if ('skipped' in one) return one;
    verdicts.push(one);
  }
  return { verdicts };
}

/** Files in `outDir` whose path from there matches `pattern`, sorted; none where the folder is not there. */
export async function artifactsOf(outDir: string, pattern: RegExp): Promise<readonly string[]> {
  const found = await readdir(outDir, { recursive: true }).catch(() => []);
  return found
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => pattern.test(path))
    .sort();
}
