// Runs the author's plugins in a child process that may read the book's folder and do nothing else.

import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { PluginAnswer, PluginOrder, PluginProblem, Plugins } from '../../model/plugins.ts';
import type { Env } from '../cache.ts';
import { fault } from '../fault.ts';
import { ownFolder } from '../program-files.ts';

/** The time that plugins have for a chapter, in milliseconds. */
const patience = 10_000;

/** The memory that plugins have, in megabytes. */
const memory = 512;

/** How plugins are run. `program` is the compiled program of the child process. */
export type PluginSettings = Readonly<{
  root: string;
  env: Env;
  allow: boolean;
  program?: string;
  limit?: number;
}>;

/** Opens the plugins of the book in `root`. No process is started yet. */
export function openPlugins({
  root,
  env,
  allow,
  program = join(ownFolder, 'dist/plugins.js'),
  limit = patience,
}: PluginSettings): Plugins {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const start = async () => {
    if (!existsSync(program))
      throw fault('missing-tool', `Cannot find \`${program}\`, which runs plugins: run \`npm run build\``);
    child ??= await openChild(await realpath(root), program);
    return child;
  };
  const end = () => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  const ask = async (order: PluginOrder): Promise<PluginAnswer> => {
    const answer = await answerOf(await start(), order, limit);
    if (answer.kind === 'failed' && ['endless', 'ended'].includes(answer.fault.problem)) end();
    return answer;
  };
  return {
    allowed: async () => allow || (await isListed(root, env)),
    run: (order) => {
      // One after another, so that a time limit is that of one chapter.
      const answer = last.then(() => ask(order));
      last = answer.catch(() => undefined);
      return answer;
    },
    close: async () => end(),
  };
}

async function openChild(root: string, program: string): Promise<ChildProcess> {
  const isStable = process.allowedNodeEnvironmentFlags.has('--permission');
  const below = (folder: string) => `--allow-fs-read=${folder}${sep}*`;
  const child = fork(program, [], {
    cwd: root,
    env: {},
    execArgv: [
      isStable ? '--permission' : '--experimental-permission',
      below(await realpath(dirname(program))),
      below(root),
      '--experimental-import-meta-resolve',
      '--no-warnings',
      `--max-old-space-size=${memory}`,
    ],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  return child;
}

/** The child's message that the plugin with this index begins its work. */
type Begun = Readonly<{ kind: 'begun'; index: number }>;

/** Sends an order and waits for the answer, the end of the process, or the end of the time. */
function answerOf(child: ChildProcess, order: PluginOrder, limit: number): Promise<PluginAnswer> {
  let index: number | undefined;
  return new Promise((resolve) => {
    const done = (answer: PluginAnswer) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      child.channel?.unref();
      resolve(answer);
    };
    const failed = (problem: PluginProblem, detail: string) =>
      done({ kind: 'failed', fault: { index, problem, detail }, messages: [] });
    const onMessage = (message: PluginAnswer | Begun) => {
      if (message.kind === 'begun') index = message.index;
      else done(message);
    };
    const onExit = (code: number | null) =>
      failed('ended', code === null ? `it needed more than ${memory} MB, or was ended` : `exit code ${code}`);
    const onError = (error: Error) => failed('ended', error.message);
    const timer = setTimeout(() => failed('endless', `${limit / 1000} seconds`), limit);
    child.channel?.ref();
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
    child.send(order, (error) => void (error && failed('ended', error.message)));
  });
}

/** Whether the user's configuration lists the book's folder: one absolute path a line, `#` before comments. */
async function isListed(root: string, env: Env): Promise<boolean> {
  const own = env.HOME || env.USERPROFILE;
  const home = env.XDG_CONFIG_HOME || (own && join(own, '.config'));
  if (!home) return false;
  const list = await readFile(join(home, 'colophon/plugins'), 'utf8').catch(() => '');
  const book = await realpath(root).catch(() => undefined);
  const lines = list.split(/\r?\n/).map((line) => line.trim());
  const folders = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const real = await Promise.all(folders.map((folder) => realpath(folder).catch(() => undefined)));
  return book !== undefined && real.includes(book);
}
