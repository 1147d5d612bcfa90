// The keys of book.yaml for library catalogues and shops: people and their roles, the series, ISBN and DOI.

import * as z from 'zod';
import { line } from './line.ts';

/** MARC relator codes, by the names of roles in book.yaml. */
export const roles = {
  editor: 'edt',
  translator: 'trl',
  illustrator: 'ill',
  photographer: 'pht',
  'cover designer': 'cov',
  'book designer': 'bkd',
  foreword: 'aui',
  afterword: 'aft',
  proofreader: 'pfr',
  reviewer: 'rev',
  programmer: 'prg',
  contributor: 'ctb',
} as const;

const roleNames = Object.keys(roles) as [keyof typeof roles];
const fileAs = line
  .optional()
  .describe('The form of the name by which it is sorted, such as `Lovelace, Ada`.');

/** An author: a name, or a name and its form for sorting. */
export type Author = Readonly<{ name: string; 'file-as'?: string | undefined }>;

/** The schema of an `Author`. */
export const author = z.union([line, z.strictObject({ name: line, 'file-as': fileAs })], {
  error: 'a name, or `name` and `file-as`',
});

/** One item of the key `contributors`. */
export const contributor = z.strictObject(
  {
    name: line.describe('The name of the person.'),
    role: z
      .enum(roleNames, `one of ${roleNames.map((name) => `\`${name}\``).join(', ')}`)
      .default('contributor')
      .describe(
        `What the person did: ${roleNames.map((name) => `\`${name}\``).join(', ')}. The default is \`contributor\`.`,
      ),
    'file-as': fileAs,
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'keys `name` and `role`' : undefined) },
);

/** The key `series`. */
export const series = z.strictObject({
  name: line.describe('The name of the series.'),
  number: z
    .int('a whole number')
    .positive('a whole number from 1')
    .optional()
    .describe('The number of the book in the series, a whole number from 1.'),
});

/** A DOI without the address of a resolver. */
export const doi = line.regex(
  /^10\.\d{4,9}\/[!-~]+$/,
  'a DOI such as `10.1000/182`, without `https://doi.org/` before it',
);

/** An ISBN-13; hyphens and spaces are allowed. */
export const isbn = z.string().superRefine((text, context) => {
  const message = isbnFault(text);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});

/** What a message should say was expected instead of `text`; undefined if it is a valid ISBN-13. */
export function isbnFault(text: string): string | undefined {
  const digits = isbnDigits(text);
  if (!/^97[89]\d{10}$/.test(digits)) return 'the 13 digits of an ISBN, which begin with 978 or 979';
  const check = checkDigit(digits);
  return digits.endsWith(String(check))
    ? undefined
    : `\`${check}\` as its last digit, if the other digits are right`;
}

/** The digits of an ISBN, without hyphens and spaces. */
export function isbnDigits(text: string): string {
  return text.trim().replace(/[\s-]/g, '');
}

/** The check digit of an ISBN-13: it completes the sum of the digits, weighted 1 and 3 in turn, to a multiple of 10. */
function checkDigit(digits: string): number {
  const sum = [...digits.slice(0, 12)].reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return (10 - (sum % 10)) % 10;
}
