// Everything outside the program: the book's folder, our own files, packages, the clock, the browser.

/** Why a file could not be read: it is not there, it lies outside the folder, or the system refuses it. */
export type Refusal = 'missing' | 'outside' | 'unreadable';

/** A folder that can be read and that nothing leaves: `..`, absolute paths and links that lead out are `outside`. */
export type Folder = Readonly<{
  /** Bytes of the file at `path` (relative, `/`-separated), or why not. */
  read: (path: string) => Promise<Uint8Array | Refusal>;
  /** Names of the files right inside the folder at `path`, sorted by code unit; empty where there is none. */
  list: (path: string) => Promise<readonly string[]>;
  /** Paths of the files in the folder at `path` and in the folders below it, sorted; none whose name begins with a dot. */
  files: (path: string) => Promise<readonly string[]>;
}>;

/** A file, or a folder's files by path. `links` are what is neither file nor folder: they are not followed. */
export type Found =
  | Readonly<{ kind: 'file'; content: Uint8Array }>
  | Readonly<{ kind: 'folder'; files: ReadonlyMap<string, Uint8Array>; links: readonly string[] }>;

/** A document and everything it may load: paths relative to one origin, and their bytes. `index.html` is opened. */
export type Site = ReadonlyMap<string, Uint8Array>;

/** How to print: Chromium's tagged structure and outline; a measuring print wants neither. */
export type PrintOptions = Readonly<{ tagged: boolean; outline: boolean }>;

/** A stretch of the text of one block of code: index of the block (`pre > code`) in the document, start, end. */
export type Stretch = readonly [block: number, start: number, end: number];

/** Small changes to a document that is laid out already. What is left out stays as it is. */
export type Changes = Readonly<{
  /** Class names of the root element. */
  root?: string;
  /** Rules of the style element `#sheet`. */
  sheet?: string;
  /** For each element with this `data-fill`: its new text, or undefined to hide it. */
  fill?: ReadonlyMap<string, string | undefined>;
  /** Stretches of code to be painted by the rule `::highlight(NAME)`. */
  paint?: ReadonlyMap<string, readonly Stretch[]>;
}>;

/**
 * Places of which prints shall tell where they stand. A section (`data-pins`, its name) is counted through: each block
 * (`data-pin`, its number) is a place, and each word; of code, each line. Every so many-th place of a stretch gets a
 * pin, and its last (none: the section's last).
 */
export type PinStretch = Readonly<{ section: string; from: number; to?: number; every: number }>;

/** A pin: its place, as that is counted, and as so many letters of a block; a destination `id` in what is printed. */
export type Pin = Readonly<{ section: string; rank: number; id: string; block: number; letters: number }>;

/** A line of text: its ends and its baseline, in CSS pixels from the left and upper edges of its element. */
export type Line = Readonly<{ left: number; right: number; baseline: number }>;

/** A document laid out for paper, to be changed and printed as often as its holder likes. */
export type Paper = Readonly<{
  /** Puts HTML into the body, in place of all that is there, with files that it loads. */
  write: (html: string, files: Site) => Promise<void>;
  change: (changes: Changes) => Promise<void>;
  /** Puts pins in, which move nothing, in place of those before; gives each once, in order. */
  pin: (stretches: readonly PinStretch[]) => Promise<readonly Pin[]>;
  /** The lines of text in each element that a selector finds, as a window shows them. */
  lines: (selector: string) => Promise<readonly (readonly Line[])[]>;
  /** PDF of the document as it stands, its page size taken from CSS. */
  print: (options: PrintOptions) => Promise<Uint8Array>;
  close: () => Promise<void>;
}>;

/** A window of `width` × `height` CSS pixels at 1 device pixel each, and the kind of picture. */
export type PictureOptions = Readonly<{ width: number; height: number }> &
  (Readonly<{ type: 'png' }> | Readonly<{ type: 'jpeg'; quality: number }>);

/** A place of a text: the words of it that nobody sees there, or undefined where all are seen. */
export type Seen = Readonly<{ unseen: string | undefined }>;

/** A headless Chromium: no script of a page runs, and no request but for the files of its `Site` is answered. */
export type Browser = Readonly<{
  /**
   * Begins to start it, for whoever will need it soon; resolves as soon as its process is there. That it can't be started
   * is told at the first use.
   */
  start: () => Promise<void>;
  /** For example `HeadlessChrome/147.0.7727.0`. */
  version: () => Promise<string>;
  /** PDF of the site's `index.html`, its page size taken from CSS. */
  print: (site: Site, options: PrintOptions) => Promise<Uint8Array>;
  /** The site's `index.html` laid out for paper, with all its fonts, until it is closed. */
  paper: (site: Site) => Promise<Paper>;
  /** A picture of the site's `index.html` as a window shows it. */
  picture: (site: Site, options: PictureOptions) => Promise<Uint8Array>;
  /** Where texts (folded) stand in the document at `path` of a site, and what of them nobody sees. What is missing from the site is left out. */
  look: (site: Site, path: string, texts: readonly string[]) => Promise<readonly (readonly Seen[])[]>;
  /** Ends the browser if it was started; none is started any more. Safe to call more than once. */
  close: () => Promise<void>;
}>;

/**
 * Work that another thread can do: a function on values that can be copied from thread to thread. `name` is its name in the
 * table of jobs that a thread has; `run` does it in this thread.
 */
export type Job<Input, Output> = Readonly<{ name: string; run: (input: Input) => Promise<Output> }>;

/** The machine's other processors, for jobs that need nothing but values. The results are the same without. */
export type Threads = Readonly<{
  /** How many jobs are done at the same time. */
  count: number;
  /** Begins to start the threads, for whoever will need them soon. */
  start: () => void;
  /** Does a job for each of the inputs; the results in their order. Throws what the job throws. */
  run: <Input, Output>(job: Job<Input, Output>, inputs: readonly Input[]) => Promise<readonly Output[]>;
}>;

/** Programs of the machine that we do without where they are absent. `gs` is Ghostscript. */
export type ToolName = 'gs';

/**
 * Runs a program in a private folder that holds `files` and is gone afterwards; gives the bytes of the file `output`
 * that it made there. Names are plain, without folders. Throws a `Fault` (`missing-tool`) where the program is absent.
 */
export type RunTool = (
  name: ToolName,
  args: readonly string[],
  files: ReadonlyMap<string, Uint8Array>,
  output: string,
) => Promise<Uint8Array>;

/** Everything outside, as one value. Tests use one that is all in memory. */
export type World = Readonly<{
  /** The folder that holds book.yaml. */
  book: Folder;
  /** `templates/` of this package. */
  templates: Folder;
  /** A file inside an installed npm package, for example `@fontsource/source-serif-4/LICENSE`. Throws if absent. */
  resource: (specifier: string) => Promise<Uint8Array>;
  /** `SOURCE_DATE_EPOCH` where set, else undefined. */
  epoch: Date | undefined;
  /** Today at 00:00 UTC. */
  today: Date;
  browser: Browser;
  threads: Threads;
  tool: RunTool;
}>;
