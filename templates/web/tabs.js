// Shows one tab of a row at a time, with a button for each. A tab that is chosen is chosen in every row that has it.

/** The rows of the page, each a function that shows its tab with a title. @type {((title: string) => void)[]} */
const rows = [];

/**
 * Shows the tab in all rows, and keeps what the reader looks at where it is in the window.
 * @type {(title: string, seen: Element) => void}
 */
const choose = (title, seen) => {
  const { top } = seen.getBoundingClientRect();
  for (const show of rows) show(title);
  scrollBy({ top: seen.getBoundingClientRect().top - top, behavior: 'instant' });
};

/** Adds buttons to a row. @type {(row: Element) => void} */
const addButtons = (row) => {
  const panels = [...row.children].flatMap((child) =>
    child instanceof HTMLElement && child.classList.contains('tab') ? child : [],
  );
  if (panels.length < 2) return;
  const list = document.createElement('div');
  list.className = 'tab-list';
  list.setAttribute('role', 'tablist');
  const number = rows.length + 1;
  const tabs = panels.map((panel, index) => {
    const label = panel.querySelector(':scope > .tab-title');
    const button = document.createElement('button');
    button.type = 'button';
    button.id = `tab-${number}-${index + 1}`;
    button.textContent = label?.textContent ?? '';
    button.setAttribute('role', 'tab');
    panel.id ||= `panel-${number}-${index + 1}`;
    button.setAttribute('aria-controls', panel.id);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', button.id);
    panel.tabIndex = 0;
    list.append(button);
    return { button, panel, title: button.textContent };
  });
  /** @type {(shown: number) => void} */
  const showAt = (shown) => {
    for (const [index, { button, panel }] of tabs.entries()) {
      button.setAttribute('aria-selected', String(index === shown));
      button.tabIndex = index === shown ? 0 : -1;
      // The browser's own search finds the words of the other tabs too, and tells of it by `beforematch`.
      if (index === shown) panel.removeAttribute('hidden');
      else panel.setAttribute('hidden', 'until-found');
    }
  };
  rows.push((title) => {
    const index = tabs.findIndex((tab) => tab.title === title);
    if (index >= 0) showAt(index);
  });
  for (const [index, { button, panel, title }] of tabs.entries()) {
    button.addEventListener('click', () => {
      choose(title, button);
      showAt(index);
    });
    panel.addEventListener('beforematch', () => showAt(index));
  }
  list.addEventListener('keydown', (event) => {
    const at = tabs.findIndex(({ button }) => button === event.target);
    const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const last = tabs.length - 1;
    const to = new Map([
      [forward, at === last ? 0 : at + 1],
      [back, at === 0 ? last : at - 1],
      ['Home', 0],
      ['End', last],
    ]).get(event.key);
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    // Arrows turn pages elsewhere.
    event.stopPropagation();
    tabs[to]?.button.focus();
    tabs[to]?.button.click();
  });
  showAt(0);
  row.insertBefore(list, panels[0] ?? null);
};

for (const row of document.querySelectorAll('main .tabs')) addButtons(row);

/** Shows the tabs around the place that the address names. */
const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (
    let panel = target?.closest('.tab[hidden]');
    panel;
    panel = panel.parentElement?.closest('.tab[hidden]')
  )
    panel.dispatchEvent(new Event('beforematch'));
  target?.scrollIntoView();
};
if (rows.length > 0) {
  addEventListener('hashchange', reveal);
  if (location.hash !== '') reveal();
}
