// A source archive, unpacked: whether it is one, and whether it has what its licence asks and what building it takes.

/** Paths from the archive's own folder without which nobody can build the book again, or has its licence. */
const needed = [
  'BUILDING.md',
  'LICENSE-BOOK',
  'NOTICE',
  'book/book.yaml',
  'package.json',
  'package-lock.json',
  'scripts/bin.js',
];

/** The folder that all files of a source archive are in; undefined where the files are those of something else. */
export function sourceFolder(files: ReadonlyMap<string, unknown>): string | undefined {
  const first = [...files.keys()][0]?.split('/')[0] ?? '';
  const one = [...files.keys()].every((path) => path.startsWith(`${first}/`));
  return one && files.has(`${first}/book/book.yaml`) && files.has(`${first}/package.json`)
    ? first
    : undefined;
}

/** What a source archive lacks, whose files are in `folder`. */
export function lacksSource(files: ReadonlyMap<string, Uint8Array>, folder: string): readonly string[] {
  return needed
    .filter((path) => !files.has(`${folder}/${path}`))
    .map((path) => `Cannot find \`${path}\` in the source archive`);
}
