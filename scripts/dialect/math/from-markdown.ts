// Makes nodes of the formulas that the parser found: `inlineMath` in a text, `math` on lines of its own.

import type { Literal } from 'mdast';
import type { Data, Processor } from 'unified';
import { delimiters, environments, texOf } from './formulas.ts';
import { formulasInFlow } from './in-flow.ts';
import { formulasInText } from './in-text.ts';

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

declare module 'mdast' {
  interface RootContentMap {
    inlineMath: InlineMath;
    math: BlockMath;
  }
  interface PhrasingContentMap {
    inlineMath: InlineMath;
  }
  interface BlockContentMap {
    math: BlockMath;
  }
}

type FromMarkdown = NonNullable<Data['fromMarkdownExtensions']>[number];
type Handle = NonNullable<Exclude<FromMarkdown, readonly unknown[]>['enter']>[string];

/** A remark plugin: formulas, by a syntax of our own, since packages know only dollars, and all of them. */
export function mathSyntax(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.fromMarkdownExtensions ??= [];
  data.micromarkExtensions.push({
    text: { 36: formulasInText.filter(isDollar), 92: formulasInText.filter((one) => !isDollar(one)) },
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
  },
};

/** The TeX of a block, without its delimiters, and its label. */
function blockOf(text: string): Pick<BlockMath, 'value' | 'label'> {
  const [after = '', braced, bracketed] =
    /(?:\{#([^\s{}]+)\}|(?<=\$\$[ \t]*)\(([\w:.-]+)\))[ \t]*$/.exec(text) ?? [];
  const label = braced ?? bracketed;
  const whole = text.slice(0, text.length - after.length).trim();
  const labelled = label === undefined ? {} : { label };
  if (new RegExp(String.raw`^\\begin\{(?:${environments})\*?\}`).test(whole))
    return { value: whole, ...labelled };
  const delimiter = delimiters.find(({ open, display }) => display && whole.startsWith(open));
  if (!delimiter) return { value: whole, ...labelled };
  const { open, close } = delimiter;
  return { value: texOf(delimiter, whole.slice(open.length, -close.length)), ...labelled };
}
