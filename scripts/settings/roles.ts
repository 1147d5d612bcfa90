// The roles that a chapter may have in its book, as EPUB and DPUB-ARIA name them.

/** Where a chapter with each role stands, unless a SUMMARY.md says otherwise: before, among or after the numbered chapters. */
const matters = {
  dedication: 'front',
  epigraph: 'front',
  foreword: 'front',
  preface: 'front',
  acknowledgments: 'front',
  introduction: 'front',
  prologue: 'front',
  chapter: 'body',
  conclusion: 'body',
  epilogue: 'body',
  afterword: 'back',
  appendix: 'back',
  glossary: 'back',
  bibliography: 'back',
  credits: 'back',
  errata: 'back',
  colophon: 'back',
} as const;

/** A role of a chapter. Its `epub:type` has its name, and its ARIA role that name after `doc-`. */
export type Role = keyof typeof matters;

/** The names of all roles, in the order of a book. */
export const roleNames = Object.keys(matters) as [Role, ...Role[]];

/** Other spellings of roles. */
const spellings: Readonly<Record<string, Role>> = { acknowledgements: 'acknowledgments' };

/** Gives the role of a name, in either spelling; undefined if there is none. */
export function roleOf(name: string): Role | undefined {
  const plain = name.trim().toLowerCase();
  return spellings[plain] ?? roleNames.find((role) => role === plain);
}

/** Gives where a chapter with a role stands. */
export function matterOf(role: Role | undefined): 'front' | 'body' | 'back' {
  return role === undefined ? 'body' : matters[role];
}

/** Tells whether chapters with a role are counted as chapters. Others have no number, and appendices have letters. */
export function isCounted(role: Role | undefined): boolean {
  return role === undefined || role === 'chapter';
}

/** Tells whether a role is one of the short texts that have a page of their own, and no heading unless the author wrote one. */
export function standsAlone(role: Role | undefined): role is 'dedication' | 'epigraph' {
  return role === 'dedication' || role === 'epigraph';
}

/** What a message expects in place of an unknown role. */
export const expectedRoles = `one of ${roleNames.map((name) => `\`${name}\``).join(', ')}`;
