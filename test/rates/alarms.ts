// Sound books, made in every format and proved: what the proof says against them are false alarms.

import { formats } from '../../scripts/formats/all.ts';
import type { Artifact } from '../../scripts/model/book.ts';
import type { Format } from '../../scripts/model/contract.ts';
import type { Copy } from '../../scripts/model/copy.ts';
import type { Proof } from '../../scripts/model/proof.ts';
import type { World } from '../../scripts/model/world.ts';
import { publish } from '../../scripts/pipeline.ts';
import { prove } from '../../scripts/proof/prove.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { type Files, folderOf } from '../memory.ts';
import { code } from './sound/code.ts';
import { scripts } from './sound/scripts.ts';
import { sizes } from './sound/sizes.ts';
import { structure } from './sound/structure.ts';

/** Sound books in memory, by kind. */
export const books: Readonly<Record<string, Files>> = { ...structure, ...code, ...scripts, ...sizes };

/** Book folders of test/fixtures that are sound too. */
const folders = ['small', 'lists', 'torture'];

/** One finished copy of a sound book, and what was said against it and doubted of it; `how` is the command that proves so. */
export type Judged = Readonly<{
  book: string;
  format: string;
  how: 'build' | 'verify';
  alarms: readonly string[];
  doubts: readonly string[];
}>;

/** The worlds of all sound books, by kind. */
export function soundWorlds(world: World): ReadonlyMap<string, World> {
  return new Map([
    ...Object.entries(books).map(([kind, files]) => [kind, { ...world, book: folderOf(files) }] as const),
    ...folders.map((name) => {
      const root = new URL(`../fixtures/${name}`, import.meta.url).pathname;
      const { book } = openWorld({ root, env: process.env, now: world.today });
      return [`fixture ${name}`, { ...world, book }] as const;
    }),
  ]);
}

/** Makes a sound book as `build` does, and proves each copy once more as `verify` does. */
export async function judgeSound(book: string, world: World): Promise<readonly Judged[]> {
  // What is read of a file and seen in it is the same in both proofs: it is read and looked at once.
  const once = formats.map(remembering);
  const { edition, artifacts, proofs, report } = await publish(world, once);
  if (!edition)
    throw new Error(`${book} is no sound book: ${report.flatMap(({ messages }) => messages).join('\n')}`);
  const judged: Judged[] = [];
  for (const [index, format] of once.entries()) {
    const files = artifacts.filter(({ path }) => path.startsWith(`${format.id}/`));
    const built = proofs[index];
    if (!built) throw new Error(`${book} has no proof of ${format.id}`);
    const verified = await prove(format, edition, files, { browser: world.browser, inspected: false });
    const say = (how: Judged['how'], { failures, doubts }: Proof) =>
      judged.push({ book, format: format.id, how, alarms: failures, doubts });
    say('build', built);
    say('verify', verified);
  }
  return judged;
}

/** A format that reads the same files once, and looks at them once. */
export function remembering(format: Format): Format {
  const { look } = format;
  const copies = new WeakMap<Artifact, Promise<Copy>>();
  const looks = new WeakMap<Copy, ReturnType<NonNullable<Format['look']>>>();
  return {
    ...format,
    read: (artifacts, threads) => {
      const [first] = artifacts;
      const known = first && copies.get(first);
      const reading = known ?? format.read(artifacts, threads);
      if (first) copies.set(first, reading);
      return reading;
    },
    ...(look && {
      look: (artifacts, copy, ...rest) => {
        const looking = looks.get(copy) ?? look(artifacts, copy, ...rest);
        looks.set(copy, looking);
        return looking;
      },
    }),
  };
}
