// Lets the author's remark plugins make the trees of chapters, where whoever runs the program allows it.

import { setImmediate as otherWork } from 'node:timers/promises';
import type { Root } from 'mdast';
import type { Source } from '../model/book.ts';
import type { Finding } from '../model/finding.ts';
import type { PluginAnswer, PluginFault, PluginKind, PluginMessage, Plugins } from '../model/plugins.ts';
import type { World } from '../model/world.ts';
import type { Manifest } from '../settings/manifest.ts';
import { fileOf, type PluginItem, pluginsOf } from '../settings/markdown.ts';
import { parseChapterText } from './parse.ts';
import { treeOf } from './plugin-trees.ts';

/** The rules of messages about plugins, and of the warnings of plugins, which the check `plugin` tells. */
const pluginRule = 'plugin';
const messageRule = 'plugin-message';

/** The files of the book that its plugins consist of, by path, and what is wrong with the plugins before they run. */
export type PluginFiles = Readonly<{
  files: ReadonlyMap<string, Uint8Array>;
  findings: readonly Finding[];
}>;

/**
 * Reads the plugins that are files, and the modules and data beside them, which they may load. Without leave to run the
 * plugins there is only the finding that says so: the book cannot be right without them.
 */
export async function readPlugins(manifest: Manifest, world: World): Promise<PluginFiles> {
  const { markdown } = manifest;
  const files = new Map<string, Uint8Array>();
  if (pluginsOf(manifest).length === 0) return { files, findings: [] };
  if (!(await world.plugins.allowed()))
    return {
      files,
      findings: [
        finding(
          ['markdown'],
          'Unexpected plugins, which run as code, without leave to run them',
          'If you trust them, allow them with `--allow-plugins`, or write the full path of the book’s folder as a line into the file `~/.config/colophon/plugins`.',
        ),
      ],
    };
  const findings: Finding[] = [];
  for (const kind of ['remark', 'rehype'] as const)
    for (const [index, item] of (markdown?.[kind] ?? []).entries()) {
      const path = fileOf(item);
      const content = path === undefined ? undefined : await world.book.read(path);
      if (path === undefined || content === undefined) continue;
      if (typeof content === 'string') {
        const fault: PluginFault = { index, problem: 'missing', detail: content };
        findings.push(faultOf(fault, kind, markdown?.[kind] ?? [], undefined));
      } else for (const [name, bytes] of await filesBeside(path, content, world)) files.set(name, bytes);
    }
  return { files, findings };
}

/** Gives a plugin and, if it has a folder of its own, all modules and data in that. */
async function filesBeside(path: string, content: Uint8Array, { book }: World) {
  const files = new Map([[path, content]]);
  const folder = path.split('/').slice(0, -1).join('/');
  const beside = folder === '' ? [] : await book.files(folder);
  for (const other of beside.filter((name) => /\.(?:[cm]?js|json)$/.test(name))) {
    const bytes = await book.read(other);
    if (typeof bytes !== 'string') files.set(other, bytes);
  }
  return files;
}

/** A chapter and its tree. */
type Parsed = Readonly<{ source: Source; tree: Root }>;

/**
 * Parses chapters, with the author's remark plugins if there are any. A chapter that a plugin refuses is left out, and the
 * findings say why.
 */
export async function parseChapters(
  sources: readonly Source[],
  { markdown }: Manifest,
  { run }: Plugins,
): Promise<Readonly<{ parsed: readonly Parsed[]; findings: readonly Finding[] }>> {
  const plugins = markdown?.remark ?? [];
  const parsed: Parsed[] = [];
  const findings: Finding[] = [];
  for (const source of sources) {
    if (plugins.length === 0) {
      parsed.push({ source, tree: parseChapterText(source.text) });
      await otherWork(); // the browser's start
      continue;
    }
    const { path, text } = source;
    const answer = await run({ kind: 'remark', plugins, path, text });
    const { tree, findings: found, isOver } = judge(answer, 'remark', plugins, source);
    findings.push(...found);
    if (tree) parsed.push({ source, tree });
    if (isOver) break;
  }
  return { parsed, findings };
}

