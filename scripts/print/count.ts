// Whether the service binds a book of so many pages: told at the key of book.yaml that names the service.

import type { Finding } from '../contract.ts';
import { binds, type Profile, pageLimits } from './profile.ts';
import { services } from './services.ts';

/** What is to be said of an interior of `pages` pages; nothing where its service binds as many. */
export function countFinding(profile: Profile, pages: number): Finding | undefined {
  const limits = pageLimits(profile);
  if (!limits || binds(profile, pages)) return undefined;
  const { least, most } = limits.value;
  const others = Object.values(services).filter((service) => binds({ ...profile, service }, pages));
  const change =
    pages < least
      ? 'Choose a smaller trim size, or add to the book'
      : 'Choose a larger trim size, or divide the book';
  const elsewhere = others.map(({ id }) => `\`${id}\``).join(' or ');
  return {
    rule: 'print-pages',
    severity: 'error',
    reason: `Unexpected ${pages} pages of the printed book, expected ${least} to ${most}: ${profile.service.name} binds no ${pages < least ? 'fewer' : 'more'} on ${profile.paper} paper in this size`,
    cure: `${change}${others.length > 0 ? `; so many pages are bound with the profile ${elsewhere}` : ''} (${limits.source}).`,
    key: ['print', 'profile'],
  };
}
