// Teaches the Markdown parser containers.

import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';
import type { Options } from 'remark-rehype';
import type { Processor } from 'unified';
import type { AttributeList } from '../attribute-lists.ts';
import { optionsIn } from '../directive-options.ts';
import { type Container, noAttributes } from './container.ts';
import { fenced } from './fenced.ts';
import { indented } from './indented.ts';
import { readOpening } from './opening.ts';
import { pairTags, tagLine } from './tags.ts';
import { dropEmpty } from './take.ts';

const codeOf = (letter: string): number => letter.charCodeAt(0);

/**
 * A remark plugin: containers as nodes. remark-directive knows only `:::name[Title]{key=value}`, neither spaces before the name
 * nor titles without brackets, and ends a container at the first `:::` in it, if it has no longer fence.
 */
export function parseContainers(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({
    flow: {
      [codeOf(':')]: [fenced, tagLine],
      [codeOf('`')]: fenced,
      [codeOf('~')]: fenced,
      [codeOf('<')]: tagLine,
      [codeOf('{')]: tagLine,
      [codeOf('i')]: tagLine,
    },
    document: { [codeOf('=')]: indented, [codeOf('!')]: indented, [codeOf('?')]: indented },
  });
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push(nodes);
}

/** Makes an element of a container that a construct has taken: its `data.hName`. */
export const containerHandlers: NonNullable<Options['handlers']> = {
  container(state, node: Container) {
    const element = {
      type: 'element' as const,
      tagName: 'div',
      properties: {},
      children: state.wrap(state.all(node), true),
    };
    state.patch(node, element);
    return state.applyData(node, element);
  },
};

const nodes: Extension = {
  enter: {
    container(token) {
      const node: Container = {
        type: 'container',
        name: '',
        attributes: noAttributes,
        opening: { start: token.start, end: token.start },
        marks: { before: '', after: '' },
        closed: false,
        children: [],
      };
      this.enter(node, token);
    },
    containerTitle(token) {
      this.enter({ type: 'paragraph', children: [] }, token);
    },
    containerClosing() {
      containerIn(this).closed = true;
    },
    containerTag(token) {
      this.enter({ type: 'containerTag', value: this.sliceSerialize(token).trimEnd() }, token);
      this.exit(token);
    },
  },
  exit: {
    containerTitle(token) {
      this.exit(token);
      const container = containerIn(this);
      const title = container.children.pop();
      if (title?.type === 'paragraph') container.title = title.children;
    },
    containerOpening(token) {
      readInto(containerIn(this), this.sliceSerialize(token), token);
    },
    containerOption(token) {
      const container = containerIn(this);
      container.options = [...(container.options ?? []), this.sliceSerialize(token)];
    },
    container(token) {
      const container = containerIn(this);
      if (container.options) container.attributes = withOptions(container);
      this.exit(token);
    },
  },
  transforms: [
    (tree) => {
      pairTags(tree);
      dropEmpty(tree);
    },
  ],
};

function containerIn({ stack }: CompileContext): Container {
  return stack.at(-1) as Container;
}

function readInto(node: Container, line: string, { start, end }: Token): void {
  const opening = readOpening(line);
  if (!opening) return;
  const { name, title, attributes } = opening;
  const marks = title
    ? { before: line.slice(0, title[0]), after: line.slice(title[1]) }
    : { before: line, after: '' };
  const point = ({ line: row, column, offset }: Token['start']) => ({ line: row, column, offset });
  const argument = title && line.slice(...title);
  Object.assign(node, { name, attributes, marks, opening: { start: point(start), end: point(end) } });
  if (argument !== undefined) node.argument = argument;
}

/** The attributes of a directive with its options: a label or a name is its id, and other options are values. */
function withOptions({ attributes, options = [] }: Container): AttributeList {
  const {
    label,
    name,
    class: classes = '',
    ...values
  } = Object.fromEntries(optionsIn(options.join('\n')).options);
  return {
    id: label ?? name ?? attributes.id,
    classes: [...attributes.classes, ...classes.split(/[\s,]+/).filter(Boolean)],
    values: { ...attributes.values, ...values },
  };
}
