// Text as it is compared: without what setting it may change.

/** Text without white space, the forms of quotes, ligatures, soft hyphens. Letters that only look alike stay apart. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, '');
}

/** Folded text without its hyphens: typesetters divide words, and not all say that the hyphen is theirs. */
export function withoutHyphens(folded: string): string {
  return folded.replace(/[-\u2010\u2011]/g, '');
}
