// Adds a button to each block of code that copies it, without its line numbers, prompts, output and removed lines.

const said = document.createElement('div');
said.className = 'unseen';
said.setAttribute('role', 'status');
document.querySelector('main')?.append(said);

/**
 * The text of a block, or only the commands if it records a session.
 * @type {(code: Element) => string}
 */
const typed = (code) => {
  const copied = /** @type {Element} */ (code.cloneNode(true));
  for (const part of copied.querySelectorAll('.hl-prompt, .hl-output, .hl-callout, .line-removed'))
    part.remove();
  return copied.textContent ?? '';
};

/** @type {(code: Element) => Promise<boolean>} */
const copy = async (code) => {
  // The last line break is left out, since a shell would run a command as soon as it is pasted.
  const text = typed(code).replace(/\n$/, '');
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Only secure pages may write to the clipboard, and only if the reader allows it.
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'unseen';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
};

for (const box of document.querySelectorAll('main .code')) {
  const code = box.querySelector('pre');
  if (!code) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    const copied = await copy(code);
    button.focus();
    button.textContent = copied ? 'Copied' : 'Not copied';
    said.textContent = copied ? 'Code copied' : 'The browser did not let the code be copied';
    setTimeout(() => {
      button.textContent = 'Copy';
      said.textContent = '';
    }, 2000);
  });
  box.append(button);
}
