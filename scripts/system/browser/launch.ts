// Starts the process of a browser with its flags and environment, and connects to it over a pair of pipes.

import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Browser, ConnectionTransport } from 'puppeteer-core';
import type { Env } from '../cache.ts';
import { fault } from '../fault.ts';
import type { Scratch } from '../scratch.ts';
import type { Chromium } from './chromium.ts';

/** A running browser. `ended` resolves when the process has ended, for whatever reason. */
type Running = Readonly<{ browser: Browser; ended: Promise<void> }>;

/**
 * Time limits in milliseconds: for the browser's first answer, since a slow disk must read 200 MB, and for one command,
 * since a print of 2,000 pages is one.
 */
const patience = { start: 60_000, command: 900_000 };

/**
 * Starts `chromium` with its files in `scratch`; when `scratch` closes, the browser is killed. Calls `spawned` as soon as
 * the process exists. Throws a `Fault` (`missing-tool`) if the browser does not start.
 */
export async function startChromium(
  chromium: Chromium,
  env: Env,
  scratch: Scratch,
  spawned = () => {},
): Promise<Running> {
  // Chromium has no sandbox for root. For others only an attempt shows, since containers and some distributions forbid it.
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

/** Starts the browser once. Gives what it wrote to stderr if it does not start. */
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
    detached: process.platform !== 'win32', // makes a process group, so that its child processes can be killed too
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
    // Puppeteer is loaded while the browser starts, and only the part that connects, without those that find and install.
    const client: unknown = await import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js');
    const { connect } = client as typeof import('puppeteer-core'); // puppeteer declares these types twice
    const browser = await connect({ transport, defaultViewport: null, protocolTimeout: patience.command });
    return { browser, ended };
  } catch (error) {
    // If the browser has ended, its own output tells more than this error.
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
    // The process has ended already.
  }
}

/** Gives the first lines of `said` that tell the cause, without the notes and warnings of every start. */
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

/** Makes a transport that writes to `out` and reads from `into`. It never throws: a broken pipe counts as closed. */
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
      if (closed) setImmediate(end); // the pipe closed before puppeteer had set `onclose`
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
      // Each message is handled in its own turn of the event loop, as in puppeteer's transports: its handlers rely on it.
      setImmediate(() => transport.onmessage?.(message));
    }
    pending.push(chunk.subarray(start));
  });
  into.on('close', end);
  for (const pipe of [out, into]) pipe.on('error', end);
  return transport;
}

/** Gives the flags of a headless Chromium with its files in `profile` and, if `sandbox`, its renderers in a sandbox. */
function flags(profile: string, sandbox: boolean): readonly string[] {
  return [
    '--headless', // no window, whether it is the headless shell or the full browser
    '--remote-debugging-pipe', // a pipe, since other users of the machine could connect to a port
    `--user-data-dir=${profile}`, // never the user's own profile
    ...(sandbox ? [] : ['--no-sandbox']),

    // These make pages look the same on every machine.
    '--disable-gpu', // GPUs round differently, and servers have none
    '--font-render-hinting=none', // otherwise widths are hinted for a screen and lines break elsewhere
    '--force-color-profile=srgb', // not the monitor's profile
    '--disable-lcd-text', // no subpixel colours in pictures
    '--hide-scrollbars', // no scrollbars in pictures
    '--lang=en-US', // not the machine's language; each page declares its own

    // These stop all network traffic.
    '--host-resolver-rules=MAP * ~NOTFOUND', // no name resolves, even in requests that are not intercepted
    '--no-proxy-server', // a proxy would resolve names
    '--disable-background-networking', // field trials, safe browsing, prefetching
    '--disable-component-update', // no components are fetched later
    '--disable-sync',
    '--disable-domain-reliability', // no reports of failed requests
    '--disable-breakpad', // no crash reports
    '--metrics-recording-only', // no usage reports
    '--no-pings',

    // These leave nothing but the page.
    '--disable-extensions',
    '--disable-default-apps',
    '--no-first-run',
    '--no-default-browser-check',
    '--deny-permission-prompts',
    '--password-store=basic', // no access to a keyring
    '--use-mock-keychain', // nor to the keychain of macOS
    '--mute-audio',
    '--disable-dev-shm-usage', // in containers, /dev/shm often has 64 MB, too little for a long book
    'about:blank', // not the new-tab page
  ];
}

/**
 * Gives the environment of the browser's process, whose files go to `folder`. The packaged browser gets nothing but what
 * it needs. Another one may be a script that needs more, so it gets the whole environment.
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
  // It always uses its own libraries, even if the system has some of them: parts of two versions of NSS don't work together.
  return libraries === undefined
    ? { ...env, ...own }
    : { PATH: env.PATH, ...own, LD_LIBRARY_PATH: libraries };
}

/** Writes a fontconfig file with `fonts` alone, so that no font of the machine gets into a PDF. Gives its path. */
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