/** Judges an answer: the tree, if there is one, what is to be told, and whether asking for more would be in vain. */
export function judge<Kind extends PluginKind>(
  answer: PluginAnswer,
  kind: Kind,
  plugins: readonly PluginItem[],
  { path, text }: Source,
) {
  const findings: Finding[] = answer.messages.map((message) => said(message, path));
  const isRefused = findings.some(({ severity }) => severity === 'error');
  if (answer.kind === 'failed') {
    findings.push(faultOf(answer.fault, kind, plugins, path));
    return { tree: undefined, findings, isOver: answer.fault.problem !== 'threw' };
  }
  if (isRefused) return { tree: undefined, findings, isOver: false };
  const tree = treeOf(kind, answer.tree, text.length);
  if (typeof tree !== 'string') return { tree, findings, isOver: false };
  const index = plugins.length === 1 ? 0 : undefined;
  findings.push(faultOf({ index, problem: 'no-tree', detail: tree }, kind, plugins, path));
  return { tree: undefined, findings, isOver: false };
}

function said({ reason, place, isFatal, note }: PluginMessage, path: string): Finding {
  const severity = isFatal ? 'error' : 'warning';
  const rule = isFatal ? pluginRule : messageRule;
  return { rule, severity, reason, cure: note, key: [], at: { path, place } };
}

function finding(key: Finding['key'], reason: string, cure: string): Finding {
  return { rule: pluginRule, severity: 'error', reason, cure, key };
}

/** Words a fault of a plugin, at its place in book.yaml. `path` is the chapter that it had, if it had one. */
function faultOf(
  { index, problem, detail }: PluginFault,
  kind: PluginKind,
  plugins: readonly PluginItem[],
  path: string | undefined,
): Finding {
  const item = plugins[index ?? -1];
  const name = item ? `the plugin \`${item.name}\`` : `one of the plugins of \`${kind}\``;
  const key = ['markdown', kind, ...(index === undefined ? [] : [index])];
  const chapter = path === undefined ? '' : ` for ${path}`;
  const isPackage = item !== undefined && fileOf(item) === undefined;
  const wordings = {
    missing: [
      `Cannot find ${name}${/^(?:missing|outside|unreadable)$/.test(detail) ? '' : ` or what it imports: ${detail}`}`,
      isPackage
        ? `Install it in the book’s folder: \`npm install ${item.name}\`. A file needs \`./\` before its path.`
        : 'Paths start from the folder of book.yaml, and may not leave it.',
    ],
    'no-function': [
      `Unexpected export of ${name}: ${detail}, expected a function`,
      'A module exports its plugin by `export default`.',
    ],
    threw: [
      `Unexpected error of ${name}${chapter}: ${detail}`,
      'Mend the plugin, or take it out of book.yaml.',
    ],
    'no-tree': [
      `Unexpected result of ${name}${chapter}: ${detail}, expected a tree`,
      'A transformer changes the tree that it gets, or returns another whose root has the type `root`.',
    ],
    refused: [
      `Unexpected access of ${name}${chapter} to what plugins may not use${detail === '' ? '' : `: ${detail}`}`,
      'A plugin may read files from the book’s folder. It can neither write nor start programs or threads.',
    ],
    endless: [
      `Unexpected silence of ${name}${chapter}: it did not end within ${detail}`,
      'A plugin has that time for each chapter.',
    ],
    ended: [
      `Unexpected end of the process of ${name}${chapter}: ${detail}`,
      'A plugin must not end its process, nor need more memory than it has.',
    ],
  } as const satisfies Readonly<Record<PluginFault['problem'], readonly [string, string]>>;
  const [reason, cure] = wordings[problem];
  return finding(key, reason, cure);
}
