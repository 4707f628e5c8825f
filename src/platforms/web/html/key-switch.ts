import { html } from 'hono/html';

/** Single keys act only until somebody switches them off, as who speaks to their computer may press them unawares. */
export const keySwitch = html`<p class="keys"><button class="button quiet" type="button" id="keys" aria-pressed="true" hidden>Shortcut keys</button></p>`;
