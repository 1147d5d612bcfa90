// Reads CSL-JSON and CSL-YAML, and keeps of each item only what citeproc can take.

import { parse as parseYaml } from 'yaml';

/** An item of CSL: an id, a type, and variables. */
export type CslItem = Readonly<{ id: string; type: string } & Record<string, unknown>>;

/** Reads the items of a file, `[…]` or `references: […]`. Throws if it is no JSON or YAML. */
export function cslItems(text: string, isJson: boolean): readonly CslItem[] {
  const value: unknown = isJson ? JSON.parse(text) : parseYaml(text, { maxAliasCount: 100 });
  const { references, items } = isObject(value) ? value : {};
  const list = [value, references, items].find(Array.isArray) ?? [];
  return list.flatMap((one) => {
    const item = soundItem(one);
    return item ? [item] : [];
  });
}

/** Gives an item with names, dates and texts alone; undefined if it has no id. */
export function soundItem(value: unknown): CslItem | undefined {
  if (!isObject(value)) return undefined;
  const { id, type } = value;
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  const item: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) {
    if (typeof one === 'string' || typeof one === 'number') item[name] = String(one);
    else if (Array.isArray(one)) {
      const names = one.flatMap(soundName);
      if (names.length > 0) item[name] = names;
    } else if (isObject(one)) {
      const date = soundDate(one);
      if (date) item[name] = date;
    }
  }
  return { ...item, id: String(id), type: typeof type === 'string' ? type : 'document' };
}

function soundName(value: unknown): readonly Readonly<Record<string, string>>[] {
  if (!isObject(value)) return [];
  const parts = Object.entries(value).filter((part): part is [string, string] => typeof part[1] === 'string');
  const name = Object.fromEntries(parts);
  return name.family || name.literal || name.given ? [name] : [];
}

function soundDate(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  const { 'date-parts': parts, raw, literal, circa } = value;
  const rough = circa ? { circa: true } : {};
  if (typeof literal === 'string') return { literal };
  if (typeof raw === 'string') return { raw, ...rough };
  if (!Array.isArray(parts)) return undefined;
  const dates = parts
    .filter(Array.isArray)
    .map((date) => date.map(Number).filter(Number.isFinite))
    .filter((date) => date.length > 0);
  return dates.length > 0 ? { 'date-parts': dates.slice(0, 2), ...rough } : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
