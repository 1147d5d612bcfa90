// The World: everything outside of the program, such as the book's folder, templates, packages, clock, browser and threads.

import type { Plugins } from './plugins.ts';

/**
 * Why a file could not be read: it does not exist, it is outside of the folder, or it is `unreadable`, because the system
 * refuses it or it has more than 250 MB.
 */
export type Refusal = 'missing' | 'outside' | 'unreadable';

/** A folder for reading. `..`, absolute paths and symbolic links that lead out of it are refused as `outside`. */
export type Folder = Readonly<{
  /** The bytes of the file at `path` (relative, `/`-separated), or why it cannot be read. */
  read: (path: string) => Promise<Uint8Array | Refusal>;
  /** The names of the files directly inside the folder at `path`, sorted by code unit; empty if there is no such folder. */
  list: (path: string) => Promise<readonly string[]>;
  /** Paths of the files in the folder at `path` and in the folders below it, sorted; none whose name begins with a dot. */
  files: (path: string) => Promise<readonly string[]>;
}>;

/** A file, or a folder's files by path. `links` are the paths that are neither file nor folder; they are not followed. */
export type Found =
  | Readonly<{ kind: 'file'; content: Uint8Array }>
  | Readonly<{ kind: 'folder'; files: ReadonlyMap<string, Uint8Array>; links: readonly string[] }>;

/** A document, `index.html`, and all files that it may load: their bytes by path from one origin. */
export type Site = ReadonlyMap<string, Uint8Array>;

/** Whether a PDF gets Chromium's structure tags and its outline. A print that is only measured needs neither. */
export type PrintOptions = Readonly<{ tagged: boolean; outline: boolean }>;

/** A stretch of a block of code: the block's index among the document's `pre > code`, and the offsets of start and end. */
export type Stretch = readonly [block: number, start: number, end: number];

/** Changes to a document that is already laid out. What is left out stays unchanged. */
export type Changes = Readonly<{
  /** The class names of the root element. */
  root?: string;
  /** The CSS rules of the style element `#sheet`. */
  sheet?: string;
  /** The new text of elements, by their `data-fill`; undefined hides an element. */
  fill?: ReadonlyMap<string, string | undefined>;
  /** Stretches of code that the rule `::highlight(NAME)` paints, by that name. */
  paint?: ReadonlyMap<string, readonly Stretch[]>;
}>;

/**
 * A stretch of a section in which places get pins, so that a print shows their pages. The places of a section (`data-pins`
 * has its name) are numbered: each block (`data-pin` has its number), each word, and each line of code is one. From the
 * place `from` on, each `every`-th gets a pin, and so does the last: the place `to`, or else the section's last.
 */
export type PinStretch = Readonly<{ section: string; from: number; to?: number; every: number }>;

/** A pin: the named destination `id` in the PDF, at place number `rank` of a section, after `letters` letters of a block. */
export type Pin = Readonly<{ section: string; rank: number; id: string; block: number; letters: number }>;

/** A line of text: its ends and its baseline, in CSS pixels from the left and top edges of its element. */
export type Line = Readonly<{ left: number; right: number; baseline: number }>;

/** A document that is laid out for paper and can be changed and printed many times. */
export type Paper = Readonly<{
  /** Replaces the body's content with HTML; `files` are what that loads. */
  write: (html: string, files: Site) => Promise<void>;
  /**
   * Sets formulas smaller that do not fit the room that they name (`data-room`: width and height in points). The type stays
   * at `smallest` CSS pixels or above where it can.
   */
  fitFormulas: (smallest: number) => Promise<void>;
  change: (changes: Changes) => Promise<void>;
  /** Replaces all pins with those of the stretches, without a change of layout. Returns each pin once, in order. */
  pin: (stretches: readonly PinStretch[]) => Promise<readonly Pin[]>;
  /** The lines of text in each element that the selector finds, in the layout of the screen. */
  lines: (selector: string) => Promise<readonly (readonly Line[])[]>;
  /** Prints the document in its current state as PDF. CSS gives the page size. */
  print: (options: PrintOptions) => Promise<Uint8Array>;
  close: () => Promise<void>;
}>;

/** A picture's size in CSS pixels, each of them one device pixel, and its file type. */
export type PictureOptions = Readonly<{ width: number; height: number }> &
  (Readonly<{ type: 'png' }> | Readonly<{ type: 'jpeg'; quality: number }>);

/** A place of a text: the words of it that are not visible there, or undefined if all are. */
export type Seen = Readonly<{ unseen: string | undefined }>;

/** A program that makes drawings in the browser. */
export type DrawingProgram = 'mermaid' | 'graphviz';

