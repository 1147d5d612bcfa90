// Compiles the program: our sources and the small packages that they use, in a few files of JavaScript.

import { realpath, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { type Env, keep } from './cache.ts';
import { entry, home } from './program.js';

/** Packages that look for files beside their own, and large ones that gain nothing. */
const external = ['puppeteer', '@embedpdf/pdfium', 'subset-font', 'epub-gen-memory', 'bwip-js'];

/**
 * Puts the compiled program into the user's cache as `name` (see `programName`). Gives its folder, undefined where it
 * can't be made: it is only quicker than the sources.
 */
export async function compileProgram(env: Env, name: string): Promise<string | undefined> {
  try {
    return await keep(env, name, async (folder) => {
      // Where the packages are that stay outside.
      await symlink(join(home, 'node_modules'), join(folder, 'node_modules'), 'junction');
      await build(options(await realpath(folder)));
    });
  } catch {
    return undefined;
  }
}

function options(folder: string): BuildOptions {
  return {
    absWorkingDir: home,
    entryPoints: { [entry.replace(/\.mjs$/, '')]: 'scripts/cli.ts', thread: 'scripts/world/thread.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true, // so that a command loads what it uses
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external,
    // Only world/ asks where it is.
    define: { 'import.meta.dirname': JSON.stringify(join(home, 'scripts/world')) },
    // CommonJS packages ask for Node's modules with it.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    sourcemap: 'linked',
    sourcesContent: false,
    tsconfigRaw: {},
    logLevel: 'silent',
  };
}
