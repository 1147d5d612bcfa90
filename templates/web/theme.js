// Applies the colours and the text size that the reader chose on an earlier page. It is not deferred, to run before paint.

const root = document.documentElement;
/** @type {(key: string) => string} */
const stored = (key) => {
  try {
    return localStorage.getItem(`colophon-${key}`) ?? '';
  } catch {
    return ''; // storage is blocked; the choice then holds for this page
  }
};
/** @type {(key: string, value: string) => void} */
const store = (key, value) => {
  try {
    localStorage.setItem(`colophon-${key}`, value);
  } catch {}
};

/** @type {(theme: string, size: string) => void} */
const show = (theme, size) => {
  if (/^(?:light|sepia|dark)$/.test(theme)) root.dataset.theme = theme;
  else delete root.dataset.theme;
  const percent = Number(size);
  if (percent >= 80 && percent <= 160) root.style.setProperty('--scale', String(percent / 100));
  else root.style.removeProperty('--scale');
  for (const input of document.querySelectorAll('.settings input')) {
    if (!(input instanceof HTMLInputElement)) continue;
    if (input.type === 'radio') input.checked = input.value === (root.dataset.theme ?? '');
    else input.value = percent >= 80 && percent <= 160 ? size : '100';
  }
};
const showStored = () => show(stored('theme'), stored('size'));

root.classList.add('scripted');
showStored();
document.addEventListener('DOMContentLoaded', showStored);
// The choice may change in another tab, or before the reader comes back to this page.
addEventListener('storage', showStored);
addEventListener('pageshow', (event) => event.persisted && showStored());
document.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.closest('.settings')) return;
  const theme = target.type === 'radio' ? target.value : (root.dataset.theme ?? '');
  const size = target.type === 'range' ? target.value : root.style.getPropertyValue('--scale');
  store(target.name, target.value);
  show(theme, target.type === 'range' ? size : String(Math.round(Number(size) * 100)));
});
