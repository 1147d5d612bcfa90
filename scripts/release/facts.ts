// What a release says of how it was made.

import type { Artifact, Edition } from '../model/book.ts';
import type { Proof } from '../model/proof.ts';
import type { Package } from './packages.ts';

/** The program: its version, and its own files as a checkout has them. */
export type Tool = Readonly<{ version: string; files: readonly Artifact[] }>;

/** Everything that a release is made from: values, so that the same give the same bytes. */
export type Facts = Readonly<{
  edition: Edition;
  artifacts: readonly Artifact[];
  proofs: readonly Proof[];
  /** Git's name of the source's commit, and the book's folder in the repository. */
  revision: Readonly<{ commit: string; folder: string }>;
  /** The book's own files, by path from its folder. */
  sources: readonly Artifact[];
  tool: Tool;
  packages: readonly Package[];
  /** For example `HeadlessChrome/147.0.7727.0`. */
  browser: string;
}>;
