// Compiles the program: our sources and most packages that they use, in one file of JavaScript for each thread.

import { readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { type Env, keep } from './cache.ts';
import { home } from './program.js';

/** Packages that look for files beside their own; and what puppeteer loads where it starts or is called in another way. */
const external = [
  'puppeteer',
  '@embedpdf/pdfium',
  'subset-font',
  'epub-gen-memory',
  '@puppeteer/browsers',
  'chromium-bidi',
  'ws',
];

/**
 * Puts the compiled program into the user's cache as `name` (see `programName`). Gives its folder, undefined where it
 * can't be made: it is only quicker than the sources.
 */
export async function compileProgram(env: Env, name: string): Promise<string | undefined> {
  try {
    return await keep(env, name, (folder) =>
      compile({ cli: 'scripts/cli/cli.ts', thread: 'scripts/cli/thread.ts' }, folder),
    );
  } catch {
    return undefined;
  }
}

/** Compiles sources (paths in this package, by what they are called then) to `NAME.cjs` in a folder, with maps. */
export async function compile(entryPoints: Readonly<Record<string, string>>, folder: string): Promise<void> {
  // Where the packages are that stay outside.
  await symlink(join(home, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const { outputFiles } = await build({ ...options, entryPoints, outdir: await realpath(folder) });
  for (const { path, text } of outputFiles)
    await writeFile(path, path.endsWith('.cjs') ? inAscii(text) : text);
}

/**
 * Code whose every letter is one byte: it is then read in a third of the time. esbuild leaves others in regular
 * expressions.
 */
function inAscii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The walk through trees without the names that it gives each of its steps for debuggers: they take most of its time. */
const quickWalk: Plugin = {
  name: 'quick-walk',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[/\\]unist-util-visit-parents[/\\]lib[/\\]index\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        /Object\.defineProperty\(visit, 'name', \{.*?\}\)/s,
        '',
      ),
    })),
};

const options = {
  absWorkingDir: home,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  // CommonJS, since Node 20 keeps no compiled code of modules; each entry is one file, whose parts are run when imported.
  format: 'cjs',
  supported: { 'dynamic-import': false },
  platform: 'node',
  target: 'node20.19',
  external,
  plugins: [quickWalk],
  // Only world/ asks where it is.
  define: {
    'import.meta.dirname': JSON.stringify(join(home, 'scripts/system')),
    'import.meta.url': 'ownUrl',
  },
  banner: { js: "const ownUrl = require('node:url').pathToFileURL(__filename).href;" },
  write: false,
  sourcemap: 'linked',
  sourcesContent: false,
  tsconfigRaw: {},
  logLevel: 'silent',
} satisfies BuildOptions;
