// The facts from which a release is made.

import type { Artifact, Edition } from '../model/book.ts';
import type { Proof } from '../model/proof.ts';
import type { Package } from './packages.ts';

/** The program: its version, and its own files by their path in a checkout. */
export type Tool = Readonly<{ version: string; files: readonly Artifact[] }>;

/** All values that a release is made from. The same values give the same bytes. */
export type Facts = Readonly<{
  edition: Edition;
  artifacts: readonly Artifact[];
  proofs: readonly Proof[];
  /** The Git commit of the source, and the book's folder in the repository. */
  revision: Readonly<{ commit: string; folder: string }>;
  /** The book's own files, with paths from its folder. */
  sources: readonly Artifact[];
  tool: Tool;
  packages: readonly Package[];
  /** The browser's name and version, such as `HeadlessChrome/147.0.7727.0`. */
  browser: string;
}>;
