// Compiles the program to dist/ (`npm run build`): our sources and most packages that they use, in parts that are loaded when needed.

import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The folder of this package. */
const root = join(import.meta.dirname, '..');

/** Packages that look for files beside their own; and what puppeteer loads where it starts or is called in another way. */
const external = [
  '@embedpdf/pdfium',
  'subset-font',
  'epub-gen-memory',
  '@puppeteer/browsers',
  'chromium-bidi',
  'ws',
];

/**
 * Compiles sources to `NAME.js` in a folder, with maps.
 * @param {Readonly<Record<string, string>>} entryPoints paths in this package, by what they are called then
 * @param {string} outdir
 */
export async function compile(entryPoints, outdir) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    format: 'esm',
    splitting: true,
    // Beside the entries, so that `import.meta` means the same folder in each part.
    chunkNames: '[name]-[hash]',
    platform: 'node',
    target: 'node20.19',
    external,
    // Packages in CommonJS ask for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    sourcemap: 'linked',
    sourcesContent: false,
    tsconfigRaw: {},
    logLevel: 'warning',
  });
}

/**
 * Writes the declarations of the library's entry. It imports none of our own types, so that one file is enough, and what
 * it imports need not be looked at: `npm test` checks types.
 * @param {string} outdir
 */
async function declare(outdir) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const only = ['--declaration', '--emitDeclarationOnly', '--noCheck', '--noResolve', '--ignoreConfig'];
  const kind = ['--module', 'nodenext', '--target', 'es2023', '--allowImportingTsExtensions', '--types', ''];
  const entry = join(root, 'scripts/index.ts');
  await promisify(execFile)(process.execPath, [compiler, ...only, ...kind, '--outDir', outdir, entry]);
}

if (realpathSync(process.argv[1] ?? '.') === import.meta.filename) {
  // Beside and then renamed, so that a run meanwhile finds the old program or the new one.
  const [dist, part] = [join(root, 'dist'), join(root, 'dist.part')];
  await rm(part, { recursive: true, force: true });
  const entries = { cli: 'scripts/cli/cli.ts', index: 'scripts/index.ts', thread: 'scripts/cli/thread.ts' };
  await Promise.all([compile(entries, part), declare(part)]);
  await rm(dist, { recursive: true, force: true });
  await rename(part, dist);
}
