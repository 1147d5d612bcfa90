// Construct: theorems, definitions, exercises and their like, with proofs and solutions, as MyST, Quarto and bookdown have them.

import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Link, PhrasingContent } from 'mdast';
import type { Anchor, RenderedChapter } from '../../model/book.ts';
import type { CollectContext, Construct } from '../../model/construct.ts';
import { phraseAround } from '../../settings/words.ts';
import { visit } from '../../tree/visit.ts';
import { type Container, containerOf, titleOf } from '../containers/container.ts';
import { takeContainers, whenParsed } from '../containers/take.ts';
import { joinEnds } from '../theorem-ends.ts';

/** The kinds, which are the names of their words too, with the prefix that their labels have in Quarto and bookdown. */
const kinds = {
  theorem: 'thm',
  lemma: 'lem',
  corollary: 'cor',
  proposition: 'prp',
  conjecture: 'cnj',
  definition: 'def',
  example: 'exm',
  exercise: 'exr',
  hypothesis: 'hyp',
  axiom: 'axm',
  criterion: 'cri',
  algorithm: 'alg',
  property: 'pro',
  observation: 'obs',
  assumption: 'asm',
  remark: 'rem',
  proof: 'prf',
  solution: 'sol',
} as const;
type Kind = keyof typeof kinds;

/** Kinds that follow another thing, and have no number of their own. */
const withoutNumber: ReadonlySet<Kind> = new Set<Kind>(['proof', 'solution']);

/** Theorems. Packages for them put English words before the text, and know no chapters. */
export const theorems: Construct = {
  id: 'theorems',
  title: 'Theorems and exercises',
  about:
    'Theorems, lemmas, corollaries, propositions, conjectures, definitions, examples, exercises, hypotheses, axioms, criteria, ' +
    'algorithms, properties, observations, assumptions and remarks are set apart and numbered by chapter, each kind by itself. ' +
    'MyST writes ` ```{prf:theorem} Name ` or `:::{prf:theorem} Name` with `:label:` in the line below, `{exercise}`, and ' +
    '`{solution} LABEL` for the exercise of that label, also between `{exercise-start}` and `{exercise-end}`, `{solution-start}` ' +
    'and `{solution-end}`; `:class: dropdown` folds them on the web. Quarto writes `::: {#thm-name}` with a heading for the name, and bookdown ' +
    '`::: {.theorem #name name="Name"}`. [Cross-references](#cross-references) show the number: `@thm-name`, ' +
    '`` {prf:ref}`label` ``, `\\@ref(thm:name)`, `[](#label)`. Proofs and solutions have no number, and remarks only if they have a label.',
  editions:
    'Every edition has the kind, the number and the name above the text, in the book’s language. What is folded on the web is open in the PDF and in print.',
  checks: ['containers', 'labels'],
  examples: [
    {
      about: 'A theorem of MyST with its proof, and a reference to it.',
      markdown:
        '```{prf:theorem} Of *Euclid*\n:label: primes\n\nThere is no last prime.\n```\n\n```{prf:proof}\nMultiply.\n```\n\nSee {prf:ref}`primes`.',
      html: '<div class="theorem theorem-theorem" id="primes">\n<p class="theorem-title"><span class="label">Theorem 1.1</span> (Of <em>Euclid</em>)</p>\n<p>There is no last prime.</p>\n</div>\n<div class="theorem theorem-proof">\n<p class="theorem-title"><span class="label">Proof</span></p>\n<p>Multiply.</p>\n</div>\n<p>See <a href="#primes">Theorem 1.1</a>.</p>',
    },
    {
      about: 'A lemma of Quarto, and one of bookdown.',
      markdown:
        '::: {#lem-a}\n## First\n\nA.\n:::\n\n::: {.lemma #b name="Second"}\nB.\n:::\n\nBy @lem-a and Lemma \\@ref(lem:b).',
      html: '<div class="theorem theorem-lemma" id="lem-a">\n<p class="theorem-title"><span class="label">Lemma 1.1</span> (First)</p>\n<p>A.</p>\n</div>\n<p><a id="b"></a></p>\n<div class="theorem theorem-lemma" id="lem:b">\n<p class="theorem-title"><span class="label">Lemma 1.2</span> (Second)</p>\n<p>B.</p>\n</div>\n<p>By <a href="#lem-a">Lemma 1.1</a> and Lemma <a href="#lem:b">1.2</a>.</p>',
    },
    {
      about: 'An exercise, and its solution, which is folded on the web.',
      markdown:
        ':::{exercise}\n:label: ex\n\nAdd.\n:::\n\n:::{solution-start} ex\n:class: dropdown\n:::\n\nTwo.\n\n:::{solution-end}\n:::',
      html: '<div class="theorem theorem-exercise" id="ex">\n<p class="theorem-title"><span class="label">Exercise 1.1</span></p>\n<p>Add.</p>\n</div>\n<div class="theorem theorem-solution">\n<details class="theorem-fold"><summary class="theorem-title"><span class="label">Solution of Exercise 1.1</span></summary>\n\n<p>Two.</p>\n</details>\n</div>',
    },
  ],
  syntax: [whenParsed(joinEnds), takeContainers(takeTheorem)],
  attributes: {
    div: [['className', 'theorem', 'unnumbered', ...Object.keys(kinds).map((kind) => `theorem-${kind}`)]],
    details: [['className', 'theorem-fold']],
    p: [['className', 'theorem-title']],
    summary: [['className', 'theorem-title']],
  },
  collect: numberTheorems,
};

