// Finds the installed Java, for validators that are jars.

import { join } from 'node:path';
import { command } from './command.ts';
import type { Skipped } from './validator.ts';

const cure = 'install one (Debian: `apt-get install default-jre-headless`) or set JAVA_HOME';

/** The `java` to start: that of JAVA_HOME where set, else that on PATH, if it is of version `least` or later. */
export async function findJava(least: number): Promise<Readonly<{ java: string }> | Skipped> {
  const home = process.env.JAVA_HOME;
  const java = home ? join(home, 'bin', 'java') : 'java';
  const said = await command(java, ['-version']);
  if (said.code !== 0) return { skipped: `Cannot find \`${java}\`; ${cure}` };
  const found = javaVersion(said.stderr + said.stdout);
  if (found >= least) return { java };
  return { skipped: `Unexpected Java ${found}, expected ${least} or later; ${cure}` };
}

/** The feature release in what `java -version` says: `"17.0.15"` is 17, `"1.8.0_452"` is 8, anything else 0. */
export function javaVersion(text: string): number {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return Number(first === '1' ? second : first) || 0;
}
