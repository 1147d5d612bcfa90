// Gives files of a book paths on a web site at which no browser and no server runs what is in them.

/**
 * The endings of files that browsers save, play, or show as text or pictures. Pages, scripts, styles, drawings (SVG) and XML
 * are left out, because browsers run them; PHP, CGI and the like, because servers do; and Markdown, because some servers
 * (GitHub Pages) make pages of it.
 */
const harmless = new Set(
  [
    'bib cfg conf csv diff geojson ini ipynb json jsonl lock log ndjson parquet patch po properties rst sql sqlite srt tex toml tsv txt vtt yaml yml',
    '7z bin bz2 deb dmg elf exe gz hex img iso jar o rar rpm so tar tgz xz zip zst',
    'doc docx epub odp ods odt pdf ppt pptx rtf xls xlsx',
    'aac avi avif bmp flac gif ico jpeg jpg m4a m4v mkv mov mp3 mp4 oga ogg ogv opus otf png psd tif tiff ttf wav webm webp woff woff2',
    'asm bash bat c cc clj cmake cpp cs cxx dart erl ex f90 fish fs go gradle h hh hpp hs hxx java jl kt lisp lua m mk ml nim pas ps1 py r rs s scala scm sh swift ts v vhd vim zig zsh',
  ].flatMap((some) => some.split(' ')),
);

/** The endings of pictures that browsers show. */
const pictures = /\.(?:png|jpe?g|gif|webp|avif|bmp)$/i;

/** Tells whether browsers show the file at a path as a picture that cannot run anything. */
export function isPlainPicture(path: string): boolean {
  return pictures.test(path);
}

/**
 * Gives each of `paths` its path on the site, below `folder`. Paths that need no change keep their form; no two are the same
 * where case does not count, and none is the folder of another. The order of `paths` makes no difference.
 */
export function harmlessPaths(paths: Iterable<string>, folder: string): ReadonlyMap<string, string> {
  const sorted = [...new Set(paths)].sort();
  const wanted = sorted.map((path) => [path, `${folder}/${harmlessPath(path)}`] as const);
  const taken = new Set(wanted.flatMap(([, place]) => foldersOf(place)).map(key));
  return new Map(
    wanted.map(([path, place]) => {
      const [, stem = '', ending = ''] = /^(.*?)(\.[^./]+)?$/s.exec(place) ?? [];
      let free: string = place;
      for (let count = 2; taken.has(key(free)); count += 1) free = `${stem}-${count}${ending}`;
      taken.add(key(free));
      return [path, free];
    }),
  );
}

function foldersOf(place: string): readonly string[] {
  const parts = place.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function key(place: string): string {
  return place.normalize('NFC').toLowerCase();
}

function harmlessPath(path: string): string {
  const parts = path.split('/').map(portable);
  const name = parts.pop() ?? '';
  return [...parts, harmlessName(name)].join('/');
}

/** Replaces what some system allows in no name: signs, a final full stop, the names of devices, too many letters. */
function portable(name: string): string {
  const letters = [...name.normalize('NFC').replace(/[\p{C}<>:"|?*\\]|^\.|[. ]$/gu, '_')];
  // Most systems allow 255 bytes, and a letter may have four.
  const isLong = new TextEncoder().encode(name).length > 200;
  const short = isLong ? [...letters.slice(0, 40), '_', ...letters.slice(40).slice(-12)] : letters;
  return short.join('').replace(/^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i, '$&_');
}

/**
 * Gives a name whose every ending is harmless, since servers may take `a.php.txt` for PHP and `a.html.gz` for a page: `_`
 * stands for the full stop before any other, and a name without a harmless ending gets `.txt`.
 */
function harmlessName(name: string): string {
  const [first = '', ...endings] = name.split('.');
  const isKept = (ending: string) => harmless.has(ending.toLowerCase());
  const kept = endings.map((ending) =>
    isKept(ending) || /^\d+$/.test(ending) ? `.${ending}` : `_${ending}`,
  );
  return `${first}${kept.join('')}${isKept(endings.at(-1) ?? '') ? '' : '.txt'}`;
}
