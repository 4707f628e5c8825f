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

let waiting;
let announcing;
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
  clearTimeout(announcing);
  asking.abort();
  panel.hidden = true;
  box.setAttribute('aria-expanded', 'false');
  activate(-1);
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
    if (!response.ok) return;
    const template = document.createElement('template');
    template.innerHTML = await response.text();
    if (!signal.aborted) show(template.content);
  } catch {
    // Somebody types on, or the server is away, which is told to who asks.
  }
}

function show(found) {
  const answer = found.querySelector('.answer');
  list.replaceChildren(...found.querySelector('ul').children);
  preview.replaceChildren(...answer.childNodes);
  list.hidden = list.children.length === 0;
  preview.hidden = preview.childNodes.length === 0;
  panel.hidden = list.hidden && preview.hidden;
  panel.scrollTop = 0;
  box.setAttribute('aria-expanded', String(!list.hidden));
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
  clearTimeout(waiting);
  waiting = setTimeout(look, quietMs);
});

box.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  const { key } = event;
  if (key === 'Escape' && !panel.hidden) {
    event.preventDefault();
    close();
  } else if ((key === 'ArrowDown' || key === 'ArrowUp') && list.children.length > 0) {
    event.preventDefault();
    if (panel.hidden) panel.hidden = false;
    // One more place than there are suggestions: that of what was typed.
    const places = options().length + 1;
    activate(((active + 1 + (key === 'ArrowDown' ? 1 : places - 1)) % places) - 1);
  } else if (key === 'Enter' && active >= 0) {
    event.preventDefault();
    choose(options()[active]);
  }
});

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
