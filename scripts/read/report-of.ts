// Makes findings messages: at keys of book.yaml, or at places of chapters.

import { VFile } from 'vfile';
import type { Report, Settings, Source } from '../model/book.ts';
import type { Finding } from '../model/finding.ts';

/** Gives findings as messages, the files that they concern each once; none where nothing was found. */
export function reportOf(
  { settings, chapters }: Readonly<{ settings: Settings; chapters: readonly Source[] }>,
  findings: readonly Finding[],
): Report {
  const files = new Map<string, VFile>();
  for (const { rule, severity, reason, cure, key, at } of findings) {
    const { path, text } = chapters.find((one) => one.path === at?.path) ?? settings;
    const file = files.get(path) ?? new VFile({ path, value: text });
    files.set(path, file);
    const place = at ? at.place : settings.locate(key);
    const message = file.message(reason, { ...(place && { place }), ruleId: rule, source: 'colophon' });
    Object.assign(message, { fatal: severity === 'error', note: cure });
  }
  return [...files.values()];
}
