// Keys: `/` or `s` opens search, arrows turn pages, `?` lists the keys. Also the button for search.

const folder = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src);
const setting = 'colophon-keys';
const areOn = () => {
  try {
    return localStorage.getItem(setting) !== 'off';
  } catch {
    return true;
  }
};

let loading = false;
const search = () => {
  if (document.querySelector('dialog.search')) {
    dispatchEvent(new Event('colophon-search'));
    return;
  }
  if (loading) return;
  loading = true;
  const script = document.createElement('script');
  script.src = new URL('search/search.js', folder).href;
  script.onerror = () => {
    loading = false;
  };
  document.head.append(script);
};

const list = [
  ['/ or s', 'search the book'],
  ['Left', 'the page before'],
  ['Right', 'the page after'],
  ['Esc', 'close what is open; take the marks of a search away'],
  ['?', 'show this list'],
];
const help = () => {
  let dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector('dialog.keys'));
  if (!dialog) {
    dialog = document.createElement('dialog');
    dialog.className = 'keys';
    dialog.setAttribute('aria-labelledby', 'colophon-keys');
    dialog.innerHTML =
      '<h2 id="colophon-keys">Keyboard</h2><dl></dl><p><label><input type="checkbox"> Single keys do this</label></p>' +
      '<button type="button">Close</button>';
    for (const [keys, what] of list) {
      const [term, text] = [document.createElement('dt'), document.createElement('dd')];
      term.append(
        ...(keys ?? '').split(/( or )/).map((part, at) => {
          const key = document.createElement(at % 2 ? 'span' : 'kbd');
          key.textContent = part;
          return key;
        }),
      );
      text.textContent = what ?? '';
      dialog.querySelector('dl')?.append(term, text);
    }
    const box = /** @type {HTMLInputElement} */ (dialog.querySelector('input'));
    // People who use speech input, or whose hands tremble, may press single keys by accident (WCAG 2.1.4).
    box.addEventListener('change', () => {
      try {
        localStorage.setItem(setting, box.checked ? 'on' : 'off');
      } catch {}
    });
    dialog.querySelector('button')?.addEventListener('click', () => dialog?.close());
    document.body.append(dialog);
  }
  /** @type {HTMLInputElement} */ (dialog.querySelector('input')).checked = areOn();
  dialog.showModal();
};

/** Tells whether the arrow keys scroll something: the page, or a box around the target. @type {(target: EventTarget | null) => boolean} */
const isTaken = (target) => {
  for (let element = target instanceof Element ? target : null; element; element = element.parentElement)
    if (
      element.scrollWidth > element.clientWidth &&
      getComputedStyle(element).overflowX !== 'visible' &&
      element !== document.body
    )
      return true;
  return document.documentElement.scrollWidth > document.documentElement.clientWidth;
};

addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const field =
    target instanceof Element ? target.closest('input, textarea, select, [contenteditable]') : null;
  if (field?.checkVisibility()) return; // a field in a closed dialog keeps the focus for a moment
  if (document.querySelector('dialog[open], [popover]:popover-open') || !areOn()) return;
  const [back, on] =
    document.documentElement.dir === 'rtl' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  /** @type {HTMLAnchorElement | null} */
  let link = null;
  if (key === '/' || key === 's') search();
  else if (key === '?') help();
  else if ((key === back || key === on) && !event.shiftKey && !isTaken(target)) {
    link = document.querySelector(key === back ? '.turn .previous' : '.turn .next');
    if (!link) return;
    location.assign(link.href);
  } else return;
  event.preventDefault();
});
document.querySelector('.find')?.addEventListener('click', search);
document.querySelector('.open-keys')?.addEventListener('click', (event) => {
  const box = /** @type {HTMLElement} */ (event.currentTarget).closest('[popover]');
  if (box instanceof HTMLElement) box.hidePopover();
  help();
});
