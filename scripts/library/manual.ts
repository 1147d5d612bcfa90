// The manual's pages that are made from the program's tables: constructs, checks, formats and book.yaml, as Markdown.

import { checks } from '../checks/all.ts';
import { constructs } from '../dialect/constructs.ts';
import type { Construct, MarkdownExample } from '../model/construct.ts';
import type { Check, Example } from '../model/contract.ts';
import { manifestKeys } from '../settings/manifest.ts';

/** Gives the text about a construct, without its title: what it is, its examples, what each edition makes of it. */
export function constructText({ about, editions, examples }: Construct): string {
  return joined([about, ...examples.map(sourceOf), editions]);
}

/**
 * What a page needs to stand in the manual, which is a book itself: whether an example can also stand there as readers see
 * it, and how to write text so that no directive in it is carried out.
 */
export type InManual = Readonly<{
  isLive: (example: MarkdownExample) => boolean;
  literal: (text: string) => string;
}>;

/** Gives a construct's page in the manual, without its title. The examples of its checks are its bad inputs. */
export function constructPage(construct: Construct, { isLive, literal }: InManual): string {
  const { about, editions, examples, checks: watching = [] } = construct;
  const faults = watching.flatMap((id) => checks.filter((one) => one.id === id && isOwn(one, construct)));
  const others = watching.filter((id) => !faults.some((one) => one.id === id));
  return joined([
    literal(about),
    '## Examples',
    ...examples.flatMap((one) => [literal(sourceOf(one)), ...(isLive(one) ? [quoted(one)] : [])]),
    '## In each edition',
    literal(editions),
    ...(watching.length > 0 ? ['## What can be wrong'] : []),
    ...faults.flatMap((one) => [one.about, ruleTable(one), ...badInputs(one)].map(literal)),
    ...others.map((id) => `The check \`${id}\` watches it too: \`colophon explain ${id}\` has its examples.`),
  ]);
}

function quoted({ markdown }: MarkdownExample): string {
  return markdown.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}

/** A check that watches several constructs is described by itself. */
function isOwn(check: Check, construct: Construct): boolean {
  return constructs.every((one) => one.id === construct.id || !one.checks?.includes(check.id));
}

function badInputs({ examples }: Check): readonly string[] {
  return examples.filter(({ messages }) => messages.length > 0).map(bookText);
}

/** Gives the text about a check, without its title: what must hold, its rules, its examples. */
export function checkPage(check: Check): string {
  return joined([check.about, ruleTable(check), ...check.examples.map(bookText)]);
}

/** Gives what a check asks for, and its rules. */
export function checkSummary(check: Check): string {
  return joined([check.about, ruleTable(check)]);
}

function ruleTable({ id, severity }: Check): string {
  const rows = Object.entries(severity).map(([rule, grade]) => `| \`${id}-${rule}\` | ${grade} |`);
  return ['| rule | severity |', '|---|---|', ...rows].join('\n');
}

/** Gives the keys of book.yaml, each with what it means. */
export function settingsPage(): string {
  const keys = manifestKeys().map(
    ({ key, required, about }) => `- \`${key}\`: ${required ? `${about} Required.` : about}`,
  );
  return keys.join('\n');
}

/** Gives an example of a construct as its author writes it. */
function sourceOf({ about, markdown, settings, files = {} }: MarkdownExample): string {
  return joined([
    about,
    ...(settings === undefined ? [] : ['In book.yaml:', fence(settings, 'yaml')]),
    ...Object.entries(files).flatMap(([path, content]) => fileText(path, content)),
    fence(markdown, 'markdown'),
  ]);
}

/** Gives an example of a check: its files, and what the check says of them. */
function bookText({ about, files, messages }: Example): string {
  return joined([
    `Example: ${about}.`,
    ...Object.entries(files).flatMap(([path, content]) => fileText(path, content)),
    messages.length === 0 ? 'In order: no message.' : fence(messages.join('\n'), 'text'),
  ]);
}

function fileText(path: string, content: string | Uint8Array | null): readonly string[] {
  if (content === null) return [`\`${path}\` is not there.`];
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  if (/[\0\ufffd]/.test(text)) return [`\`${path}\`: ${content.length} bytes that are no text in UTF-8.`];
  return [`\`${path}\`:`, fence(text.trimEnd(), '')];
}

/** Puts a text between fences that are longer than any in it. */
function fence(text: string, info: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${info}\n${text}\n${marks}`;
}

function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}
