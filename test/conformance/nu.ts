// The Nu Html Checker (W3C's validator of HTML and CSS): its jar is fetched from npm when wanted, Java must be there.

import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command } from './command.ts';
import { type FetchedTool, fetchTool } from './fetch.ts';
import { findJava } from './java.ts';
import { artifactsOf, type Skipped, type Validator } from './validator.ts';

const nuTool: FetchedTool = {
  name: 'vnu-jar',
  version: '26.9.27',
  integrity:
    'sha512-TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==',
};

type Message = Readonly<{
  type: string;
  subType?: string;
  url?: string;
  lastLine?: number;
  lastColumn?: number;
  message: string;
  extract?: string;
}>;

/** What the checker says of HTML and CSS files, each as `severity path:line:column text` with paths from `base`. */
export async function nu(
  files: readonly string[],
  base: string,
  cache: string,
): Promise<Readonly<{ messages: readonly string[] }> | Skipped> {
  const found = await findJava(17);
  if ('skipped' in found) return found;
  const tool = await fetchTool(nuTool, cache);
  if ('skipped' in tool) return tool;
  const jar = join(tool.folder, 'build', 'dist', 'vnu.jar');
  const flags = ['--format', 'json', '--also-check-css', '--stdout'];
  const said = await command(found.java, ['-jar', jar, ...flags, ...files]);
  if (!said.stdout.startsWith('{'))
    throw new Error(`Cannot find the Nu Html Checker's report: ${said.stderr}`);
  return { messages: complaints(said.stdout, base) };
}

/**
 * What is no fault, though the checker says it: slashes of void elements do nothing; a file has no origin, so that a
 * policy's 'self' fits none; a block of JSON-LD is data, to which no policy applies (HTML, 4.12.1); it does not know
 * `::highlight()` (CSS Custom Highlight API, 2.3). Each with what it says, and of what.
 */
const harmless = [
  /^Trailing slash on void elements/,
  /^Resource violates Content Security Policy \(meta tag\): (?:external stylesheet|external script|image) “[^:”]+” blocked/,
  /^Inline script violates Content Security Policy \(meta tag\): blocked by “script-src”/,
  // Words in two parts are what the book's author wrote, in code on purpose.
  /^Text run is not in Unicode Normalization Form C/,
  /^CSS: Parse Error\.\n(?:::)?highlight\([\w-]+\) \{/,
];

/** The messages of its JSON report that ask for a correction. */
export function complaints(json: string, base: string): readonly string[] {
  const { messages } = JSON.parse(json) as { messages: readonly Message[] };
  return messages
    .filter(({ message, extract }) => !harmless.some((known) => known.test(`${message}\n${extract ?? ''}`)))
    .map(({ type, subType, url, lastLine, lastColumn, message }) => {
      const path = url?.startsWith('file:') ? relative(base, fileURLToPath(url)) : (url ?? '');
      return `${subType ?? type} ${path}:${lastLine ?? 0}:${lastColumn ?? 0} ${message}`;
    });
}

/** The web edition as a whole: no error, no warning, in HTML or CSS. One Java for all files. */
export const validator: Validator = {
  id: 'nu',
  about: 'Nu Html Checker 26.9.27: no error or warning in HTML and CSS',
  run: async (outDir, { cache }) => {
    const files = await artifactsOf(outDir, /^html\/.*\.(?:html|css)$/);
    const pages = files.filter((file) => file.endsWith('.html')).length;
    const artifact = `html/ (pages: ${pages}, style sheets: ${files.length - pages})`;
    if (pages === 0) {
      const messages = ['Cannot find html/**/*.html in the output'];
      return { verdicts: [{ artifact, passed: false, messages }] };
    }
    const base = join(outDir, 'html');
    const found = await nu(
      files.map((file) => join(outDir, file)),
      base,
      cache,
    );
    if ('skipped' in found) return found;
    return { verdicts: [{ artifact, passed: found.messages.length === 0, messages: found.messages }] };
  },
};
