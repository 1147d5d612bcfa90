// Finds the rules of a theme that set design tokens, and for which colours or edition each does.

import type { Root, Rule } from 'postcss';

/** The colours, or the edition, that a rule sets tokens for: light ones are those of every edition. */
type Scope = 'light' | 'dark' | 'sepia' | 'print';

/** A rule that sets tokens. */
type TokenBlock = Readonly<{ scope: Scope; rule: Rule }>;

/** Gives the rules for `:root`, of which only declarations are looked at. */
export function tokenBlocks(root: Root): readonly TokenBlock[] {
  const blocks: TokenBlock[] = [];
  for (const node of root.nodes) {
    if (node.type === 'rule') {
      const scope = scopeOf(node.selector);
      if (scope) blocks.push({ scope, rule: node });
    } else if (node.type === 'atrule' && node.name === 'media') {
      const query = node.params.replace(/\s/g, '').toLowerCase();
      const scope = { print: 'print', '(prefers-color-scheme:dark)': 'dark' }[query] as Scope | undefined;
      for (const inner of (scope && node.nodes) ?? [])
        if (scope && inner.type === 'rule' && scopeOf(inner.selector) === 'light')
          blocks.push({ scope, rule: inner });
    }
  }
  return blocks;
}

function scopeOf(selector: string): Scope | undefined {
  const [whole, name] =
    /^(?::root|html)?(?:\[data-theme=["']?(light|dark|sepia)["']?\])?$/.exec(selector.trim()) ?? [];
  if (!whole) return undefined;
  return (name ?? 'light') as Scope;
}
