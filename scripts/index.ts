// The library for other programs: init, import, check, build, verify and release. It never prints and never ends the process.

import { join } from 'node:path';
import { build as buildBook } from './library/build.ts';
import { check as checkBook, messagesOf } from './library/check.ts';
import { importBook as importFrom } from './library/import.ts';
import { init as initBook } from './library/init.ts';
import { release as releaseBook } from './library/release.ts';
import { verify as verifyCopies } from './library/verify.ts';
import type { Proof as FullProof, Verdict } from './model/proof.ts';

/**
 * The error of a wrong setting (`usage`), or of a program that is missing on the machine or does not start
 * (`missing-tool`). Any other error is a fault of Colophon's own; what is wrong with a book or a copy is never thrown.
 */
export type Fault = Error & Readonly<{ code: 'usage' | 'missing-tool' }>;

/**
 * `root` is the folder of book.yaml. `allowPlugins` runs the plugins that book.yaml names, which are code. `env` replaces
 * the process's environment (SOURCE_DATE_EPOCH …).
 */
export type BookOptions = Readonly<{
  root: string;
  allowPlugins?: boolean;
  env?: Readonly<Record<string, string | undefined>>;
}>;

/** `progress` is called with the name of each step as it begins. */
export type ProgressOptions = Readonly<{ progress?: (step: string) => void }>;

/** A message about a book, with its place. Unknown values are null. `colophon explain` describes each `rule`. */
export type Message = Readonly<{
  file: string;
  line: number | null;
  column: number | null;
  severity: 'error' | 'warning';
  rule: string | null;
  reason: string;
  note: string | null;
}>;

/**
 * The result of one point of a proof: what it found, how much and in which documents. Doubts are what cannot be told of
 * such a copy.
 */
export type ProofPoint = Readonly<{
  id: string;
  about: string;
  told: string;
  where: readonly string[];
  failures: readonly string[];
  doubts?: readonly string[];
}>;

/** The result of reading the files of a format back. They are in order if there are no failures. */
export type Proof = Readonly<{
  format: string;
  points: readonly ProofPoint[];
  /** True if a browser or PDFium looked for texts as a reader sees them. */
  looked: boolean;
  failures: readonly string[];
  doubts: readonly string[];
}>;

/** `strict` makes warnings stop the book as errors do. */
export type CheckOptions = BookOptions & Readonly<{ strict?: boolean }>;

/** `sound` is true if nothing stops the book. */
export type CheckResult = Readonly<{ sound: boolean; messages: readonly Message[] }>;

/**
 * `out` is the output folder, `formats` defaults to all, and `unproved` are formats to write even if their proof fails.
 */
export type BuildOptions = CheckOptions &
  ProgressOptions &
  Readonly<{ out: string; formats?: readonly string[]; unproved?: readonly string[] }>;

/**
 * The result of a build. `built`: all files are in place. `unsound`: the book has errors. `refused`: a format's proof
 * failed, by a fault of Colophon or of the book's pictures. Nothing is written in the last two cases.
 */
export type BuildResult = Readonly<{
  kind: 'built' | 'unsound' | 'refused';
  files: readonly string[];
  messages: readonly Message[];
  proofs: readonly Proof[];
}>;

/**
 * `against` is the release, book or notice of a derivative's original. `rebuild` builds releases again by the program
 * in their source archives, which it runs. `signer` is who must have signed a release: a fingerprint, or a key's file.
 */
export type VerifyOptions = BookOptions &
  ProgressOptions &
  Readonly<{ against?: string; rebuild?: boolean; signer?: string }>;

/** A verified file or folder. `kind` is its format, `release`, `cover` …, or null if it cannot be read. */
export type VerifiedCopy = Readonly<{
  name: string;
  kind: string | null;
  passed: boolean;
  proof: Proof | null;
  told: readonly string[];
  failures: readonly string[];
}>;

/** `passed` is true if every copy is in order. If the book itself is unsound, there are messages, and no copies. */
export type VerifyResult = Readonly<{
  kind: 'verified' | 'unsound';
  passed: boolean;
  copies: readonly VerifiedCopy[];
  messages: readonly Message[];
}>;

/** The release is put below the folder `out`. `sign` is an OpenPGP key's name, or an SSH key's file. */
export type ReleaseOptions = BookOptions & ProgressOptions & Readonly<{ out: string; sign?: string }>;

