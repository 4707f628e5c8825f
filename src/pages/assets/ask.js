// The conversation and the quiz: sends forms without leaving the page, and puts what comes back where it belongs. All HTML is the
// server's; without this script the same forms lead to pages of their own.
const room = document.getElementById('room');
const kind = room.dataset.room;
const log = document.getElementById(kind === 'ask' ? 'log' : 'steps');
const trouble = document.getElementById('trouble');
const mostKept = 30;

const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param name `localStorage` or `sessionStorage`, which may be switched off: then even to name it fails. */
function stored(name, key, value) {
  try {
    const storage = window[name];
    if (value !== undefined) storage.setItem(key, value);
    return storage.getItem(key);
  } catch {
    return null;
  }
}

// A conversation belongs to its tab; a quiz can be gone on with in another.
const tabStorage = kind === 'ask' ? 'sessionStorage' : 'localStorage';
const tabKey = `stevedore-${kind}-tab`;
let tab = stored(tabStorage, tabKey) ?? newId();
useTab(tab);

function useTab(name) {
  tab = name;
  room.dataset.tab = name;
  stored(tabStorage, tabKey, name);
}

// What was shown comes back with the page, as after a look at a note. Another version of the script may not know it.
const savedKey = `stevedore-${kind}`;
function save() {
  for (const old of [...log.children].slice(mostKept)) old.remove();
  stored('sessionStorage', savedKey, JSON.stringify({ version: import.meta.url, html: log.innerHTML }));
}
function restore() {
  const saved = stored('sessionStorage', savedKey);
  const { version, html } = saved === null ? {} : JSON.parse(saved);
  if (version !== import.meta.url || html === '') return;
  if (kind === 'quiz' && log.children.length > 0) return;
  log.insertAdjacentHTML('beforeend', html);
}
restore();
if (location.search !== '') {
  history.replaceState(null, '', location.pathname);
  // From here on it is a turn like any other, which the address no longer brings.
  save();
}
arrange();
keepPlace();

/** Whoever comes back from a note sees the place that they left: the box, which has the focus, does not draw them to the top. */
function keepPlace() {
  const placeKey = `stevedore-${kind}-place`;
  addEventListener('pagehide', () => stored('sessionStorage', placeKey, String(scrollY)));
  if (performance.getEntriesByType('navigation')[0]?.type !== 'back_forward') return;
  document.getElementById('question')?.focus({ preventScroll: true });
  scrollTo({ top: Number(stored('sessionStorage', placeKey) ?? 0), behavior: 'instant' });
}

/** What is shown depends on whether anything has been said. */
function arrange() {
  const isEmpty = kind === 'ask' ? log.children.length === 0 : log.querySelector('[data-step="true"]') === null;
  document.getElementById('intro').classList.toggle('sr-only', !isEmpty);
  for (const id of ['start', 'setup']) {
    const part = document.getElementById(id);
    if (part !== null) part.hidden = !isEmpty;
  }
  const clear = document.getElementById('clear');
  if (clear !== null) clear.hidden = isEmpty;
}

function tell(text) {
  trouble.textContent = text;
  trouble.hidden = text === '';
}

/** @returns the element that the server made of what was said; nothing where it could not be said. */
async function say(form, button, headers = {}) {
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.append(button.name, button.value);
  body.set('tab', tab);
  body.set('event', newId());
  tell('');
  form.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(form.action, { method: 'POST', body, headers: { 'x-fragment': '1', ...headers } });
    const text = await response.text();
    if (response.ok) return elementOf(text);
    tell(/^text\/plain/.test(response.headers.get('content-type') ?? '') ? text : 'That went wrong. Please try again.');
  } catch {
    tell('I cannot be reached just now. Please try again.');
  } finally {
    form.removeAttribute('aria-busy');
  }
  return undefined;
}

function elementOf(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild;
}

room.addEventListener('submit', (event) => {
  const form = event.target;
  event.preventDefault();
  if (form.getAttribute('aria-busy') === 'true') return;
  if (kind === 'quiz') void move(form, event.submitter);
  else if (form.closest('.turn') !== null) void press(form, event.submitter);
  else void ask(form, event.submitter);
});

/* The conversation */

async function ask(form, button) {
  document.dispatchEvent(new Event('asked'));
  const box = document.getElementById('question');
  const asked = box.value;
  const reply = await say(form, button);
  if (reply === undefined) return;
  // Who has typed on meanwhile keeps that.
  if (box.value === asked) box.value = '';
  log.prepend(reply);
  arrange();
  save();
  if (button?.name !== 'text') box.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: 'instant' });
}

