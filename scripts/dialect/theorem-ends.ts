// Joins what stands between two directives of MyST, `{solution-start}` and `{solution-end}`, which hold cells of notebooks.

import type { Parents, RootContent } from 'mdast';
import type { Container } from './containers/container.ts';

/** Makes one container of each pair and what is between them, in place. One without the other stays as it is. */
export function joinEnds(parent: Parents): void {
  const children = parent.children as RootContent[];
  for (let index = 0; index < children.length; index += 1) {
    const start = children[index];
    const [, kind] = (start?.type === 'container' && /^(exercise|solution)-start$/.exec(start.name)) || [];
    if (start?.type !== 'container' || kind === undefined) continue;
    const rest = children.slice(index + 1);
    const length = rest.findIndex(
      ({ type, ...node }) => type === 'container' && isOf(node as Container, kind),
    );
    const end = rest[length];
    if (end?.type !== 'container' || end.name !== `${kind}-end`) continue;
    const joined: Container = {
      ...start,
      name: kind,
      children: [...start.children, ...rest.slice(0, length)] as Container['children'],
    };
    if (start.position && end.position)
      joined.position = { start: start.position.start, end: end.position.end };
    children.splice(index, length + 2, joined);
  }
  for (const child of children) if ('children' in child) joinEnds(child);
}

function isOf({ name }: Container, kind: string): boolean {
  return name === `${kind}-start` || name === `${kind}-end`;
}
