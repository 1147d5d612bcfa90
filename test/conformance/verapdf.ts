// veraPDF, the reference checker of PDF/UA: fetched from Maven Central when wanted; Java and Maven must be there.

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from './command.ts';
import { findJava } from './java.ts';
import { artifactsOf, judge, type Skipped, type Validator } from './validator.ts';

const version = '1.28.2';

/** The rules of PDF/UA-1 that the PDF at `file` fails, as `clause-test`; none where it conforms. */
export async function verapdf(
  file: string,
  cache: string,
): Promise<Readonly<{ failures: readonly string[] }> | Skipped> {
  const found = await findJava(11);
  if ('skipped' in found) return found;
  const jars = await fetchJars(cache);
  if (typeof jars !== 'string') return jars;
  const main = ['-cp', join(jars, '*'), 'org.verapdf.apps.GreenfieldCliWrapper'];
  const said = await command(found.java, [...main, '-f', 'ua1', '--format', 'text', '-v', file]);
  const [verdict, ...lines] = said.stdout.trim().split('\n');
  if (!/^(?:PASS|FAIL) /.test(verdict ?? ''))
    throw new Error(`Cannot find veraPDF's verdict: ${said.stdout}${said.stderr}`);
  const failures = lines.map((line) => line.trim().replace(/^FAIL /, ''));
  return { failures: verdict?.startsWith('PASS') ? [] : failures.length > 0 ? failures : ['no rule named'] };
}

/** The folder of veraPDF's jars, fetched by Maven at its first use. */
async function fetchJars(cache: string): Promise<string | Skipped> {
  const folder = join(cache, `verapdf-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'draft-'));
  const artifact = `<groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>${version}</version>`;
  await writeFile(
    join(draft, 'pom.xml'),
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>' +
      '<groupId>conformance</groupId><artifactId>verapdf</artifactId><version>1</version>' +
      `<dependencies><dependency>${artifact}</dependency></dependencies></project>`,
  );
  const jars = join(draft, 'jars');
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${jars}`];
  const said = await command('mvn', ['-q', '-B', '-f', join(draft, 'pom.xml'), ...goal]);
  if (said.code === 0) await rename(jars, folder);
  await rm(draft, { recursive: true, force: true });
  if (said.code === 0) return folder;
  const reason = (said.stderr || said.stdout).trim().split('\n')[0];
  return {
    skipped: `Cannot fetch veraPDF ${version} (${reason}); install Maven (Debian: \`apt-get install maven\`), with a connection to Maven Central`,
  };
}

/** The PDF for screens: no failed rule. */
export const validator: Validator = {
  id: 'verapdf',
  about: `veraPDF ${version}: no failed rule of PDF/UA-1`,
  run: async (outDir, { cache }) => {
    const files = await artifactsOf(outDir, /^pdf\/[^/]+\.pdf$/);
    return judge('pdf/*.pdf', files, async (artifact) => {
      const found = await verapdf(join(outDir, artifact), cache);
      if ('skipped' in found) return found;
      return { artifact, passed: found.failures.length === 0, messages: found.failures };
    });
  },
};
