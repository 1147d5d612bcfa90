// Words a heading with its number, as links, contents and messages name it.

/** Gives the number and the title of a heading: `4. Hello`, or the title alone if there is no number. */
export function numberedTitle({
  number,
  title,
}: Readonly<{ number: string | undefined; title: string }>): string {
  return number === undefined ? title : `${number}. ${title}`;
}
