// Parses a stylesheet of a theme, and takes out of it what a book may not do: load from elsewhere, or change the pages' frame.

import type { ChildNode, Declaration, Root } from 'postcss';
import type { Source, ThemeFault } from '../../model/book.ts';
import { tokens } from '../../settings/theme-tokens.ts';
import { nearestName } from '../../settings/value-faults.ts';
import { contrastFaults } from './contrast.ts';
import { tokenBlocks } from './token-blocks.ts';

/** How many levels of rules a stylesheet may have. */
const deepest = 20;

const atRules: ReadonlySet<string> = new Set(['media', 'supports', 'container', 'font-face']);

/** Parses a stylesheet. There is no tree if it is no CSS. */
export async function parseTheme({
  path,
  text,
}: Source): Promise<Readonly<{ root: Root | undefined; faults: readonly ThemeFault[] }>> {
  const { parse, CssSyntaxError } = await import('postcss');
  const faults: ThemeFault[] = [];
  const tell = (rule: ThemeFault['rule'], node: ChildNode | undefined, reason: string, cure: string) => {
    const start = node?.source?.start;
    faults.push({ rule, path, place: start && { line: start.line, column: start.column }, reason, cure });
  };
  let root: Root;
  try {
    root = parse(text);
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const place = { line: error.line ?? 1, column: error.column ?? 1 };
    const cure = 'Write rules as `selector { property: value; }`.';
    return {
      root: undefined,
      faults: [{ rule: 'syntax', path, place, reason: `Cannot parse the stylesheet: ${error.reason}`, cure }],
    };
  }
  // Nothing here recurses, since a stylesheet may be nested as deeply as it likes.
  const open: { node: ChildNode; depth: number }[] = root.nodes.map((node) => ({ node, depth: 1 }));
  for (let item = open.pop(); item; item = open.pop()) {
    const { node, depth } = item;
    if (depth > deepest) {
      tell(
        'syntax',
        node,
        `Unexpected nesting of more than ${deepest} levels`,
        'Write the rules beside one another.',
      );
      return { root: undefined, faults };
    }
    const refused = refusal(node);
    if (refused !== undefined) {
      if (node.type !== 'atrule' || node.name !== 'charset')
        tell('refused', node, `Unexpected ${refused} in a theme`, cures);
      node.remove();
    } else if ('nodes' in node && node.nodes)
      open.push(...node.nodes.map((child) => ({ node: child as ChildNode, depth: depth + 1 })));
  }
  unknownTokens(root, (node, reason, cure) => tell('token', node, reason, cure));
  faults.push(...contrastFaults(root).map((fault) => ({ ...fault, rule: 'contrast' as const, path })));
  return { root, faults };
}

const cures =
  'A theme has rules, `@media`, `@supports`, `@container`, and `@font-face` with fonts from the book’s folder. It loads nothing else.';

/** Functions that load what they name. */
const loading =
  /(?:^|[^\w-])(url|src|image|image-set|-webkit-image-set|cross-fade|-webkit-cross-fade|element|expression)\(/i;

/** Says what in a node a theme may not have; undefined if it may be there. */
function refusal(node: ChildNode): string | undefined {
  if (node.type === 'atrule') return atRules.has(node.name.toLowerCase()) ? undefined : `\`@${node.name}\``;
  if (node.type !== 'decl') return undefined;
  if (/^(?:-moz-binding|behavior)$/i.test(node.prop)) return `\`${node.prop}\``;
  const isSource = node.prop.toLowerCase() === 'src' && isFace(node);
  if (isSource)
    return /\/\/|\\|data:/i.test(node.value) ? 'an address outside of the book’s folder' : undefined;
  const [, name] = loading.exec(unescaped(node.value)) ?? [];
  return name === undefined ? undefined : `\`${name.toLowerCase()}()\``;
}

function isFace({ parent }: Declaration): boolean {
  return parent?.type === 'atrule' && 'name' in parent && parent.name === 'font-face';
}

/** Replaces the escapes of CSS, by which names can be hidden. */
function unescaped(value: string): string {
  return value
    .replace(/\\([\da-f]{1,6})\s?/gi, (_, hex: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
    )
    .replace(/\\(.)/g, '$1');
}

/** Finds custom properties that are neither tokens nor used by the theme itself, and tokens where they set nothing. */
function unknownTokens(root: Root, tell: (node: Declaration, reason: string, cure: string) => void): void {
  const names = tokens.map(({ name }) => name);
  const used = new Set([...root.toString().matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
  const set = new Set(tokenBlocks(root).flatMap(({ rule }) => rule.nodes));
  root.walkDecls(/^--/, (node) => {
    if (names.includes(node.prop)) {
      if (!set.has(node))
        tell(
          node,
          `Unexpected place of \`${node.prop}\`, expected \`:root\``,
          'Tokens are set in `:root`, `:root[data-theme="dark"]`, `:root[data-theme="sepia"]`, and `:root` within `@media print`.',
        );
    } else if (!used.has(node.prop)) {
      const near = nearestName(node.prop, names);
      tell(
        node,
        `Unexpected token \`${node.prop}\``,
        `${near ? `${near} ` : ''}\`colophon explain tokens\` lists the tokens.`,
      );
    }
  });
}
