// Makes nodes of the formulas that the parser found: `inlineMath` in a text, `math` on lines of its own.

import type { Literal, Parent } from 'mdast';
import type { Data, Processor } from 'unified';
import { delimiters, environments, texOf } from './formulas.ts';
import { formulasInFlow } from './in-flow.ts';
import { formulasInText, referenceInText } from './in-text.ts';

/** A formula in a text. `clear` is false where only dollars tell it from text. */
export interface InlineMath extends Literal {
  type: 'inlineMath';
  display: boolean;
  clear: boolean;
}

/** A formula on lines of its own, with the labels that stand after it in braces. */
export interface BlockMath extends Literal {
  type: 'math';
  label?: string;
}

/** A reference to an equation, by its label: `\eqref{x}` puts brackets around the number, `\ref{x}` does not. */
export interface EquationReference extends Parent {
  type: 'equationReference';
  label: string;
  brackets: boolean;
  children: [];
}

declare module 'mdast' {
  interface RootContentMap {
    inlineMath: InlineMath;
    math: BlockMath;
    equationReference: EquationReference;
  }
  interface PhrasingContentMap {
    inlineMath: InlineMath;
    equationReference: EquationReference;
  }
  interface BlockContentMap {
    math: BlockMath;
  }
}

type FromMarkdown = NonNullable<Data['fromMarkdownExtensions']>[number];
type Handle = NonNullable<Exclude<FromMarkdown, readonly unknown[]>['enter']>[string];

/** A remark plugin: formulas and references to them, by a syntax of our own, since packages know only dollars, and all of them. */
export function mathSyntax(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.fromMarkdownExtensions ??= [];
  const inText = [...formulasInText, referenceInText];
  data.micromarkExtensions.push({
    text: { 36: inText.filter(isDollar), 92: [...inText.filter((one) => !isDollar(one))] },
    flow: { 36: formulasInFlow, 92: formulasInFlow },
  });
  data.fromMarkdownExtensions.push(nodes);
}

/** Whether a construct begins with a dollar: these are the first delimiters, in their order. */
function isDollar(construct: (typeof formulasInText)[number]): boolean {
  return delimiters[formulasInText.indexOf(construct)]?.open.startsWith('$') ?? false;
}

const copy: Handle = function (token) {
  this.config.enter.data?.call(this, token);
  this.config.exit.data?.call(this, token);
};

const nodes: FromMarkdown = {
  enter: {
    mathText(token) {
      this.enter({ type: 'inlineMath', value: '', display: false, clear: true }, token);
      this.buffer();
    },
    mathFlow(token) {
      this.enter({ type: 'math', value: '' }, token);
      this.buffer();
    },
    mathReference(token) {
      const [, name, label = ''] = /^\\(\w+)\{(.*)\}$/.exec(this.sliceSerialize(token)) ?? [];
      this.enter({ type: 'equationReference', label, brackets: name === 'eqref', children: [] }, token);
    },
  },
  exit: {
    mathTextData: copy,
    mathFlowData: copy,
    mathText(token) {
      const text = this.resume();
      const node = this.stack.at(-1);
      const source = this.sliceSerialize(token);
      const delimiter = delimiters.find(({ open }) => source.startsWith(open));
      if (node?.type === 'inlineMath' && delimiter) {
        const content = text.slice(0, -delimiter.close.length);
        // In a table, Markdown takes the backslash of `\|` away before anything else is read.
        node.value = texOf(delimiter, this.data.inTable ? content.replaceAll('\\|', '|') : content);
        node.display = delimiter.display;
        node.clear = delimiter.open !== '$';
      }
      this.exit(token);
    },
    mathFlow(token) {
      const text = this.resume();
      const node = this.stack.at(-1);
      if (node?.type === 'math') Object.assign(node, blockOf(text));
      this.exit(token);
    },
    mathReference(token) {
      this.exit(token);
    },
  },
};

/** The TeX of a block, without its delimiters, and its label. */
function blockOf(text: string): Pick<BlockMath, 'value' | 'label'> {
  const [, label] = /\{#([^\s{}]+)\}[ \t]*$/.exec(text) ?? [];
  const whole = (label === undefined ? text : text.slice(0, text.lastIndexOf('{#'))).trim();
  const labelled = label === undefined ? {} : { label };
  if (new RegExp(String.raw`^\\begin\{(?:${environments})\*?\}`).test(whole))
    return { value: whole, ...labelled };
  const delimiter = delimiters.find(({ open, display }) => display && whole.startsWith(open));
  if (!delimiter) return { value: whole, ...labelled };
  const { open, close } = delimiter;
  return { value: texOf(delimiter, whole.slice(open.length, -close.length)), ...labelled };
}
