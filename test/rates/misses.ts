// Copies of one book, each spoilt by a disguise and proved as `verify` does: those found in order are misses.

import { formats } from '../../scripts/formats/all.ts';
import type { Artifact, Edition } from '../../scripts/model/book.ts';
import type { Format } from '../../scripts/model/contract.ts';
import type { World } from '../../scripts/model/world.ts';
import { prove } from '../../scripts/proof/prove.ts';
import { editionOf } from '../edition.ts';
import { type Files, folderOf } from '../memory.ts';
import { book } from './book.ts';
import { type Disguise, type Finished, type FormatId, unreadable } from './disguise.ts';
import type { Hand } from './hands.ts';

/**
 * What became of a disguise: `caught` by the point that should; `elsewhere` are the others that failed; `broken`: why it
 * could not be tried.
 */
export type Tried = Readonly<{
  disguise: Disguise;
  broken?: string;
  caught: boolean;
  failures: readonly string[];
  elsewhere: readonly string[];
  doubts: readonly string[];
}>;

/** What the proof said of a copy after honest hands. */
export type Handled = Readonly<{ name: string; alarms: readonly string[] }>;

/** The book that is spoilt: its edition, and a finished copy of each format, made when it is first asked for. */
export type SpoiltBook = Readonly<{
  world: World;
  edition: Edition;
  finished: (id: FormatId) => Promise<Readonly<{ format: Format; copy: Finished }>>;
}>;

/** Renders the book that is spoilt. Whatever is made of it with other words is rendered once, too. */
export async function spoiltBook(world: World): Promise<SpoiltBook> {
  const editions = new Map<string, Promise<Edition>>();
  const render = (files: Files) => {
    const key = JSON.stringify(files);
    const known = editions.get(key) ?? editionOf({ ...world, book: folderOf(files) });
    editions.set(key, known);
    return known;
  };
  const edition = await render(book);
  const sound = new Map<FormatId, ReturnType<SpoiltBook['finished']>>();
  const make = async (id: FormatId) => {
    const format = formats.find((one) => one.id === id);
    if (!format) throw new Error(`no format ${id}`);
    const write = (of: Edition) => format.write(of, { world });
    const artifacts = await write(edition);
    const remade: Finished['remade'] = async (change) => write(await render(change(book)));
    return { format, copy: { artifacts, copy: await format.read(artifacts), remade } };
  };
  return {
    world,
    edition,
    finished: (id) => {
      const known = sound.get(id) ?? make(id);
      sound.set(id, known);
      return known;
    },
  };
}

/** Tries disguises, one after the other; `tell` is given the outcome of each. */
export async function tryDisguises(
  disguises: readonly Disguise[],
  { world, edition, finished }: SpoiltBook,
  tell: (tried: Tried) => void,
): Promise<void> {
  for (const disguise of disguises) {
    const { format, copy } = await finished(disguise.format);
    const spoilt = await spoil(disguise, copy);
    if (typeof spoilt === 'string') {
      tell({ disguise, broken: spoilt, caught: false, failures: [], elsewhere: [], doubts: [] });
      continue;
    }
    const browser = disguise.eyes ? world.browser : undefined;
    try {
      const { points } = await prove(format, edition, spoilt, { browser, inspected: false });
      const bad = points.filter(({ failures }) => failures.length > 0);
      tell({
        disguise,
        caught: bad.some(({ id }) => id === disguise.point),
        failures: bad.flatMap(({ failures }) => failures),
        elsewhere: bad.map(({ id }) => id).filter((id) => id !== disguise.point),
        doubts: points.flatMap(({ doubts = [] }) => doubts),
      });
    } catch (error) {
      // `verify` tells of a copy that can't be read as of one that failed.
      const caught = disguise.point === unreadable;
      tell({ disguise, caught, failures: [String(error)], elsewhere: [unreadable], doubts: [] });
    }
  }
}

/** Has honest hands work on copies, and proves what they made. */
export async function judgeHands(
  hands: readonly Hand[],
  { world, edition, finished }: SpoiltBook,
  tell: (handled: Handled) => void,
): Promise<void> {
  for (const { name, format: id, work } of hands) {
    const { format, copy } = await finished(id);
    const worked = await work(copy.artifacts);
    const { failures } = await prove(format, edition, worked, { browser: world.browser, inspected: false });
    tell({ name: `${id}: ${name}`, alarms: failures });
  }
}

/** The spoilt files, or why there are none. */
async function spoil(disguise: Disguise, finished: Finished): Promise<readonly Artifact[] | string> {
  try {
    const spoilt = await disguise.spoil(finished);
    return same(spoilt, finished.artifacts) ? 'it changes nothing' : spoilt;
  } catch (error) {
    return String(error);
  }
}

function same(some: readonly Artifact[], others: readonly Artifact[]): boolean {
  return (
    some.length === others.length &&
    some.every(
      ({ content }, index) => Buffer.compare(content, others[index]?.content ?? new Uint8Array()) === 0,
    )
  );
}
