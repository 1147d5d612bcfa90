// Compiles the program to dist/ (`npm run build`): our sources and most packages that they use, in parts that are loaded when needed.

import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
 * @returns {Promise<readonly string[]>} the files that went in, by their paths
 */
export async function compile(entryPoints, outdir) {
  const { build } = await import('esbuild');
  const { metafile } = await build({
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
    metafile: true,
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
}

/**
 * The packages that files are in, by their paths as lock files write them.
 * @param {readonly string[]} files
 */
function packagesOf(files) {
  const paths = files.map(
    (path) => /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path)?.[0],
  );
  return [...new Set(paths)].filter((path) => path !== undefined).sort();
}

/**
 * The files of the packages of Source Serif, Sans and Code Pro that templates and sources name: of hundreds in each, a few.
 * @returns {Promise<readonly string[]>} their paths from node_modules/
 */
async function fontFiles() {
  const named =
    /(?:@fontsource\/)?source-(?:serif|sans|code)[a-z\d-]*\/(?:LICENSE(?:\.md)?\b|[\w./-]+\.(?:ttf|woff2)\b)/g;
  const found = new Set();
  for (const folder of ['scripts', 'templates']) {
    for (const path of await readdir(join(root, folder), { recursive: true }))
      if (/\.(?:css|ts)$/.test(path))
        for (const [file] of (await readFile(join(root, folder, path), 'utf8')).matchAll(named))
          found.add(file);
  }
  return [...found].sort();
}

/**
 * Copies font files to `packages/`, each package with what it says of itself.
 * @param {readonly string[]} files
 * @param {string} dist
 */
async function copyFonts(files, dist) {
  const homes = packagesOf(files.map((file) => `node_modules/${file}`));
  const own = await Promise.all(
    homes.map(async (home) => {
      const names = await readdir(join(root, home));
      return names
        .filter((name) => /^(?:package\.json|licen[cs]e)/i.test(name))
        .map((name) => `${home}/${name}`.slice('node_modules/'.length));
    }),
  );
  for (const file of new Set([...files, ...own.flat()]))
    await cp(join(root, 'node_modules', file), join(dist, 'packages', file));
}

/**
 * What the lock file says of the packages that the program runs with: those that are in dist/, and those that npm installs
 * beside it. `colophon release` reads it for the bill of materials; npm packs no lock file.
 * @param {readonly string[]} inside
 */
async function packageList(inside) {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const used = Object.entries(packages).filter(
    ([path, { dev }]) => path !== '' && (!dev || inside.includes(path)),
  );
  const kept = used.map(([path, { version, license, integrity }]) => [path, { version, license, integrity }]);
  return `${JSON.stringify({ packages: Object.fromEntries(kept) }, undefined, 1)}\n`;
}

/**
 * The licences of packages that are compiled in, word for word, as they ask. In package.json those are devDependencies: who
 * installs the program does not need them again.
 * @param {readonly string[]} inside
 */
async function noticesOf(inside) {
  const parts = await Promise.all(
    inside.map(async (path) => {
      const folder = join(root, path);
      const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
      const entries = await readdir(folder, { withFileTypes: true });
      const named = (/** @type {RegExp} */ name) =>
        entries.filter((entry) => entry.isFile() && name.test(entry.name)).map((entry) => entry.name);
      const licenses = named(/^(?:licen[cs]e|copying|notice)/i).sort();
      // Some have no such file, and what they say stands where they describe themselves.
      const files = licenses.length > 0 ? licenses : named(/^readme/i);
      const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
      return [
        `${name} ${version} (${license ?? 'its licence is told below'})`,
        ...texts.map((text) => text.trim()),
      ].join('\n\n');
    }),
  );
  return `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
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
  const [files] = await Promise.all([compile(entries, part), declare(part)]);
  const [inside, fonts] = [packagesOf(files), await fontFiles()];
  await copyFonts(fonts, part);
  await writeFile(join(part, 'notices.txt'), await noticesOf(inside));
  // A book's source archive that was made by an installed program has none.
  if (existsSync(join(root, 'package-lock.json'))) {
    const all = [...inside, ...packagesOf(fonts.map((file) => `node_modules/${file}`))];
    await writeFile(join(part, 'packages.json'), await packageList(all));
  }
  await rm(dist, { recursive: true, force: true });
  await rename(part, dist);
}
