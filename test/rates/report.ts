// The rates of the proof as text, and whether they are as they must be.

import type { Judged } from './alarms.ts';
import type { FormatId } from './disguise.ts';
import { keyOf } from './disguises.ts';
import { knownAlarms, knownMisses } from './known.ts';
import type { Handled, Tried } from './misses.ts';

/** All that was measured. */
export type Measured = Readonly<{
  judged: readonly Judged[];
  tried: readonly Tried[];
  handled: readonly Handled[];
  /** Programs that were not here. */
  missing: readonly string[];
}>;

const formats: readonly FormatId[] = ['html', 'epub', 'pdf', 'print'];

/** The report: a table, each alarm and miss by name, and the count at the end. */
export function report({
  judged,
  tried,
  handled,
  missing,
}: Measured): Readonly<{ text: string; failed: number }> {
  const copies = copiesOf(judged);
  const alarmed = copies.filter(({ alarms }) => alarms.length > 0);
  const known = tried.filter((one) => !one.caught && keyOf(one.disguise) in knownMisses);
  const missed = tried.filter((one) => !one.caught && !(keyOf(one.disguise) in knownMisses));
  const mended = tried.filter((one) => one.caught && keyOf(one.disguise) in knownMisses);
  const offended = handled.filter(({ name, alarms }) => alarms.length > 0 !== name in knownAlarms);
  const rows = formats.map((id) => {
    const sound = copies.filter(({ format }) => format === id);
    const spoilt = tried.filter(({ disguise }) => disguise.format === id);
    const caught = spoilt.filter((one) => one.caught).length;
    const left = known.filter(({ disguise }) => disguise.format === id).length;
    return [
      id,
      sound.length,
      sound.filter(({ alarms }) => alarms.length > 0).length,
      sound.filter(({ doubts }) => doubts.length > 0).length,
      spoilt.length,
      caught,
      spoilt.length - caught - left,
      left,
    ].map(String);
  });
  const heads = [
    'format',
    'sound copies',
    'alarms',
    'doubts',
    'disguises',
    'caught',
    'missed',
    'known misses',
  ];
  const failed = alarmed.length + missed.length + mended.length + offended.length;
  const passed = copies.length + tried.length + handled.length - failed;
  const lines = [
    ...align([heads, ...rows]),
    ...part(
      'FALSE ALARMS',
      alarmed.flatMap(({ name, alarms }) => [name, ...alarms.slice(0, 5).map(indent)]),
    ),
    ...part(
      'Doubts',
      copies.flatMap(({ name, doubts }) => doubts.slice(0, 3).map((one) => `${name}: ${one}`)),
    ),
    ...part('MISSED', missed.flatMap(missLines)),
    ...part(
      'CAUGHT, though listed as a known miss',
      mended.map(({ disguise }) => keyOf(disguise)),
    ),
    ...part(
      'Known misses',
      known.map(({ disguise }) => `${keyOf(disguise)}: ${knownMisses[keyOf(disguise)]}`),
    ),
    ...part(
      `What honest hands did to ${handled.length} copies, not as expected`,
      offended.flatMap(({ name, alarms }) => [name, ...alarms.slice(0, 5).map(indent)]),
    ),
    ...part(
      'Known alarms after honest hands',
      Object.entries(knownAlarms).map(([name, why]) => `${name}: ${why}`),
    ),
    ...missing.map(
      (tool) => `SKIPPED: ${tool} is not installed, so that what it makes of a copy is not measured`,
    ),
    '',
    `${passed} passed, ${failed} failed`,
    '',
  ];
  return { text: lines.join('\n'), failed };
}

type Named = Readonly<{ name: string; format: string; alarms: readonly string[]; doubts: readonly string[] }>;

/** Each sound copy once, with what both commands say of it. */
function copiesOf(judged: readonly Judged[]): readonly Named[] {
  const names = [...new Set(judged.map(({ book, format }) => `${format}: ${book}`))];
  return names.map((name) => {
    const own = judged.filter(({ book, format }) => `${format}: ${book}` === name);
    const said = (list: (one: Judged) => readonly string[]) => [...new Set(own.flatMap(list))];
    return {
      name,
      format: own[0]?.format ?? '',
      alarms: said(({ how, alarms }) => alarms.map((alarm) => `${how}: ${alarm}`)),
      doubts: said(({ how, doubts }) => doubts.map((doubt) => `${how}: ${doubt}`)),
    };
  });
}

function missLines({ disguise, broken, elsewhere, doubts }: Tried): readonly string[] {
  const others = elsewhere.length > 0 ? `, though ${elsewhere.join(', ')} failed` : '';
  const doubted = doubts.length > 0 ? ', and is only doubted' : '';
  return [
    broken === undefined
      ? `${keyOf(disguise)} (\`${disguise.point}\` says nothing${others}${doubted})`
      : `${keyOf(disguise)} (could not be tried: ${broken})`,
  ];
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map(indent)];
}

function indent(line: string): string {
  return `  ${line}`;
}

function align(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}
