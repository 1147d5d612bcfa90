// Folds texts for comparison: removes what typesetting may change.

/** A text without white space and soft hyphens, with plain quotes and without ligatures. Letters that only look alike differ. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, '');
}

/** A folded text without hyphens, since programs divide words and do not always mark the hyphen as added. */
export function withoutHyphens(folded: string): string {
  return folded.replace(/[-\u2010\u2011]/g, '');
}
