// Recognizes an unpacked source archive, and checks that it is complete.

/** Files, with paths from the archive's own folder, that its licence or a new build requires. */
const needed = [
  'BUILDING.md',
  'LICENSE-BOOK',
  'NOTICE',
  'book/book.yaml',
  'package.json',
  'package-lock.json',
  'scripts/bin.js',
];

/** The folder that contains all files of a source archive; undefined if the files are no source archive. */
export function sourceFolder(files: ReadonlyMap<string, unknown>): string | undefined {
  const first = [...files.keys()][0]?.split('/')[0] ?? '';
  const one = [...files.keys()].every((path) => path.startsWith(`${first}/`));
  return one && files.has(`${first}/book/book.yaml`) && files.has(`${first}/package.json`)
    ? first
    : undefined;
}

/** The failures for files that a source archive lacks. Its files are in `folder`. */
export function lacksSource(files: ReadonlyMap<string, Uint8Array>, folder: string): readonly string[] {
  return needed
    .filter((path) => !files.has(`${folder}/${path}`))
    .map((path) => `Cannot find \`${path}\` in the source archive`);
}
