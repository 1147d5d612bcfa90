// Lighthouse (Google's audit of pages): fetched from npm when wanted, run with the browser that prints on a small server.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { command } from './command.ts';
import { type FetchedTool, fetchTool } from './fetch.ts';
import { artifactsOf, type Validator } from './validator.ts';

type Category = Readonly<{
  id: string;
  score: number;
  auditRefs: readonly Readonly<{ id: string; weight: number }>[];
}>;
type Audit = Readonly<{ title: string; score: number | null; displayValue?: string }>;
type Reading = Readonly<{
  categories: Readonly<Record<string, Category>>;
  audits: Readonly<Record<string, Audit>>;
}>;

/** Audits that tell times: they lose points where the machine is busy, which is no fault of a page. */
const timed = new Set([
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'speed-index',
]);

/** What its JSON report says of lost points: one line a category below 100, with the audits that lost them, but times. */
export function losses(json: string): readonly string[] {
  const { categories, audits } = JSON.parse(json) as Reading;
  return Object.values(categories)
    .filter(({ score }) => score < 1)
    .flatMap(({ id, score, auditRefs }) => {
      const why = auditRefs.flatMap(({ id: name, weight }) => {
        const audit = audits[name];
        return weight > 0 && !timed.has(name) && audit && audit.score !== null && audit.score < 1
          ? [[audit.title, audit.displayValue].filter(Boolean).join(': ')]
          : [];
      });
      return why.length > 0 ? [`${id} ${Math.round(score * 100)}: ${why.join('; ')}`] : [];
    });
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Serves a folder as hosts do, text compressed. */
async function serve(root: string) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host.invalid').pathname);
    const bytes = await readFile(join(root, path)).catch(() => undefined);
    if (!bytes) return response.writeHead(404).end();
    const type = types[extname(path)] ?? 'application/octet-stream';
    const text = /^text|svg/.test(type);
    response.writeHead(200, { 'Content-Type': type, ...(text && { 'Content-Encoding': 'gzip' }) });
    return response.end(text ? gzipSync(bytes) : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

const lighthouseTool: FetchedTool = {
  name: 'lighthouse',
  version: '12.8.2',
  integrity:
    'sha512-+5SKYzVaTFj22MgoYDPNrP9tlD2/Ay7j3SxPSFD9FpPyVxGr4UtOQGKyrdZ7wCmcnBaFk0mCkPfARU3CsE0nvA==',
};

/** The contents and one chapter on a phone with a slow line: no point lost, but by times. */
export const validator: Validator = {
  id: 'lighthouse',
  about:
    'Lighthouse 12.8.2: no point lost in four categories but by a busy machine’s times, as a phone has the pages',
  run: async (outDir, { cache, chromium }) => {
    const tool = await fetchTool(lighthouseTool, cache);
    if ('skipped' in tool) return tool;
    const [index] = await artifactsOf(outDir, /^html\/index\.html$/);
    const [chapter] = await artifactsOf(
      outDir,
      /^html\/(?!(?:404|all|copyright|index|license|terms)\.)[^/]*\.html$/,
    );
    if (!index || !chapter)
      return {
        verdicts: [
          { artifact: 'html/', passed: false, messages: ['Cannot find a web edition in the output'] },
        ],
      };
    const server = await serve(outDir);
    try {
      const verdicts = [];
      for (const artifact of [index, chapter]) {
        const address = `http://127.0.0.1:${server.port}/${artifact.split('/').map(encodeURIComponent).join('/')}`;
        const flags = '--chrome-flags=--headless --no-sandbox --disable-gpu --disable-dev-shm-usage';
        const said = await command(
          process.execPath,
          [join(tool.folder, 'cli', 'index.js'), address, '--quiet', '--output=json', flags],
          {
            CHROME_PATH: chromium.program,
            ...(chromium.libraries && { LD_LIBRARY_PATH: chromium.libraries }),
          },
        );
        if (!said.stdout.startsWith('{')) throw new Error(`Cannot find Lighthouse's report: ${said.stderr}`);
        const messages = losses(said.stdout);
        verdicts.push({ artifact, passed: messages.length === 0, messages });
      }
      return { verdicts };
    } finally {
      server.close();
    }
  },
};