/**
 * The result of a release. `released`: it is in place. `unsound`: the book has errors. `unproved`: a proof failed.
 * `refused`, with the `reason`: the state of git does not allow it, or another release of that version exists.
 */
export type ReleaseResult = Readonly<{
  kind: 'released' | 'unsound' | 'unproved' | 'refused';
  reason: string | null;
  files: readonly string[];
  messages: readonly Message[];
  proofs: readonly Proof[];
}>;

/**
 * The folder of a new book, which must be new or empty, and what its files say. By default the title comes from the
 * folder's name, the author from git's settings, and the licence (an SPDX id or expression) is `CC-BY-SA-4.0`.
 */
export type InitOptions = Readonly<{
  dir: string;
  title?: string;
  author?: string;
  license?: string;
  env?: Readonly<Record<string, string | undefined>>;
}>;

/** The paths of the new book's files. */
export type InitResult = Readonly<{ files: readonly string[] }>;

/** Makes a new book that builds and shows the common forms. Throws a `Fault` (`usage`) for a folder with files in it. */
export async function init(options: InitOptions): Promise<InitResult> {
  const paths = await initBook(options);
  return { files: paths.map((path) => join(options.dir, path)) };
}

/**
 * The folder or the main file of another tool's book, and the folder `dir` of the new one, which must be new or empty;
 * without it, Markdown stays where it is. The others are what the source does not say, or says otherwise.
 */
export type ImportOptions = Readonly<{
  source: string;
  dir?: string;
  title?: string;
  author?: string;
  license?: string;
  language?: string;
  env?: Readonly<Record<string, string | undefined>>;
}>;

/** The paths of the files that were written, and sentences on what was not carried over, and on what was guessed. */
export type ImportResult = Readonly<{
  files: readonly string[];
  lost: readonly string[];
  guessed: readonly string[];
}>;

/**
 * Makes a book of another tool one that builds here. Throws a `Fault`: `usage` if the source is no book or does not name
 * its authors and its licence, `missing-tool` if only pandoc can read it.
 */
export async function importBook(options: ImportOptions): Promise<ImportResult> {
  const { dir, files, lost, guessed } = await importFrom(options);
  return { files: files.map((path) => join(dir, path)), lost, guessed };
}

/** Checks a book. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const { sound, report } = await checkBook(options);
  return { sound, messages: messagesOf(report, options.root) };
}

/**
 * Builds a book, proves each format, and puts all files into `out`, or none. Adds new names to the book's anchors.lock.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const made = await buildBook(options);
  return {
    kind: made.kind,
    files: made.kind === 'built' ? made.paths.map((path) => join(options.out, path)) : [],
    messages: messagesOf(made.report, options.root),
    proofs: made.kind === 'unsound' ? [] : made.proofs.map(plainProof),
  };
}

/** Compares finished copies with a book, whoever made them. */
export async function verify(paths: readonly string[], options: VerifyOptions): Promise<VerifyResult> {
  const found = await verifyCopies(paths, options);
  if (found.kind === 'unsound') {
    const messages = messagesOf(found.report, options.root);
    return { kind: 'unsound', passed: false, copies: [], messages };
  }
  const copies = found.verdicts.map(plainVerdict);
  return { kind: 'verified', passed: copies.every(({ passed }) => passed), copies, messages: [] };
}

/** Makes a release of a book, with all that distributors need, from a clean git work tree. */
export async function release(options: ReleaseOptions): Promise<ReleaseResult> {
  const made = await releaseBook(options);
  return {
    kind: made.kind,
    reason: made.kind === 'refused' ? made.reason : null,
    files: made.kind === 'released' ? made.paths.map((path) => join(made.dir, path)) : [],
    messages: messagesOf(made.report, options.root),
    proofs: made.proofs.map(plainProof),
  };
}

function plainProof({ format, points, looked, failures, doubts }: FullProof): Proof {
  return { format, points, looked, failures, doubts };
}

function plainVerdict({ name, kind, proof, told = [], failures }: Verdict): VerifiedCopy {
  return {
    name,
    kind: kind ?? null,
    passed: failures.length === 0,
    proof: proof ? plainProof(proof) : null,
    told,
    failures,
  };
}
