// Starts a browser's process and connects to it.

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Browser } from 'puppeteer';
import type { Env } from './cache.ts';
import type { Chromium } from './chromium.ts';
import { childEnv } from './environment.ts';
import { fault } from './fault.ts';
import { flags } from './flags.ts';
import type { Scratch } from './scratch.ts';
import { openTransport } from './transport.ts';

/** A running browser, and its end: resolves when the process is gone, however it went. */
export type Running = Readonly<{ browser: Browser; ended: Promise<void> }>;

/** Time for a browser to answer (a slow disk reads 200 MB), and for a single command (2,000 pages are one). */
const patience = { start: 60_000, command: 900_000 };

/** Starts `chromium` with its files in `scratch`, whose end is its end too; tells when its process is there. Throws a `Fault` if it does not start. */
export async function startChromium(
  chromium: Chromium,
  env: Env,
  scratch: Scratch,
  spawned = () => {},
): Promise<Running> {
  // Chromium refuses a sandbox to root. Elsewhere only a try tells: containers and some distributions forbid it.
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  const first = await attempt(chromium, env, scratch, !root, spawned);
  if (typeof first !== 'string') return first;
  const second =
    !root && /sandbox/i.test(first) ? await attempt(chromium, env, scratch, false, spawned) : first;
  if (typeof second !== 'string') return second;
  throw fault(
    'missing-tool',
    `Cannot start the browser \`${chromium.program}\`: ${telling(second)}. Name another one in COLOPHON_CHROMIUM`,
  );
}

/** The running browser, or what it said on stderr instead of starting. */
async function attempt(
  chromium: Chromium,
  env: Env,
  scratch: Scratch,
  sandbox: boolean,
  spawned: () => void,
): Promise<Running | string> {
  const child = spawn(chromium.program, flags(join(scratch.folder, 'profile'), sandbox), {
    env: childEnv(chromium, env, scratch.folder),
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // a process group, so that its helpers can be killed with it
  });
  scratch.atEnd(() => kill(child));
  spawned();
  let said = '';
  child.stderr?.on('data', (chunk) => {
    if (said.length < 50_000) said += chunk;
  });
  const ended = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      said += `${error.message}\n`;
      resolve();
    });
    child.on('close', (code, signal) => {
      said += signal ? `ended by ${signal}\n` : `ended with code ${code}\n`;
      resolve();
    });
  });
  const timer = setTimeout(() => {
    said += `no answer in ${patience.start / 1000} s\n`;
    kill(child);
  }, patience.start);
  try {
    const [, , , out, into] = child.stdio as [null, null, Readable, Writable, Readable];
    const transport = openTransport(out, into);
    // Only now: it loads while the browser starts. Of puppeteer only what talks to a browser, not what finds and installs one.
    const client: unknown = await import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js');
    const { connect } = client as typeof import('puppeteer'); // the same, whose types are declared twice
    const browser = await connect({ transport, defaultViewport: null, protocolTimeout: patience.command });
    return { browser, ended };
  } catch (error) {
    // Of one that is gone its own words tell more.
    if (error instanceof Error && error.name !== 'TargetCloseError') said += `${error.message}\n`;
    kill(child);
    await ended;
    return said;
  } finally {
    clearTimeout(timer);
  }
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** The first lines of `said` that tell something: not the notes and warnings that every start brings. */
function telling(said: string): string {
  const lines = said
    .split('\n')
    .filter((line) => line.trim() !== '' && !/:(?:INFO|WARNING|VERBOSE\d*):/.test(line));
  const fatal = lines.filter((line) => line.includes(':FATAL:'));
  return [...fatal, ...lines.filter((line) => !fatal.includes(line))]
    .slice(0, 3)
    .map((line) => line.replace(/^\[[^\]]*\]\s*/, ''))
    .join('; ');
}
