// ISBN-13: the number of a printed book (ISO 2108).

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
