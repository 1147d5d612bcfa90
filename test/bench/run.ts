// `npm run bench`: how long a book takes, whole processes side by side, against a bare browser and two other tools.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from '../../scripts/build.js';
import { findChromium } from '../../scripts/system/browser/chromium.ts';
import { defaultCache, fetchTool } from '../conformance/fetch.ts';
import { generateBook } from './book.ts';
import { growing, growingBook } from './growth.ts';
import { type Command, measure, table } from './measure.ts';
import { writePage } from './page.ts';

const { values } = parseArgs({
  options: {
    // Counted runs of each command, after one that is not.
    runs: { type: 'string', default: '3' },
    // How many times the book's 34 chapters.
    times: { type: 'string', default: '1' },
    // Without the other tools, which are slow.
    alone: { type: 'boolean', default: false },
    // Instead: books that have ten times as much of one thing, each format by itself.
    growth: { type: 'boolean', default: false },
    cache: { type: 'string', default: defaultCache },
  },
});

const temp = await mkdtemp(join(tmpdir(), 'bench-'));
// Below this package, whose packages a compiled program looks for upwards.
const program = resolve('.cache/bench');
try {
  process.stdout.write(`${values.growth ? await growth() : await sideBySide()}\n`);
} finally {
  await rm(temp, { recursive: true, force: true });
}

/** A format of a book, made by the program as its users have it. */
function own(format: string, root: string): Command {
  return {
    name: `colophon build ${format}`,
    argv: [process.execPath, 'scripts/bin.js', 'build', format, '--root', root, '--out', join(temp, 'out')],
  };
}

async function writeFiles(root: string, files: Iterable<readonly [string, string]>): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** Every format and the other tools beside a bare print. */
async function sideBySide(): Promise<string> {
  const [root, page] = [join(temp, 'book'), join(temp, 'page')];
  await writeFiles(root, generateBook({ times: Number(values.times) }));
  await writePage(root, page);
  // Compiled as the command is: reading TypeScript takes a sixth of a bare print.
  await compile({ bare: 'test/bench/bare.ts' }, program);
  const baseline = 'bare Chromium print, spans';
  const bare: Command = {
    name: baseline,
    argv: [process.execPath, join(program, 'bare.js'), page, join(temp, 'bare.pdf')],
  };
  const others = values.alone ? [] : await otherTools(page);
  const formats = ['html', 'epub', 'pdf', 'print'].map((format) => own(format, root));
  return table(await measure([bare, ...formats, ...others], { runs: Number(values.runs) }), baseline);
}

/** For each kind of thing and each format: a book that has some of it, and one that has ten times as much. */
async function growth(): Promise<string> {
  const tables: string[] = [];
  for (const kind of Object.keys(growing)) {
    const some = kind === 'chapters' || kind === 'all' ? 40 : 200;
    for (const format of ['html', 'epub', 'pdf', 'print']) {
      const commands: Command[] = [];
      for (const count of [some, 10 * some]) {
        const root = join(temp, `${kind}-${count}`);
        await writeFiles(root, Object.entries(growingBook(kind, count)));
        commands.push({ ...own(format, root), name: `${count} ${kind}, ${format}` });
      }
      const rows = await measure(commands, { runs: Number(values.runs) });
      tables.push(table(rows, rows[0]?.name ?? ''));
    }
  }
  return tables.join('\n');
}

/** The two that print HTML by script in a browser, given the same page; told and left out where they can't be had. */
async function otherTools(page: string): Promise<readonly Command[]> {
  const cache = resolve(values.cache);
  const { program } = await findChromium(process.env, temp);
  const pdf = join(temp, 'other.pdf');
  const tools = [
    {
      name: 'pagedjs-cli',
      version: '0.4.3',
      integrity:
        'sha512-NwmRwLiQAjXBdfG/tUbbv2iA8sZPiXRovTd4YxQRmYpMV1QQufg9Pqni0u6MMFqGxz6W2aZFdxZ5jPjtWrTqXA==',
      argv: (bin: string) => [
        bin,
        join(page, 'index.html'),
        '-o',
        pdf,
        '--browserArgs',
        '--no-sandbox',
        '-t',
        '900000',
      ],
    },
    {
      name: '@vivliostyle/cli',
      version: '11.0.0',
      integrity:
        'sha512-ySG1zjA5E/Au4SU7oBk9px9jO/3nrylkM3ph9aQPJflprxOFaUWhmrMEtkeYJm+TKFvUVOZhmkZQ6mOVQI7vVQ==',
      argv: (bin: string) => [
        bin,
        'build',
        'index.html',
        '-d',
        '-o',
        pdf,
        '--executable-browser',
        program,
        '-t',
        '900',
      ],
    },
  ];
  const commands: Command[] = [];
  for (const { argv, ...wanted } of tools) {
    const { name, version } = wanted;
    const tool = await fetchTool(wanted, cache);
    if ('skipped' in tool) {
      process.stderr.write(`SKIPPED ${name}: ${tool.skipped}\n`);
      continue;
    }
    const bin = join(
      tool.folder,
      '..',
      ...(name.startsWith('@') ? ['..'] : []),
      '.bin',
      name.replace(/^@/, '').replace(/\/cli$/, ''),
    );
    const env = { PUPPETEER_EXECUTABLE_PATH: program };
    commands.push({ name: `${name} ${version}`, argv: [process.execPath, ...argv(bin)], cwd: page, env });
  }
  return commands;
}