/**
 * What became of the source of a drawing: an SVG as it came from the program, with the size of its smallest words in its units; what the program said of a source that it
 * cannot read, with the line and column (from 1) if it told them; `endless` if it took too long.
 */
export type Drawn =
  | Readonly<{ kind: 'svg'; svg: string; smallest?: number }>
  | Readonly<{ kind: 'wrong'; said: string; line?: number; column?: number }>
  | Readonly<{ kind: 'endless' }>;

/**
 * A headless Chromium. It runs no script of a page, except the programs of this package that `draw` names, and answers no
 * request except for the files of the `Site`.
 */
export type Browser = Readonly<{
  /**
   * Starts the browser ahead of its first use, and resolves as soon as its process exists. It does not throw if the browser
   * cannot be started: the first use does.
   */
  start: () => Promise<void>;
  /** Whether this machine has a browser that starts. */
  available: () => Promise<boolean>;
  /** The browser's name and version, such as `HeadlessChrome/147.0.7727.0`. */
  version: () => Promise<string>;
  /** Prints the site's `index.html` as PDF. CSS gives the page size. */
  print: (site: Site, options: PrintOptions) => Promise<Uint8Array>;
  /** Lays out the site's `index.html` for paper, with all its fonts loaded. It stays open until it is closed. */
  paper: (site: Site) => Promise<Paper>;
  /** Takes a picture of the site's `index.html` on the screen. */
  picture: (site: Site, options: PictureOptions) => Promise<Uint8Array>;
  /**
   * Finds the places of folded texts in the document at `path` of a site, and the words that are not visible there. Files
   * that the site lacks are not loaded.
   */
  look: (site: Site, path: string, texts: readonly string[]) => Promise<readonly (readonly Seen[])[]>;
  /**
   * Makes drawings with a program, whose script is `program`, in a page that has the fonts of the site's `index.html`. A
   * source changes nothing for the next one. What takes longer than ten seconds of a processor is ended.
   */
  draw: (
    site: Site,
    name: DrawingProgram,
    program: Uint8Array,
    sources: readonly string[],
  ) => Promise<readonly Drawn[]>;
  /** Ends the browser if it was started, and starts none any more. It may be called more than once. */
  close: () => Promise<void>;
}>;

/**
 * Work that another thread can do: a function on values that can be copied between threads. `name` is its name in a
 * thread's table of jobs; `run` does the work in this thread.
 */
export type Job<Input, Output> = Readonly<{ name: string; run: (input: Input) => Promise<Output> }>;

/** Threads for jobs that need nothing but their input. The results are the same without them. */
export type Threads = Readonly<{
  /** The number of jobs that run at the same time. */
  count: number;
  /** Starts the threads ahead of their first use. */
  start: () => void;
  /** Runs a job for each input. The results are in the inputs' order. Throws what the job throws. */
  run: <Input, Output>(job: Job<Input, Output>, inputs: readonly Input[]) => Promise<readonly Output[]>;
  /** Ends the threads that were started; what they have not done fails. Safe to call more than once. */
  close: () => Promise<void>;
}>;

/** Optional programs of the machine. `gs` is Ghostscript. */
export type ToolName = 'gs' | 'pandoc';

/**
 * Runs a program in a temporary folder that contains `files`, and returns the bytes of the file `output` that it made there.
 * File names have no folders. Throws a `Fault` (`missing-tool`) if the program is absent.
 */
export type RunTool = (
  name: ToolName,
  args: readonly string[],
  files: ReadonlyMap<string, Uint8Array>,
  output: string,
) => Promise<Uint8Array>;

/**
 * Results that are kept between runs, by a digest of all that they were made from. Without them the results are the same,
 * only slower to make.
 */
export type Kept = Readonly<{
  /** The bytes kept under this digest (hexadecimal), undefined if there are none. */
  read: (digest: string) => Promise<Uint8Array | undefined>;
  write: (digest: string, content: Uint8Array) => Promise<void>;
}>;

/** Everything outside of the program, as one value. Tests use one that is in memory. */
export type World = Readonly<{
  /** The folder that holds book.yaml. */
  book: Folder;
  /** The folder `templates/` of this package. */
  templates: Folder;
  /** Reads a file of an installed npm package, such as `@fontsource/source-serif-4/LICENSE`. Throws if it is absent. */
  resource: (specifier: string) => Promise<Uint8Array>;
  /** The date in the environment variable `SOURCE_DATE_EPOCH`; undefined if it is not set. */
  epoch: Date | undefined;
  /** Today at 00:00 UTC. */
  today: Date;
  browser: Browser;
  threads: Threads;
  tool: RunTool;
  kept: Kept;
  /** The author's own plugins. */
  plugins: Plugins;
}>;
