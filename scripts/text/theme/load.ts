// Reads a book's own stylesheets with their fonts, and gives each edition what it adds to its own stylesheet.

import { posix } from 'node:path';
import type { AtRule, Root } from 'postcss';
import type { Source, ThemeFault } from '../../model/book.ts';
import type { Folder, Refusal } from '../../model/world.ts';
import type { Theme, ThemedEdition } from '../../settings/theme.ts';
import type { Stylesheet } from '../fonts/faces.ts';
import { parseTheme } from './parse.ts';
import { translate } from './translate.ts';

/** What a theme gives an edition, the stylesheets and fonts that were read, by path, and what is wrong with them. */
export type LoadedTheme = Readonly<{
  sheets: Readonly<Record<ThemedEdition, Stylesheet>>;
  sources: readonly Source[];
  fonts: ReadonlyMap<string, Uint8Array>;
  /** Stylesheets that cannot be read, and why. */
  unread: ReadonlyMap<string, Refusal>;
  faults: readonly ThemeFault[];
}>;

/** The size of the largest stylesheet, in bytes. A theme is written by hand. */
const largest = 1_000_000;

/** Reads a theme. What is at fault in it is left out of the sheets. */
export async function loadTheme(theme: Theme | undefined, folder: Folder): Promise<LoadedTheme> {
  const sources = new Map<string, Source>();
  const roots = new Map<string, Root>();
  const fonts = new Map<string, Uint8Array>();
  const unread = new Map<string, Refusal>();
  const faults: ThemeFault[] = [];
  const named = theme ? [...new Set([...theme.web, ...theme.epub, ...theme.paper])] : [];
  for (const path of named) {
    const content = await folder.read(path);
    if (typeof content === 'string') {
      unread.set(path, content);
      continue;
    }
    if (content.length > largest) {
      unread.set(path, 'unreadable');
      continue;
    }
    const source = { path, text: new TextDecoder().decode(content) };
    sources.set(path, source);
    const { root, faults: found } = await parseTheme(source);
    faults.push(...found);
    if (!root) continue;
    faults.push(...(await readFonts(root, path, folder, fonts)));
    roots.set(path, root);
  }
  const names = new Map([...fonts.keys()].map((path, index) => [path, fontName(path, index)]));
  const sheet = (edition: ThemedEdition): Stylesheet => {
    const css: string[] = [];
    const files = new Map<string, Uint8Array>();
    for (const path of theme?.[edition] ?? []) {
      const root = roots.get(path);
      if (!root) continue;
      css.push(translate(root, edition, (font) => names.get(font) ?? font));
      for (const font of fontsOf(root)) {
        const bytes = fonts.get(font);
        if (bytes) files.set(`fonts/${names.get(font)}`, bytes);
      }
    }
    return { css: css.join(''), files };
  };
  const sheets = { web: sheet('web'), epub: sheet('epub'), paper: sheet('paper') };
  return { sheets, sources: [...sources.values()], fonts, unread, faults };
}

function fontName(path: string, index: number): string {
  return `theme-${index + 1}${posix.extname(path)}`;
}

/** The paths of the fonts that the faces of a stylesheet name, which `readFonts` has made paths from the book's folder. */
function fontsOf(root: Root): readonly string[] {
  const paths: string[] = [];
  root.walkAtRules('font-face', (face) =>
    face.walkDecls('src', ({ value }) => {
      for (const [, path = ''] of value.matchAll(/url\("([^"]+)"\)/g)) paths.push(path);
    }),
  );
  return paths;
}

/** The first bytes of TrueType, OpenType, WOFF and WOFF2. */
const kinds = ['\0\u0001\0\0', 'OTTO', 'wOFF', 'wOF2', 'true'];

/** Reads the fonts of a stylesheet, and writes their paths from the book's folder into its faces, in place. */
async function readFonts(
  root: Root,
  sheet: string,
  folder: Folder,
  fonts: Map<string, Uint8Array>,
): Promise<readonly ThemeFault[]> {
  const faults: ThemeFault[] = [];
  const faces: AtRule[] = [];
  root.walkAtRules('font-face', (face) => void faces.push(face));
  for (const face of faces) {
    const sources = face.nodes?.filter((node) => node.type === 'decl' && node.prop === 'src') ?? [];
    for (const source of sources) {
      if (source.type !== 'decl') continue;
      const [, name = ''] =
        /^url\(\s*["']?([^"')]+)["']?\s*\)(?:\s*format\(\s*["']?[\w-]+["']?\s*\))?$/.exec(
          source.value.trim(),
        ) ?? [];
      const path = posix.normalize(posix.join(posix.dirname(sheet), name));
      const content = name === '' ? 'missing' : await folder.read(path);
      const start = source.source?.start;
      const place = start && { line: start.line, column: start.column };
      const isFont =
        typeof content !== 'string' && kinds.includes(String.fromCharCode(...content.slice(0, 4)));
      if (isFont) {
        fonts.set(path, content as Uint8Array);
        source.value = `url("${path}")`;
        continue;
      }
      const reason =
        typeof content === 'string'
          ? `Cannot find the font \`${source.value}\` in the book’s folder`
          : `Unexpected file \`${path}\`, expected a font`;
      const cure =
        'Write `src: url(fonts/x.woff2);` with one path from the stylesheet, to a font (WOFF2, TrueType) in the book’s folder.';
      faults.push({ rule: 'file', path: sheet, place, reason, cure });
      face.remove();
      break;
    }
  }
  return faults;
}
