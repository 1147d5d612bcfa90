// What is to be said of a finished cover: what its service wants to be compared, and what has no room.

import type { Edition } from '../../../model/book.ts';
import type { Severity } from '../../../model/finding.ts';
import type { Profile } from '../../../settings/print/profile.ts';
import { inch, nameSize } from '../../../settings/print/trim.ts';
import { type CoverText, misplaced } from './inspect.ts';
import type { Panels } from './panels.ts';

/** Something about a cover: its rule, what is so, the cure, and the key of book.yaml that it is about. */
export type CoverFinding = Readonly<{
  rule: 'cover-spine' | 'cover-spine-text' | 'cover-description' | 'cover-safety';
  severity: Severity;
  reason: string;
  cure: string | undefined;
  key: readonly string[];
}>;

/** What the making of a cover knows of it. */
export type CoverFacts = Readonly<{
  excess: number;
  /** The spine could carry text, but not as much as the title. */
  longSpine: boolean;
}>;

/** Collects the findings; `texts` are those of the finished PDF. */
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
      reason: `Cannot find the width of the spine but in ${service.name}’s own template: ${wide} for ${pages} pages is an estimate`,
      cure: `Order the template for ${nameSize(trim)} and ${pages} pages from ${service.name} and compare its spine before you upload (${panels.formula.source}).`,
      key: ['print', 'profile'],
    });
  if (longSpine)
    findings.push({
      rule: 'cover-spine-text',
      severity: 'warning',
      reason: `Cannot find room for the title on a spine of ${nameSize({ width: panels.spine.width, height: trim.height })}`,
      cure: 'Shorten the title, or leave the spine without text.',
      key: ['title'],
    });
  if (excess > 0) {
    const length = [...(manifest.description ?? '')].length;
    findings.push({
      rule: 'cover-description',
      severity: 'error',
      reason: `Unexpected description of ${length} characters, expected at most about ${Math.floor((length * (1 - excess)) / 10) * 10}: more has no room on a back of ${nameSize(trim)}`,
      cure: 'Shorten `description`, or give the back as an image with `cover: {back: …}`.',
      key: ['description'],
    });
  }
  for (const { text, box } of misplaced(texts, panels)) {
    if (excess > 0) break; // it is the description, and said already
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
