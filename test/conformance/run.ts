// `npm run conformance`: builds the book, then lets other people's validators judge what was built, and the project's licences.

import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from '../../scripts/system/browser/chromium.ts';
import * as ace from './ace.ts';
import * as epubcheck from './epubcheck.ts';
import { defaultCache, npm } from './fetch.ts';
import { generated } from './generated.ts';
import { installed } from './installed.ts';
import * as lighthouse from './lighthouse.ts';
import * as nu from './nu.ts';
import { pandoc } from './pandoc.ts';
import { prints, runs } from './prints.ts';
import { reuse } from './reuse.ts';
import { type Outcome, passes, summary } from './summary.ts';
import type { Result, Tools } from './validator.ts';
import * as verapdf from './verapdf.ts';

const validators = [
  epubcheck.validator,
  nu.validator,
  lighthouse.validator,
  ace.validator,
  verapdf.validator,
];

const fixtures = ['small', 'lists', 'loose', 'roles', 'formulas', 'diagrams'];

/** Book folders that are built and judged, beside a new book as `colophon init` makes it. */
const books = ['book', 'templates/manual', ...fixtures.map((name) => `test/fixtures/${name}`)];

const { values } = parseArgs({
  options: {
    // OUT folders that are already built; then nothing is built here.
    built: { type: 'string', multiple: true },
    // The browser for Ace, where it shall not be the one that prints.
    chromium: { type: 'string' },
    // Where fetched validators are kept.
    cache: { type: 'string', default: defaultCache },
    // Ids of validators; none named: all.
    only: { type: 'string', multiple: true },
    // The bench book for every trim size, which takes four minutes more.
    every: { type: 'boolean', default: false },
    // The seed of the generated books, and for how long they are built.
    seed: { type: 'string', default: '20261127' },
    seconds: { type: 'string', default: '60' },
  },
});

const temp = await mkdtemp(join(tmpdir(), 'conformance-'));
try {
  const folders = values.built ?? (onlyOurs() ? [] : await build(books));
  const outcomes = await validate(folders.map((folder) => resolve(folder)));
  process.stdout.write(summary(outcomes));
  process.exitCode = passes(outcomes, process.env.CI === 'true') ? 0 : 1;
} finally {
  await rm(temp, { recursive: true, force: true });
}

/** What is judged here beside built books, by id: the project itself, and books that nobody keeps. */
function ours(
  cache: string,
): Readonly<Record<string, Readonly<{ about: string; run: () => Promise<Result> }>>> {
  return {
    reuse: { about: 'licence and copyright of every file of the project', run: () => reuse(cache) },
    installed: { about: 'the package as npm packs and installs it', run: () => installed(temp) },
    pandoc: {
      about: 'manuscripts in LaTeX and AsciiDoc, imported with pandoc and built',
      run: () => pandoc(cache, temp),
    },
    prints: {
      about: 'books for every print service and trim size',
      run: () => prints(temp, runs(values.every)),
    },
    generated: {
      about: 'generated books, built and proved in every format',
      run: () => generated(Number(values.seed), Number(values.seconds)),
    },
  };
}

/** Whether nothing is wanted that looks at built books. */
function onlyOurs(): boolean {
  return values.only?.every((id) => id in ours('')) ?? false;
}

async function build(roots: readonly string[]): Promise<readonly string[]> {
  const folders: string[] = [];
  const fresh = join(temp, 'my-book');
  await npm(['run', '-s', 'colophon', '--', 'init', fresh, '--author', 'Ada Example']);
  for (const root of [...roots, fresh]) {
    const out = join(temp, root);
    process.stderr.write(`building ${root}\n`);
    // A copy: building writes anchors.lock into the book.
    const copy = join(temp, 'books', root);
    await cp(root, copy, { recursive: true });
    const said = await npm(['run', '-s', 'colophon', '--', 'build', '--root', copy, '--out', out]);
    if (said.code !== 0) throw new Error(`Cannot build ${root}:\n${said.stderr}`);
    folders.push(out);
  }
  return folders;
}

async function validate(folders: readonly string[]): Promise<readonly Outcome[]> {
  const tools = { cache: resolve(values.cache), chromium: await browser() };
  const wants = (id: string) => values.only?.includes(id) ?? true;
  const wanted = validators.filter(({ id }) => wants(id));
  const own = Object.entries(ours(tools.cache)).filter(
    ([id]) => wants(id) && (id === 'reuse' || !values.built),
  );
  if (wanted.length === 0 && own.length === 0)
    throw new Error(`Unexpected ${values.only}, expected ids of validators`);
  const outcomes: Outcome[] = [];
  for (const [id, { about, run }] of own) {
    process.stderr.write(`${id}: ${about}\n`);
    outcomes.push({ id, folder: '', result: await run().catch(failure) });
  }
  for (const folder of folders) {
    for (const { id, about, run } of wanted) {
      process.stderr.write(`${id}: ${about}\n`);
      outcomes.push({
        id,
        folder: folders.length > 1 ? folder : '',
        result: await run(folder, tools).catch(failure),
      });
    }
  }
  return outcomes;
}

/** The browser that prints, with the folder of its system libraries. */
async function browser(): Promise<Tools['chromium']> {
  const { program, libraries } = await findChromium(
    { ...process.env, ...(values.chromium && { COLOPHON_CHROMIUM: values.chromium }) },
    temp,
  );
  return { program, libraries };
}

/** A validator that broke down is a failure of its own; the others still have their say. */
function failure(error: unknown): Result {
  return { verdicts: [{ artifact: 'all', passed: false, messages: [String(error)] }] };
}
