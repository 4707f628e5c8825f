import { html } from 'hono/html';
import type { HealthSnapshot, PlatformHealth } from '../health.ts';
import type { Html } from '../pages/page.ts';
import { counted } from '../pages/wording.ts';

/** How the process is. @param now milliseconds since the Unix epoch. */
export function stateSection(health: HealthSnapshot, now: number): Html {
  const { status, version, uptimeSeconds, platforms, store, notes } = health;
  return html`<section aria-labelledby="state">
<h2 id="state">State <span class="pill ${tones[status]}">${status}</span></h2>
<dl class="facts-list">
<div><dt>Version</dt><dd>${version}, up for ${span(uptimeSeconds * 1_000)}</dd></div>
<div><dt>Notes</dt><dd>${
    notes === undefined
      ? 'not read yet'
      : html`${counted(notes.notes, 'note')} with ${counted(notes.sections, 'section')}, read ${span(now - Date.parse(notes.readAt))} ago`
  }</dd></div>
<div><dt>Problems of notes</dt><dd>${
    notes === undefined
      ? '–'
      : notes.problems.error + notes.problems.warning === 0
        ? 'none'
        : html`<a href="#problems">${counted(notes.problems.error, 'error')}, ${counted(notes.problems.warning, 'warning')}</a>`
  }</dd></div>
<div><dt>Store</dt><dd><span class="pill ${store.state === 'up' ? 'good' : store.state === 'down' ? 'bad' : ''}">${store.state}</span>
${store.since === undefined ? '' : `for ${span(now - Date.parse(store.since))}`}${store.reason === undefined ? '' : `: ${store.reason}`}</dd></div>
</dl>
${platforms.length === 0 ? '' : html`<h3>Platforms</h3><ul class="platforms">${platforms.map((platform) => entry(platform, now))}</ul>`}
</section>`;
}

const tones: Readonly<Record<HealthSnapshot['status'] | PlatformHealth['state'], string>> = {
  ...{ ready: 'good', degraded: 'warn', unreachable: 'bad', stopping: 'warn', starting: '' },
  ...{ listening: 'good', reconnecting: 'warn', retrying: 'warn', 'left-out': 'bad', deserted: '' },
};

function entry({ name, state, since, connections, problems = [] }: PlatformHealth, now: number): Html {
  return html`<li><strong>${name}</strong> <span class="pill ${tones[state]}">${state.replace('-', ' ')}</span>
<span class="muted small">for ${span(now - Date.parse(since))}${connections === undefined ? '' : `, ${counted(connections, 'connection')}`}</span>
${problems.length === 0 ? '' : html`<ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul>`}</li>`;
}

/** `3 days`, `2 hours`, `5 minutes`, `a moment`. */
function span(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'a moment';
  if (minutes < 60) return counted(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day');
}
