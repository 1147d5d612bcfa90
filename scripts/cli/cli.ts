// The command line: runs a command and sets the exit code. Only the files of cli/ print, write to disk or exit.

import { Command, CommanderError } from 'commander';
import settings from '../../package.json' with { type: 'json' };
import { findBook } from '../library/find-book.ts';
import { isFault } from '../system/fault.ts';
import { inSources } from '../system/source-places.ts';
import { exitCodes, exitOnSignals, visible } from './terminal.ts';

exitOnSignals();
// A reader such as `head` may close the pipe early: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await run(process.argv.slice(2));

/**
 * Runs a command. Exit codes: 0 done, 1 the book has errors, 2 wrong command line or missing tool, 3 a fault of
 * Colophon's own. Each command is imported when it runs, because formats take a second to load and `--help` does not
 * need them.
 */
async function run(args: readonly string[]): Promise<number> {
  let code: number = exitCodes.done;
  const root = [
    '--root <dir>',
    'folder that holds book.yaml (default: the nearest one upwards that does, else `book`)',
  ] as const;
  const out = ['--out <dir>', 'output folder (default: `build`)'] as const;
  const strict = ['--strict', 'let warnings stop the book as errors do'] as const;
  const plugins = ['--allow-plugins', 'run the plugins that book.yaml names, which are code'] as const;
  const program = new Command('colophon')
    .description(
      'Makes a web edition, an EPUB and PDFs of a Markdown book, and proves that each holds its notice and anchors.',
    )
    .version(settings.version)
    .helpCommand(false)
    .exitOverride();
  program
    .command('init')
    .description('make a new book that builds')
    .argument('<dir>', 'a folder that is new or empty')
    .option('--title <title>', 'title of the book (default: made from the name of the folder)')
    .option('--author <name>', 'author of the book (default: `git config user.name`)')
    .option('--license <id>', 'SPDX id of its licence', 'CC-BY-SA-4.0')
    .action(async (dir, options) => {
      const { init } = await import('./init.ts');
      code = await init(dir, options);
    });
  program
    .command('import')
    .description(
      'make a book of another tool one that builds here: mdBook, HonKit, a folder of Markdown, LaTeX',
    )
    .argument('<source>', 'the folder of the book, or its main file')
    .argument('[dir]', 'a folder that is new or empty (default: Markdown stays in its folder)')
    .option('--title <title>', 'title of the book (default: what the source says)')
    .option('--author <name>', 'author of the book (default: what the source says)')
    .option('--license <id>', 'SPDX id of its licence (default: that of the file LICENSE)')
    .option('--language <tag>', 'language of the text (default: what the source says)')
    .action(async (source, dir, options) => {
      const { runImport } = await import('./import.ts');
      code = await runImport(source, dir, options);
    });
  program
    .command('check')
    .description('say what is wrong with the book')
    .option(...root)
    .option(...strict)
    .option(...plugins)
    .option('--json', 'print one JSON document instead of messages')
    .action(async (options) => {
      const { check } = await import('./check.ts');
      code = await check(withBook(options));
    });
  program
    .command('build')
    .description('make the book')
    .argument('[format...]', 'formats as `colophon explain` lists them; none named: all')
    .option(...root)
    .option(...out)
    .option(...strict)
    .option(...plugins)
    .option(
      '--unproved <format>',
      'write this format even where its proof fails (may be given more than once)',
      (format: string, others: readonly string[] = []) => [...others, format],
    )
    .action(async (names, options) => {
      const { build } = await import('./build.ts');
      code = await build(names, withOutput(options));
    });
  program
    .command('verify')
    .description('hold finished copies against the book')
    .argument('<path...>')
    .option(...root)
    .option(...plugins)
    .option('--json', 'print one JSON document instead of the table')
    .option('--against <original>', 'the release, book or notice that a derivative was made from')
    .option('--rebuild', 'build a release again by the program in its source archive, and compare')
    .option('--signer <key>', 'who must have signed a release: a fingerprint, or the file of a public key')
    .action(async (paths, options) => {
      const { verify } = await import('./verify.ts');
      code = await verify(paths, withBook(options));
    });
  program
    .command('release')
    .description('make a version of the book with all that distributors need, from a clean git work tree')
    .option(...root)
    .option(...out)
    .option(...plugins)
    .option('--sign <key>', 'sign it with an OpenPGP key (its name), or an SSH key (its file)')
    .action(async (options) => {
      const { release } = await import('./release.ts');
      code = await release(withOutput(options));
    });
  program
    .command('explain')
    .description('tell about a check, a rule, a format or book.yaml; without a name, list them')
    .argument('[id]')
    .action(async (id) => {
      const { explain } = await import('./explain.ts');
      code = explain(id);
    });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    return tell(error);
  }
  return code;
}

/** Completes options with the book's folder, which is searched unless `--root` names it. */
function withBook<Options extends { root?: string }>(options: Options): Options & { root: string } {
  return { ...options, root: options.root ?? findBook(process.cwd()).root };
}

/** Adds the output folder too: `build` in the folder of the book, or beside it if the book's folder is called `book`. */
function withOutput<Options extends { root?: string; out?: string }>(
  options: Options,
): Options & { root: string; out: string } {
  const { root, out } =
    options.root === undefined ? findBook(process.cwd()) : { root: options.root, out: 'build' };
  return { ...options, root, out: options.out ?? out };
}

/** Reports on stderr what ended a command, unless commander did. Returns the exit code. */
function tell(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (isFault(error)) {
    process.stderr.write(`error: ${visible(error.message)}\n`);
    return exitCodes.usage;
  }
  const stack = String(error instanceof Error ? error.stack : error);
  process.stderr.write(`This is a fault of colophon, not of the book.\n${visible(inSources(stack))}\n`);
  return exitCodes.fault;
}