/** The kind that a container has by its name, or by the prefix of its id. `::: example` is an alert. */
function kindOf({ name, attributes: { id = '', values }, options }: Container): Kind | undefined {
  const plain = name.replace(/^prf:/, '');
  const prefix = /^([a-z]{3})[-:]/.exec(id)?.[1];
  const known = (Object.keys(kinds) as Kind[]).find((kind) => kind === plain);
  const byId = (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind] === prefix);
  if (known === 'example' && plain === name && options === undefined)
    return byId === 'example' || values.name !== undefined ? known : undefined;
  return known ?? (name === '' ? byId : undefined);
}

const titleLook = { hProperties: { className: ['theorem-title'] } };

/** Makes a theorem of a container that is one, in place. */
function takeTheorem(node: Container): void {
  const kind = kindOf(node);
  if (kind === undefined || !node.closed) return;
  const { attributes, argument, marks, opening } = node;
  const { id, classes, values } = attributes;
  const isDirective = /^[:`~]+[ \t]*\{[a-z]/i.test(marks.before);
  const [first, ...more] = node.children;
  // Quarto takes the name from a heading.
  if (!isDirective && !node.title && first?.type === 'heading') {
    node.title = first.children;
    node.children = more;
  }
  // References of bookdown have the prefix of the kind before the label.
  if (!isDirective && id !== undefined && !/^[a-z]{3}[-:]/.test(id)) {
    node.attributes = { ...attributes, id: `${kinds[kind]}:${id}` };
    node.aliases = [id];
  }
  const isPlain =
    withoutNumber.has(kind) ||
    (kind === 'remark' && id === undefined) ||
    [values.nonumber, values.enumerated === 'false' ? '' : undefined].includes('') ||
    classes.includes('unnumbered');
  const className = [
    'theorem',
    `theorem-${kind}`,
    ...(isPlain && !withoutNumber.has(kind) ? ['unnumbered'] : []),
  ];
  const title =
    kind === 'solution' && isDirective && argument !== undefined && /^\S+$/.test(argument)
      ? [linkTo(argument, opening)]
      : (node.title ?? []);
  node.data = { ...node.data, hName: 'div', hProperties: { className } };
  if (!classes.includes('dropdown')) {
    node.children = [...(title.length > 0 ? [titleOf(title, titleLook)] : []), ...node.children];
    return;
  }
  const inside = [titleOf(title, { hName: 'summary', ...titleLook }), ...node.children];
  const position = node.position ?? opening;
  const folded = containerOf('details', inside, { opening, position });
  folded.data = { hName: 'details', hProperties: { className: ['theorem-fold'] } };
  node.children = [folded];
}

/** The reference from a solution to its exercise. */
function linkTo(label: string, position: Container['opening']): PhrasingContent {
  const link: Link = {
    type: 'link',
    url: `#${label}`,
    children: [{ type: 'text', value: label, position }],
    data: { hProperties: { dataReference: 'label' } },
    position,
  };
  return link;
}

/** Numbers the theorems of each kind by chapter if it has a number, else through the book, in place, and gives their anchors. */
function numberTheorems(
  chapters: readonly RenderedChapter[],
  { words, anchors }: CollectContext,
): Readonly<{ anchors: readonly Anchor[] }> {
  const counts = new Map<string, number>();
  const found: Anchor[] = [];
  for (const { tree, captionNumber } of chapters)
    visit(tree, 'element', (node) => {
      const kind = kindIn(node);
      if (!kind) return;
      const title = titleIn(node);
      const isNumbered = !withoutNumber.has(kind) && !classesOf(node).includes('unnumbered');
      const key = `${kind} ${captionNumber ?? ''}`;
      const count = (counts.get(key) ?? 0) + 1;
      if (isNumbered) counts.set(key, count);
      const number = captionNumber === undefined ? String(count) : `${captionNumber}.${count}`;
      const label = isNumbered ? `${words[kind]} ${number}` : words[kind];
      const name = textOf(title).trim();
      const anchor = anchors.get(String(node.properties.id));
      if (anchor)
        found.push({
          ...anchor,
          kind: 'theorem',
          number: isNumbered ? number : undefined,
          label,
          title: name,
        });
      title.children = titled(title.children, label, kind === 'solution' ? words.solutionOf : undefined);
    });
  return { anchors: found };
}

/** The title with its label: `Lemma 1.2 (Name)`, or `Solution of Exercise 1.2` around a link. */
function titled(name: Element['children'], label: string, phrase: string | undefined): ElementContent[] {
  const [first] = name;
  if (phrase !== undefined && first?.type === 'element' && first.properties.dataReference !== undefined)
    return [h('span.label', phraseAround(phrase, first))];
  if (name.length === 0) return [h('span.label', label)];
  return [h('span.label', label), { type: 'text', value: ' (' }, ...name, { type: 'text', value: ')' }];
}

function classesOf({ properties: { className } }: Element): readonly string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

function kindIn(node: Element): Kind | undefined {
  const [first, second] = classesOf(node);
  if (node.tagName !== 'div' || first !== 'theorem') return undefined;
  return (Object.keys(kinds) as Kind[]).find((kind) => second === `theorem-${kind}`);
}

/** The title of a theorem. One whose author gave none gets an empty one, since rendering leaves empty paragraphs out. */
function titleIn(node: Element): Element {
  const [first] = node.children.filter((one) => one.type === 'element');
  if (first && classesOf(first).includes('theorem-fold')) return titleIn(first);
  if (first && classesOf(first).includes('theorem-title')) return first;
  const title = h('p', { className: ['theorem-title'] });
  node.children.splice(Math.max(0, node.children.indexOf(first ?? title)), 0, title, {
    type: 'text',
    value: '\n',
  });
  return title;
}
