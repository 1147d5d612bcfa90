// What is meant as a reference, a link or a heading and is none to Markdown, so that readers see it as it is typed.

import type { Root } from 'mdast';
import type { Position } from 'unist';
import type { Prose } from './prose.ts';

/** Something that Markdown leaves as it is typed. */
export type Unread = Readonly<{
  kind: 'note' | 'reference' | 'link' | 'heading';
  /** The whole of it, as written. */
  written: string;
  /** What readers were to see of it: the words of a reference, a link or a heading. */
  words: string;
  /** The label of a note or a reference, or the path of a link. */
  label: string;
  place: Position;
}>;

/**
 * All that Markdown leaves as it is typed in a chapter. Brackets are in programs, mathematics and citations too, so that only
 * what can hardly be anything else is found. Where the book has notes (`hasNotes`), less is needed for the call of one.
 */
export function unreadReferences(
  tree: Root,
  source: string,
  prose: Prose,
  hasNotes: boolean,
): readonly Unread[] {
  const find = (kind: Unread['kind'], form: RegExp, isMeant: (one: Unread, before: string) => boolean) =>
    [...prose.text.matchAll(form)].flatMap((match) => {
      const [start, end] = [match.index, match.index + match[0].length];
      const part = (name: string) => {
        const [from, to] = match.indices?.groups?.[name] ?? [0, 0];
        return source.slice(from, to);
      };
      const written = source.slice(start, end);
      const one = {
        kind,
        written,
        words: part('words'),
        label: part('label'),
        place: prose.placeAt(start, end),
      };
      return isMeant(one, prose.text.charAt(start - 1)) ? [one] : [];
    });
  return [
    ...find('note', noteCall, ({ label }, before) => isNote(label, before, hasNotes)),
    ...find('reference', reference, ({ words, label }, before) =>
      /[\\\p{L}\d\])}]/u.test(before) ? false : isReference(words, label || words),
    ).map((one) => (one.label ? one : { ...one, label: one.words })),
    ...find(
      'link',
      link,
      ({ words, label }, before) => before !== '\\' && /\p{L}/u.test(words) && isPath(label),
    ),
    ...tightHeadings(tree, source, prose),
  ];
}

/** `[^1]`, but not what begins in an escape, or is followed like a class of letters in a regular expression. */
const noteCall = /\[\^(?<label>\d{1,3}|[a-z][\w.:-]*)\](?![*+{[\w])/dgi;

/** Whether `[^label]` is the call of a note, and no class of letters such as `[^a-z]`. */
function isNote(label: string, before: string, hasNotes: boolean): boolean {
  if (/[[(\\/|^]/.test(before) || /^\w-\w/.test(label)) return false;
  if (hasNotes) return true;
  // A call stands at the end of a word, or of a sentence.
  return /[^\s\0]/.test(before) && /^\d+$|^\p{L}{2}/u.test(label);
}

/** `[words][label]` and `[words][]`, in one line but for the words. */
const reference = /\[(?<words>[^[\]\n]+(?:\n[^[\]\n]+)?)\]\[(?<label>[^[\]\n\0\ue000]*)\](?![[(=])/dgu;

/** Whether brackets after brackets are a reference, and no options of a command, labels of a bibliography or indices. */
function isReference(words: string, label: string): boolean {
  const [one, other] = [words, label].map((text) => text.trim());
  if (!one || !other || !/\p{L}{2}|\p{Lo}/u.test(other)) return false;
  if (!/\p{L}{2}|\p{Lo}|`/u.test(one) || /\\$/.test(words)) return false;
  if ([one, other].some((text) => /^(?:[-+<$%@^!|=.]|--|\/)|\.\.\.$|…$/.test(text))) return false;
  return !(isBare(one) && isBare(other));
}

/** Whether a text is like the label of a cited work (`KR88`) or the name of an argument (`FILE`). */
function isBare(text: string): boolean {
  return /^[A-Z][A-Za-z+]*\d{2,4}[a-z]?$/.test(text) || /^[\p{Lu}\d_ :=.-]+$/u.test(text);
}

/** `[words](label "title")`, where the label has a space. */
const link =
  /!?\[(?<words>[^[\]\n]*)\]\((?<label>[^()<>\n"\ue000]*[^()<>\n"\s\ue000][ \t]+[^()<>\n"\s\ue000][^()<>\n"\ue000]*?)(?:[ \t]+"[^"\n]*")?\)/dgu;

/** Whether words in brackets are a path or an address: they begin like one, or end like the name of a file. */
function isPath(text: string): boolean {
  return /^(?:https?:\/\/|\.{1,2}\/|\/)/i.test(text) || /\.[a-z][a-z\d]{1,4}(?:#[\w:.-]*)?$/i.test(text);
}

/** `##Heading` at the beginning of a paragraph, with or without a number. */
const tightHeading = /^#{2,6}(?<words>(?:\d+(?:\.\d+)*\.?[ \t]+)?\p{L}[^\n]*)/u;

function tightHeadings({ children }: Root, source: string, prose: Prose): readonly Unread[] {
  return children.flatMap(({ type, position }) => {
    const [start = 0, end = 0] = [position?.start.offset, position?.end.offset];
    const [written, words = ''] = tightHeading.exec(source.slice(start, end)) ?? [];
    if (type !== 'paragraph' || written === undefined) return [];
    // A sentence may begin with a name of this form (`##c`, a channel).
    const isLine = end === start + written.length && !/[.,;:!?]$/.test(written);
    if (!isLine && /^\p{Ll}/u.test(words)) return [];
    const place = prose.placeAt(start, start + written.length);
    return [{ kind: 'heading' as const, written, words, label: '', place }];
  });
}
