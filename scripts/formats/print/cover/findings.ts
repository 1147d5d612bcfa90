// Collects the findings about a finished cover: an uncertain spine width, and texts that do not fit.

import type { Edition } from '../../../model/book.ts';
import type { Severity } from '../../../model/finding.ts';
import type { Profile } from '../../../settings/print/profile.ts';
import { inch, nameSize } from '../../../settings/print/trim.ts';
import { type CoverText, misplaced } from './inspect.ts';
import type { Panels } from './panels.ts';

/** A finding about a cover: its rule, severity and message, the cure, and the key of book.yaml that it is about. */
export type CoverFinding = Readonly<{
  rule: 'cover-spine' | 'cover-spine-text' | 'cover-description' | 'cover-safety';
  severity: Severity;
  reason: string;
  cure: string | undefined;
  key: readonly string[];
}>;

/** What was found while the cover was made. */
export type CoverFacts = Readonly<{
  /** The fraction of the blurb that does not fit on the back. */
  excess: number;
  /** Whether the spine is wide enough for text, but the title too long for it. */
  longSpine: boolean;
}>;

/** Collects the findings. `texts` are those of the finished PDF. */
export function findingsOf(
  texts: readonly CoverText[],
  { manifest }: Edition,
  { service, trim }: Profile,
  pages: number,
  panels: Panels,
  { excess, longSpine }: CoverFacts,
): readonly CoverFinding[] {
  const findings: CoverFinding[] = [];
  const wide = `${(panels.spine.width / inch).toFixed(4)} in`;
  if (panels.formula.value === 'template')
    findings.push({
      rule: 'cover-spine',
      severity: 'warning',
      reason: `Cannot find the exact width of the spine, which only the template of ${service.name} has: ${wide} for ${pages} pages is an estimate`,
      cure: `Order the template for ${nameSize(trim)} and ${pages} pages from ${service.name}, and compare its spine with that of the cover before you upload it (${panels.formula.source}).`,
      key: ['print', 'profile'],
    });
  if (longSpine)
    findings.push({
      rule: 'cover-spine-text',
      severity: 'warning',
      reason: `Cannot find room for the title on a spine of ${nameSize({ width: panels.spine.width, height: trim.height })}`,
      cure: 'The spine is left without text. Shorten the title if it should have some.',
      key: ['title'],
    });
  if (excess > 0) {
    const length = [...(manifest.description ?? '')].length;
    findings.push({
      rule: 'cover-description',
      severity: 'error',
      reason: `Unexpected description of ${length} characters, expected at most about ${Math.floor((length * (1 - excess)) / 10) * 10}, which fit on a back cover of ${nameSize(trim)}`,
      cure: 'Shorten `description`, or give the back as an image with `cover: {back: …}`.',
      key: ['description'],
    });
  }
  for (const { text, box } of misplaced(texts, panels)) {
    if (excess > 0) break; // the description is misplaced, which was reported above
    findings.push({
      rule: 'cover-safety',
      severity: 'error',
      reason: `Unexpected text \`${text.slice(0, 60)}\` ${(box.left / inch).toFixed(3)} in from the left and ${(box.top / inch).toFixed(3)} in from the top of the cover, expected all text inside the safe areas`,
      cure: 'Shorten the title, the subtitle or the list of authors.',
      key: ['title'],
    });
  }
  return findings;
}
