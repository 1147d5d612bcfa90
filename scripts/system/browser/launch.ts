// Starts a browser's process, with its flags and its environment, and connects to it over a pair of pipes.

import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Browser, ConnectionTransport } from 'puppeteer-core';
import type { Env } from '../cache.ts';
import { fault } from '../fault.ts';
import type { Scratch } from '../scratch.ts';
import type { Chromium } from './chromium.ts';

/** A running browser, and its end: resolves when the process is gone, however it went. */
type Running = Readonly<{ browser: Browser; ended: Promise<void> }>;

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
    const { connect } = client as typeof import('puppeteer-core'); // the same, whose types are declared twice
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

/** A transport that writes to `out` and reads from `into`. It never throws: a broken pipe is a closed one. */
function openTransport(out: Writable, into: Readable): ConnectionTransport {
  let pending: Buffer[] = [];
  let closed = false;
  const end = () => {
    closed = true;
    transport.onclose?.();
  };
  const transport: ConnectionTransport = {
    send: (message) => {
      out.write(`${message}\0`);
      if (closed) setImmediate(end); // before anybody listened
    },
    close: () => {
      out.destroy();
      into.destroy();
    },
  };
  into.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...pending, chunk.subarray(start, end)]).toString();
      pending = [];
      start = end + 1;
      // A turn of its own for each message, as puppeteer's own transports do: its handlers rely on it.
      setImmediate(() => transport.onmessage?.(message));
    }
    pending.push(chunk.subarray(start));
  });
  into.on('close', end);
  for (const pipe of [out, into]) pipe.on('error', end);
  return transport;
}

/** Flags for a headless Chromium that keeps its files in `profile` and, if `sandbox`, its renderers in a sandbox. */
function flags(profile: string, sandbox: boolean): readonly string[] {
  return [
    '--headless', // no window; of the shell and of the full browser alike
    '--remote-debugging-pipe', // spoken to through a pipe: no port that others on the machine could open
    `--user-data-dir=${profile}`, // never the user's own profile
    ...(sandbox ? [] : ['--no-sandbox']),

    // The same picture on every machine.
    '--disable-gpu', // a GPU's rounding differs; nor does a server have one
    '--font-render-hinting=none', // otherwise widths are hinted for a screen and lines break elsewhere
    '--force-color-profile=srgb', // not the monitor's
    '--disable-lcd-text', // no subpixel colours in pictures
    '--hide-scrollbars', // none in pictures
    '--lang=en-US', // not the machine's; a page says its language itself

    // No word to anyone.
    '--host-resolver-rules=MAP * ~NOTFOUND', // no name resolves, whatever slips past the interception
    '--no-proxy-server', // or a proxy would resolve it
    '--disable-background-networking', // field trials, safe browsing, prefetching
    '--disable-component-update', // no parts fetched later
    '--disable-sync',
    '--disable-domain-reliability', // no reports of failed requests
    '--disable-breakpad', // no crash reports
    '--metrics-recording-only', // no usage reports
    '--no-pings',

    // Nothing but the page.
    '--disable-extensions',
    '--disable-default-apps',
    '--no-first-run',
    '--no-default-browser-check',
    '--deny-permission-prompts',
    '--password-store=basic', // no keyring is asked
    '--use-mock-keychain', // nor, on macOS, the keychain
    '--mute-audio',
    '--disable-dev-shm-usage', // containers give /dev/shm 64 MB, too little for a long book
    'about:blank', // not the new-tab page
  ];
}

/**
 * Variables for the browser's process, whose files go to `folder`.
 * The packaged browser gets a bare environment, since it needs no more; another one may be a script that does.
 */
function childEnv({ libraries, fonts }: Chromium, env: Env, folder: string): NodeJS.ProcessEnv {
  if (fonts === undefined) return { ...env };
  const own = {
    HOME: folder,
    TMPDIR: folder,
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
    FONTCONFIG_FILE: writeFontConfig(fonts, folder),
  };
  // Always its own libraries, not only where the system lacks some: half of one NSS and half of another do not fit.
  return libraries === undefined
    ? { ...env, ...own }
    : { PATH: env.PATH, ...own, LD_LIBRARY_PATH: libraries };
}

/** A fontconfig that knows only `fonts`, so that no font of the machine gets into a PDF. Returns its path. */
function writeFontConfig(fonts: string, folder: string): string {
  const path = join(folder, 'fonts.conf');
  const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const cache = join(folder, 'fontconfig');
  writeFileSync(
    path,
    `<fontconfig><dir>${xml(fonts)}</dir><cachedir>${xml(cache)}</cachedir></fontconfig>\n`,
  );
  return path;
}
