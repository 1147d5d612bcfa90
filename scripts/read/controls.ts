// Control characters in a text: no font, no XML and no reader has them, so that their pictures are shown in their place.

/** All of them but tab and ends of lines: form feed and vertical tab, which are white space, too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

/** The text with Unicode's picture for each control character (`␛`), one letter for one, so that places stay what they are. */
export function showControls(text: string): string {
  return text.replace(controls, (letter) => {
    const code = letter.charCodeAt(0);
    if (letter === '\f' || letter === '\v') return ' ';
    if (code === 0 || code >= 0x80) return '\ufffd';
    return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code);
  });
}
