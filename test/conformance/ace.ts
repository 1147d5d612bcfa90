// Ace by DAISY, the accessibility checker of EPUB: fetched from npm when wanted, run on a Chromium of ours.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from './command.ts';
import { type FetchedTool, fetchTool } from './fetch.ts';
import { artifactsOf, judge, type Skipped, type Tools, type Validator, type Verdict } from './validator.ts';

const aceTool: FetchedTool = {
  name: '@daisy/ace-cli',
  version: '1.4.6',
  integrity:
    'sha512-NUQxrSxRCGymqeGDs2UypEFayQABMp6DxM2ZCoXvigbieUJmnw2SR+BdjVvBoBIEuinfZNIDJ6u4Al6zLjov8w==',
};

type Test = Readonly<{ 'earl:impact': string; 'dct:title': string }>;
type Outcome = Readonly<{ 'earl:outcome': string; 'dct:description'?: string }>;
type Assertion = Readonly<{ 'earl:result': Outcome; 'earl:test': Test; html?: string }>;
type Subject = Readonly<{ 'earl:testSubject': Readonly<{ url: string }>; assertions: readonly Assertion[] }>;
type AceReport = Readonly<{ 'earl:result': Outcome; assertions: readonly Subject[] }>;

/** Ace's violations in the EPUB at `file`, as `rule impact path text`. Throws where Ace gives no report. */
export async function ace(
  file: string,
  cache: string,
  { program, libraries }: Tools['chromium'],
): Promise<Readonly<{ violations: readonly string[] }> | Skipped> {
  const tool = await fetchTool(aceTool, cache);
  if ('skipped' in tool) return tool;
  const out = await mkdtemp(join(tmpdir(), 'ace-'));
  try {
    // Not --silent: it would hide the reason where the browser does not start.
    const args = [join(tool.folder, 'bin', 'ace.js'), '-f', '-E', '-t', join(out, 'temp'), '-o', out, file];
    const env = { PUPPETEER_EXECUTABLE_PATH: program, ...(libraries && { LD_LIBRARY_PATH: libraries }) };
    const said = await command(process.execPath, args, env);
    const text = await readFile(join(out, 'report.json'), 'utf8').catch(() => {
      throw new Error(`Cannot find Ace's report: ${said.stdout}${said.stderr}`);
    });
    return { violations: violations(text) };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** The failed assertions of Ace's JSON report; a report that failed without any gives one that says so. */
export function violations(json: string): readonly string[] {
  const report = JSON.parse(json) as AceReport;
  const found = report.assertions.flatMap((subject) =>
    subject.assertions.map(({ 'earl:test': test, 'earl:result': result, html }) => {
      const what = (result['dct:description'] ?? '').replaceAll('\n', '; ');
      const where = subject['earl:testSubject'].url;
      return `${test['dct:title']} ${test['earl:impact']} ${where} ${what}${html ? ` in ${html}` : ''}`;
    }),
  );
  const failed = report['earl:result']['earl:outcome'] !== 'pass';
  return failed && found.length === 0 ? ['Ace failed the book without naming a violation'] : found;
}

/** Every EPUB in the output: 0 violations of any impact. */
export const validator: Validator = {
  id: 'ace',
  about: 'Ace by DAISY 1.4.6: no accessibility violation',
  run: async (outDir, { cache, chromium }) => {
    const files = await artifactsOf(outDir, /^epub\/[^/]+\.epub$/);
    return judge('epub/*.epub', files, async (artifact): Promise<Verdict | Skipped> => {
      const found = await ace(join(outDir, artifact), cache, chromium);
      if ('skipped' in found) return found;
      return { artifact, passed: found.violations.length === 0, messages: found.violations };
    });
  },
};
