// The library: init, check, build, verify and release, as other programs call them. It never prints and never ends the process.

import { join } from 'node:path';
import { build as buildBook } from './library/build.ts';
import { check as checkBook, messagesOf } from './library/check.ts';
import { init as initBook } from './library/init.ts';
import { release as releaseBook } from './library/release.ts';
import { verify as verifyCopies } from './library/verify.ts';
import type { Proof as FullProof, Verdict } from './model/proof.ts';

/**
 * Thrown where a setting is wrong (`usage`) or a program of the machine is absent or does not start (`missing-tool`). Any
 * other error is a fault of Colophon's own; what is wrong with a book or a copy is never thrown.
 */
export type Fault = Error & Readonly<{ code: 'usage' | 'missing-tool' }>;

/** Which book: the folder that holds book.yaml. `env` is read instead of the process's environment (SOURCE_DATE_EPOCH …). */
export type BookOptions = Readonly<{
  root: string;
  env?: Readonly<Record<string, string | undefined>>;
}>;

/** Is told the name of each step as it begins. */
export type ProgressOptions = Readonly<{ progress?: (step: string) => void }>;

/** What is wrong with a book, at which place. What is not known is null. `rule` is what `colophon explain` knows. */
export type Message = Readonly<{
  file: string;
  line: number | null;
  column: number | null;
  severity: 'error' | 'warning';
  rule: string | null;
  reason: string;
  note: string | null;
}>;

/** What one point of a proof found, how much and in which documents. Doubts are what can't be told of such a copy. */
export type ProofPoint = Readonly<{
  id: string;
  about: string;
  told: string;
  where: readonly string[];
  failures: readonly string[];
  doubts?: readonly string[];
}>;

/** What was found when the files of a format were read back: in order where there is no failure. */
export type Proof = Readonly<{
  format: string;
  points: readonly ProofPoint[];
  /** Whether texts were looked for as a reader sees them, by a browser or PDFium. */
  looked: boolean;
  failures: readonly string[];
  doubts: readonly string[];
}>;

/** `strict`: warnings stop the book as errors do. */
export type CheckOptions = BookOptions & Readonly<{ strict?: boolean }>;

/** `sound` where nothing stops the book. */
export type CheckResult = Readonly<{ sound: boolean; messages: readonly Message[] }>;

/** Where the files go, in which `formats` (left out: all), and which of them are written even where their proof fails. */
export type BuildOptions = CheckOptions &
  ProgressOptions &
  Readonly<{ out: string; formats?: readonly string[]; unproved?: readonly string[] }>;

/**
 * What a build came to. `built`: all files are in place. `unsound`: the book has errors. `refused`: a format's proof failed,
 * by a fault of Colophon or of the book's pictures. Of the last two nothing is written.
 */
export type BuildResult = Readonly<{
  kind: 'built' | 'unsound' | 'refused';
  files: readonly string[];
  messages: readonly Message[];
  proofs: readonly Proof[];
}>;

/**
 * `against`: the release, book or notice of the original of a derivative. `rebuild`: releases are built again by the program
 * in their source archives, which is run. `signer`: who must have signed a release, a fingerprint or a key's file.
 */
export type VerifyOptions = BookOptions &
  ProgressOptions &
  Readonly<{ against?: string; rebuild?: boolean; signer?: string }>;

/** A file or folder that was looked at; `kind` is its format, `release`, `cover` …, null where nobody can read it. */
export type VerifiedCopy = Readonly<{
  name: string;
  kind: string | null;
  passed: boolean;
  proof: Proof | null;
  told: readonly string[];
  failures: readonly string[];
}>;

/** `passed` where every copy is in order. Where the book itself is unsound, there are messages, and no copies. */
export type VerifyResult = Readonly<{
  kind: 'verified' | 'unsound';
  passed: boolean;
  copies: readonly VerifiedCopy[];
  messages: readonly Message[];
}>;

/** Below which folder the release comes; `sign` is an OpenPGP key's name, or an SSH key's file. */
export type ReleaseOptions = BookOptions & ProgressOptions & Readonly<{ out: string; sign?: string }>;

/**
 * What a release came to. `released`: it is in place. `unsound`: the book has errors. `unproved`: a proof failed. `refused`,
 * with the `reason`: it can't be released as it stands in git, or another release of that version is there.
 */
export type ReleaseResult = Readonly<{
  kind: 'released' | 'unsound' | 'unproved' | 'refused';
  reason: string | null;
  files: readonly string[];
  messages: readonly Message[];
  proofs: readonly Proof[];
}>;

/**
 * The folder of a new book, which must be new or empty, and what its files say. Left out, the title comes from the folder's
 * name, the author from git's settings, and the licence (an SPDX id or expression) is `CC-BY-SA-4.0`.
 */
export type InitOptions = Readonly<{
  dir: string;
  title?: string;
  author?: string;
  license?: string;
  env?: Readonly<Record<string, string | undefined>>;
}>;

/** The files of the new book. */
export type InitResult = Readonly<{ files: readonly string[] }>;

/** Makes a new book that builds and shows the common forms. A folder with files in it is a wrong setting (`usage`). */
export async function init(options: InitOptions): Promise<InitResult> {
  const paths = await initBook(options);
  return { files: paths.map((path) => join(options.dir, path)) };
}

/** Tells what is wrong with a book. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const { sound, report } = await checkBook(options);
  return { sound, messages: messagesOf(report, options.root) };
}

/** Makes a book, proves each format, and puts all files into `out`, or none. Adds new names to the book's anchors.lock. */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const made = await buildBook(options);
  return {
    kind: made.kind,
    files: made.kind === 'built' ? made.paths.map((path) => join(options.out, path)) : [],
    messages: messagesOf(made.report, options.root),
    proofs: made.kind === 'unsound' ? [] : made.proofs.map(plainProof),
  };
}

/** Holds finished copies against a book, whoever made them. */
export async function verify(paths: readonly string[], options: VerifyOptions): Promise<VerifyResult> {
  const found = await verifyCopies(paths, options);
  if (found.kind === 'unsound') {
    const messages = messagesOf(found.report, options.root);
    return { kind: 'unsound', passed: false, copies: [], messages };
  }
  const copies = found.verdicts.map(plainVerdict);
  return { kind: 'verified', passed: copies.every(({ passed }) => passed), copies, messages: [] };
}

/** Makes a version of a book with all that distributors need, from a clean work tree of git. */
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
