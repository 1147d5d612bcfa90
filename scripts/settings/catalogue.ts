// The keys of book.yaml that library catalogues and shops ask for: people and their roles, series, numbers.

import * as z from 'zod';
import { line } from './line.ts';

/** Codes of roles in the MARC list of relators, by the names that book.yaml has for them. */
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
const fileAs = line.optional().describe('the name as it is sorted, such as `Lovelace, Ada`');

/** An author: a name, or a name and how it is sorted. */
export type Author = Readonly<{ name: string; 'file-as'?: string | undefined }>;

/** See `Author`. */
export const author = z.union([line, z.strictObject({ name: line, 'file-as': fileAs })], {
  error: 'a name, or `name` and `file-as`',
});

/** Somebody else who made the book. */
export const contributor = z.strictObject(
  {
    name: line.describe('name'),
    role: z
      .enum(roleNames, `one of ${roleNames.map((name) => `\`${name}\``).join(', ')}`)
      .default('contributor')
      .describe('what they did'),
    'file-as': fileAs,
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'keys `name` and `role`' : undefined) },
);

/** A series, and the book's number in it. */
export const series = z.strictObject({
  name: line.describe('name of the series'),
  number: z
    .int('a whole number')
    .positive('a whole number from 1')
    .optional()
    .describe('the book’s number in it'),
});

/** A DOI without what resolves it. */
export const doi = line.regex(
  /^10\.\d{4,9}\/[!-~]+$/,
  'a DOI such as `10.1000/182`, without an address before it',
);

/** An ISBN-13, hyphens and spaces allowed. */
export const isbn = z.string().superRefine((text, context) => {
  const message = isbnFault(text);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});

/** What should stand where `text` does, for a message; undefined where it is an ISBN-13, hyphens and spaces allowed. */
export function isbnFault(text: string): string | undefined {
  const digits = isbnDigits(text);
  if (!/^97[89]\d{10}$/.test(digits)) return 'the 13 digits of an ISBN, which begin with 978 or 979';
  const check = checkDigit(digits);
  return digits.endsWith(String(check))
    ? undefined
    : `\`${check}\` as its last digit, unless another one is wrong`;
}

/** The 13 digits alone. */
export function isbnDigits(text: string): string {
  return text.trim().replace(/[\s-]/g, '');
}

/** The thirteenth digit: weights of 1 and 3 by turns, and what is missing to a whole ten. */
function checkDigit(digits: string): number {
  const sum = [...digits.slice(0, 12)].reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return (10 - (sum % 10)) % 10;
}
