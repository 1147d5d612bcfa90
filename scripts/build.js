// Compiles the program to dist/ (`npm run build`): our sources and most packages that they use, in parts that load on demand.

import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The folder of this package. */
const root = join(import.meta.dirname, '..');

/**
 * Packages that need files of their own folder, and dependencies of puppeteer that it only loads to start or connect to
 * a browser in other ways.
 */
const external = [
  '@embedpdf/pdfium',
  'subset-font',
  'epub-gen-memory',
  'citeproc',
  '@puppeteer/browsers',
  'chromium-bidi',
  'ws',
];

/**
 * Leaves out the packages with which citation-js fetches from the network: a book's bibliography is its own files.
 * @type {import('esbuild').Plugin}
 */
const withoutFetching = {
  name: 'without-fetching',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node-fetch|sync-fetch)$/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * Compiles sources to `NAME.js` in a folder, with source maps.
 * @param {Readonly<Record<string, string>>} entryPoints paths in this package, by their NAME
 * @param {string} outdir
 * @returns {Promise<readonly string[]>} the paths of all files that went in
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
    // All parts are beside the entries, so that `import.meta` means the same folder in each.
    chunkNames: '[name]-[hash]',
    platform: 'node',
    target: 'node20.19',
    external,
    // Packages in CommonJS load Node's own modules by `require`.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [withoutFetching],
    tsconfigRaw: {},
    logLevel: 'warning',
    metafile: true,
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
}

/**
 * Gives the packages that contain these files, by their paths as lock files write them.
 * @param {readonly string[]} files
 */
function packagesOf(files) {
  const paths = files.map(
    (path) => /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path)?.[0],
  );
  return [...new Set(paths)].filter((path) => path !== undefined).sort();
}

/**
 * Gives the few files that templates and sources name, of the hundreds in the packages of Source Serif, Sans and Code
 * Pro, and the programs that draw diagrams.
 * @returns {Promise<readonly string[]>} their paths from node_modules/
 */
async function resourceFiles() {
  const named =
    /(?:@fontsource\/)?(?:source-(?:serif|sans|code)[a-z\d-]*|stix-two-math)\/(?:LICENSE(?:\.md)?\b|[\w./-]+\.(?:ttf|woff2)\b)|(?:mermaid|@viz-js\/viz)\/dist\/[\w.-]+\.js\b/g;
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
 * Copies files of packages to `packages/`, with each package's package.json and licence.
 * @param {readonly string[]} files
 * @param {string} dist
 */
async function copyResources(files, dist) {
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
 * Gives these packages and all that they depend on, which is inside the one file that is taken from each.
 * @param {readonly string[]} homes
 */
async function bundledIn(homes) {
  const found = new Set(homes);
  for (const home of found) {
    const { dependencies = {} } = JSON.parse(await readFile(join(root, home, 'package.json'), 'utf8'));
    for (const name of Object.keys(dependencies)) {
      // It is in the nearest folder upwards that has it, as Node looks for it.
      let above = `${home}/`;
      while (above !== '' && !existsSync(join(root, above, 'node_modules', name)))
        above = above.slice(0, above.lastIndexOf('node_modules/'));
      if (!name.startsWith('@types/')) found.add(`${above}node_modules/${name}`);
    }
  }
  return [...found];
}

/**
 * Lists the packages that the program runs with, as the lock file describes them: those compiled into dist/, and those
 * that npm installs beside it. `colophon release` reads this list for the bill of materials, because npm packs no lock
 * file.
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

/** What packages have inside that is not under their own licence, by their names. */
const otherWorks = new Map([
  [
    '@citation-js/plugin-csl',
    'The styles `apa`, `vancouver` and `harvard1` and the locales in this package are works of the Citation Style Language ' +
      'project (https://citationstyles.org), under the Creative Commons Attribution-ShareAlike 3.0 Unported License ' +
      '(https://creativecommons.org/licenses/by-sa/3.0/). They are unchanged; the `info` at the head of each names its authors.',
  ],
]);

/**
 * Gives the licences of the packages that are compiled in, word for word, as they require. They are devDependencies in
 * package.json, because whoever installs the program does not need them again.
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
      // Some packages have their licence only in their README.
      const files = licenses.length > 0 ? licenses : named(/^readme/i);
      const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
      return [
        `${name} ${version} (${license ?? 'its licence is told below'})`,
        ...texts.map((text) => text.trim()),
        ...[otherWorks.get(name) ?? []].flat(),
      ].join('\n\n');
    }),
  );
  return `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/**
 * Writes the type declarations of the library's entry. It imports none of our own types, so one file is enough, and its
 * imports need not be checked, because `npm test` does that.
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
  // The program is made beside the old one and then renamed, so that a run meanwhile finds either.
  const [dist, part] = [join(root, 'dist'), join(root, 'dist.part')];
  await rm(part, { recursive: true, force: true });
  const entries = {
    cli: 'scripts/cli/cli.ts',
    index: 'scripts/index.ts',
    thread: 'scripts/cli/thread.ts',
    plugins: 'scripts/cli/plugins.ts',
  };
  const [files] = await Promise.all([compile(entries, part), declare(part)]);
  const [inside, resources] = [packagesOf(files), await resourceFiles()];
  await copyResources(resources, part);
  const bundled = await bundledIn(['node_modules/mermaid', 'node_modules/@viz-js/viz']);
  await writeFile(join(part, 'notices.txt'), await noticesOf([...new Set([...inside, ...bundled])].sort()));
  // A book's source archive made by an installed program has no lock file.
  if (existsSync(join(root, 'package-lock.json'))) {
    const all = [...inside, ...bundled, ...packagesOf(resources.map((file) => `node_modules/${file}`))];
    await writeFile(join(part, 'packages.json'), await packageList(all));
  }
  await rm(dist, { recursive: true, force: true });
  await rename(part, dist);
}