/** A reply to a press belongs to what was pressed, unless it takes its place. */
async function press(form, button) {
  const origin = form.closest('.turn');
  const reply = await say(form, button, { 'x-press': '1' });
  if (reply === undefined) return;
  const hadFocus = origin.contains(document.activeElement) || document.activeElement === document.body;
  const note = reply.querySelector('template.pressed-note');
  switch (reply.dataset.pressed) {
    case 'replaced':
      reply.prepend(...origin.querySelectorAll(':scope > .asked'));
      origin.replaceWith(reply);
      break;
    case 'gone':
      origin.replaceWith(reply);
      break;
    default:
      if (note !== null) {
        const line = origin.querySelector(':scope > .note');
        line.textContent = note.content.textContent;
        line.hidden = false;
        if (note.dataset.open === 'false')
          for (const each of origin.querySelectorAll(':scope > .choices')) each.remove();
      }
      for (const each of form.querySelectorAll('[aria-pressed]')) each.removeAttribute('aria-pressed');
      button?.setAttribute('aria-pressed', 'true');
      origin.querySelector(':scope > .replies').replaceChildren(reply);
  }
  if (hadFocus && !origin.isConnected) focusOn(reply);
  reply.scrollIntoView({ block: 'nearest' });
  save();
}

function focusOn(element) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

document.getElementById('clear')?.addEventListener('click', () => {
  log.replaceChildren();
  useTab(newId());
  save();
  arrange();
  document.getElementById('question').focus();
});

/* The quiz: one thing at a time */

async function move(form, button) {
  const step = await say(form, button);
  if (step === undefined) return;
  const before = log.querySelector('.step[data-step="true"]');
  if (step.dataset.step === 'false') {
    for (const old of log.querySelectorAll('.step[data-step="false"]')) old.remove();
    log.append(step);
  } else {
    const feedback = step.querySelector(':scope > .feedback');
    const after = step.querySelector(':scope > .prompt, :scope > .summary');
    if (feedback !== null) {
      const asked = before?.querySelector('.prompt:not([hidden])') ?? null;
      if (asked !== null) step.prepend(answered(asked, button, feedback));
      after.hidden = true;
      feedback.querySelector('.next').hidden = false;
    }
    log.replaceChildren(step);
  }
  arrange();
  save();
  settle(step);
}

/** The question above its feedback, with what was answered. */
function answered(prompt, button, feedback) {
  button?.classList.add('chosen', ...[...feedback.classList].filter((name) => name !== 'feedback'));
  if (button?.matches('.option')) button.setAttribute('aria-pressed', 'true');
  for (const each of prompt.querySelectorAll('button, input')) each.disabled = true;
  for (const each of prompt.querySelectorAll('.moves')) each.remove();
  prompt.classList.add('past');
  return prompt;
}

/** Puts the focus where one goes on. */
function settle(step) {
  const next = step.querySelector('.next:not([hidden])');
  const prompt = step.querySelector('.prompt:not([hidden], .past)');
  const target = next ?? prompt?.querySelector('.field') ?? prompt?.querySelector('h2') ?? step;
  if (target.matches('h2, .step')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  (next?.closest('.feedback') ?? step).scrollIntoView({ block: 'nearest' });
}

function goOn(next) {
  const step = next.closest('.step');
  for (const each of step.querySelectorAll('.past, .feedback')) each.remove();
  step.querySelector('.prompt, .summary').hidden = false;
  save();
  scrollTo({ top: 0, behavior: 'instant' });
  settle(step);
}

room.addEventListener('click', (event) => {
  const next = event.target.closest('.next');
  if (next !== null) goOn(next);
  if (event.target.closest('[data-again]') === null) return;
  event.preventDefault();
  log.replaceChildren();
  save();
  arrange();
  document.getElementById('topic').focus();
});

/* Keys */

const keys = document.getElementById('keys');
const keysName = 'stevedore-keys';
keys.hidden = false;
keys.setAttribute('aria-pressed', String(stored('localStorage', keysName) !== 'off'));
keys.addEventListener('click', () => {
  const isOn = keys.getAttribute('aria-pressed') !== 'true';
  keys.setAttribute('aria-pressed', String(isOn));
  stored('localStorage', keysName, isOn ? 'on' : 'off');
});

/** Those that a key answers: of the newest question, and not of what is posted for all, unless one is at it. */
function keyedOptions(target) {
  const near = target.closest('.board .turn')?.querySelectorAll('.options') ?? log.querySelectorAll('.options');
  return [...near].find((each) => isVisible(each) && each.closest('.past') === null);
}

const isVisible = (element) => element.getClientRects().length > 0;

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (target.closest('.options') !== null && (key === 'ArrowDown' || key === 'ArrowUp')) {
    const all = [...target.closest('.options').querySelectorAll('button')];
    const at = all.indexOf(target.closest('button')) + (key === 'ArrowDown' ? 1 : all.length - 1);
    all[at % all.length].focus();
    event.preventDefault();
    return;
  }
  if (target.matches('input:not([type="radio"]), textarea, select')) return;
  if (key === 'Enter' && !target.matches('button, a, summary, input')) {
    [...room.querySelectorAll('.next')].find(isVisible)?.click();
    return;
  }
  if (keys.getAttribute('aria-pressed') !== 'true') return;
  if (key === '/') {
    const box = document.getElementById(kind === 'ask' ? 'question' : 'topic');
    if (!isVisible(box)) return;
    event.preventDefault();
    box.focus();
    box.select();
    return;
  }
  const number = /^[1-9]$/.test(key) ? Number(key) : 'abcdefghi'.indexOf(key) + 1;
  if (number === 0 || key.length !== 1) return;
  keyedOptions(target)?.querySelector(`[data-key="${number}"]`)?.click();
});
