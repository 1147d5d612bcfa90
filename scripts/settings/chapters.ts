// The keys of book.yaml for the chapters: their list, with parts and roles, and how they are numbered.

import * as z from 'zod';
import { line } from './line.ts';
import { expectedRoles, type Role, roleOf } from './roles.ts';

/** An item of the list of chapters: a chapter with those inside it, or a part with its chapters. */
export type ChapterItem = Readonly<{
  file?: string | undefined;
  role?: Role | undefined;
  part?: string | undefined;
  chapters?: readonly ChapterItem[] | undefined;
}>;

const role = z.string().transform((name, context): Role => {
  const known = roleOf(name);
  if (known === undefined) context.addIssue({ code: 'custom', message: expectedRoles, input: name });
  return known ?? z.NEVER;
});

const shapes = 'a file, or keys: `file` and perhaps `role`, or `part` and its `chapters`';

/** Gives what is wrong with the keys of an item, where each of them is sound by itself. */
function misfit({ file, part, role, chapters }: ChapterItem): string | undefined {
  if ((file === undefined) === (part === undefined)) return shapes;
  if (part === undefined) return undefined;
  if (role !== undefined) return 'a role at the chapters of a part, not at the part';
  return chapters === undefined || chapters.length === 0
    ? 'a part with `chapters` that has at least one'
    : undefined;
}

const item: z.ZodType<ChapterItem> = z.preprocess(
  (value) => (typeof value === 'string' ? { file: value } : value),
  z
    .strictObject(
      {
        file: line.optional().describe('A file of chapters/.'),
        role: role
          .optional()
          .describe(
            `What the chapter is in the book: ${expectedRoles}. The front matter of the file may have the same key. ` +
              'The roles to `prologue` are front matter and those from `afterword` are back matter, if no chapter of the body ' +
              'stands before or after them; in a SUMMARY.md, what is listed before or after the lists is that in any case. ' +
              'A dedication and an epigraph have a page of their own, and no heading unless they begin with one.',
          ),
        part: line.optional().describe('The title of a part, instead of `file`. It has a page of its own.'),
        get chapters() {
          return z
            .array(item)
            .optional()
            .describe(
              'The chapters of the part, or those inside the chapter, which are numbered as its sections.',
            );
        },
      },
      { error: (issue) => (issue.code === 'invalid_type' ? shapes : undefined) },
    )
    .refine((value) => misfit(value) === undefined, {
      error: ({ input }) => misfit(input as ChapterItem),
      when: ({ issues }) => issues.length === 0,
    }),
);

/** The key `chapters`. */
export const chapterSettings = z
  .array(item)
  .optional()
  .describe(
    'The files of chapters/ in reading order. The default is every chapters/*.md, sorted by name. An item may be a file, ' +
      '`{file: preface.md, role: preface}`, a chapter with others inside it (`{file: a.md, chapters: [b.md]}`), or a part ' +
      '(`{part: Basics, chapters: [a.md]}`). The chapters of a part called `Appendix` or `Appendices` are appendices.',
  );

/** The key `numbering`. */
export const numberingSettings = z
  .enum(['none', 'chapters', 'sections'], 'one of `none`, `chapters`, `sections`')
  .default('none')
  .describe(
    'What Colophon numbers: `none` (the default), `chapters` (1, 2, 3, and appendices A, B, C, through all parts), or ' +
      '`sections` too (1.1 and 1.1.1, no deeper). Numbers that are in the text stay, and the count goes on from them. ' +
      'Front matter, back matter and chapters with another role than `chapter` and `appendix` have none. Addresses do not ' +
      'change.',
  );
