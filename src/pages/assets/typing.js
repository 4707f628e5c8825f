// What is shown while one types: questions that may be meant, as a list to choose from, and the answer so far.
const { base } = document.getElementById('room').dataset;
const form = document.getElementById('asking');
const box = document.getElementById('question');
const panel = document.getElementById('panel');
const list = document.getElementById('suggestions');
const preview = document.getElementById('preview');
const status = document.getElementById('status');
const quietMs = 120;
const announceMs = 900;
/** How long what was found for earlier words stays, while the server looks for those that stand there now. */
const oldMs = 500;

let waiting;
let announcing;
let outdating;
/** The words that belong to what is shown. */
let shownFor = '';
let asking = new AbortController();
let active = -1;

for (const [name, value] of Object.entries({
  role: 'combobox',
  'aria-expanded': 'false',
  'aria-controls': 'suggestions',
  'aria-autocomplete': 'list',
})) {
  box.setAttribute(name, value);
}

/** A phone shows only some. */
const options = () => [...list.children].filter((option) => option.getClientRects().length > 0);

function close() {
  clearTimeout(waiting);
  asking.abort();
  hide();
}

function hide() {
  clearTimeout(announcing);
  clearTimeout(outdating);
  status.textContent = '';
  panel.hidden = true;
  box.setAttribute('aria-expanded', 'false');
  activate(-1);
}

function open() {
  panel.hidden = list.hidden && preview.hidden;
  box.setAttribute('aria-expanded', String(!list.hidden));
}

function activate(index) {
  active = index;
  for (const [at, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(at === index));
  if (index < 0) box.removeAttribute('aria-activedescendant');
  else box.setAttribute('aria-activedescendant', options()[index].id);
}

async function look() {
  const typed = box.value.trim();
  asking.abort();
  if (typed === '') return close();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const query = new URLSearchParams({ q: typed, tab: document.getElementById('room').dataset.tab });
    const response = await fetch(`${base}/typing?${query}`, { signal });
    const template = document.createElement('template');
    template.innerHTML = await response.text();
    if (signal.aborted) return;
    if (response.ok) show(template.content, typed);
    else hide();
  } catch {
    // Somebody types on, or the server is away, which is told to who asks.
    if (!signal.aborted) hide();
  }
}

function show(found, typed) {
  clearTimeout(outdating);
  shownFor = typed;
  const answer = found.querySelector('.answer');
  list.replaceChildren(...found.querySelector('ul').children);
  preview.replaceChildren(...answer.childNodes);
  list.hidden = list.children.length === 0;
  preview.hidden = preview.childNodes.length === 0;
  open();
  panel.scrollTop = 0;
  activate(-1);
  clearTimeout(announcing);
  announcing = setTimeout(() => announce(options().length, answer.dataset.where), announceMs);
}

function announce(count, where) {
  const suggestions =
    count === 0 ? 'No suggestions.' : `${count} ${count === 1 ? 'suggestion' : 'suggestions'}, use the arrow keys.`;
  status.textContent =
    where === '' ? suggestions : `${suggestions} The notes answer this in ${where}; press Enter to read it.`;
}

function choose(option) {
  box.value = option.textContent;
  close();
  form.requestSubmit();
}

box.addEventListener('input', () => {
  for (const each of [waiting, announcing, outdating]) clearTimeout(each);
  activate(-1);
  waiting = setTimeout(look, quietMs);
  outdating = setTimeout(hide, quietMs + oldMs);
});

box.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  const { key } = event;
  if ((key === 'ArrowDown' || key === 'ArrowUp') && box.value.trim() !== shownFor) {
    event.preventDefault();
    void look();
  } else if ((key === 'ArrowDown' || key === 'ArrowUp') && list.children.length > 0) {
    event.preventDefault();
    open();
    // One more place than there are suggestions: that of what was typed.
    const places = options().length + 1;
    activate(((active + 1 + (key === 'ArrowDown' ? 1 : places - 1)) % places) - 1);
  } else if (key === 'Enter' && active >= 0) {
    event.preventDefault();
    choose(options()[active]);
  }
});

// Also from a link of the answer.
form.addEventListener('keydown', (event) => {
  if (event.isComposing || event.key !== 'Escape' || panel.hidden) return;
  event.preventDefault();
  close();
  box.focus();
});

// Words of the answer can be marked and copied: a press there leads the focus no further.
preview.tabIndex = -1;
// A press on the list must not take the focus, and with it the list, away.
list.addEventListener('mousedown', (event) => event.preventDefault());
list.addEventListener('click', (event) => {
  const option = event.target.closest('[role="option"]');
  if (option !== null) choose(option);
});
form.addEventListener('focusout', ({ relatedTarget }) => {
  if (relatedTarget === null || !form.contains(relatedTarget)) close();
});
document.addEventListener('asked', close);
