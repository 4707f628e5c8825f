import { html } from 'hono/html';
import { type Html, page } from '../pages/page.ts';

/** Asks for the token. @param problem why the last try did not let anybody in. */
export function signInPage({ basePath, problem }: { readonly basePath: string; readonly problem?: string }): Html {
  const main = html`<h1>Operator’s view</h1>
<form class="card sign-in" method="post" action="${basePath}/operator/sign-in">
${problem === undefined ? '' : html`<p class="notice bad" role="alert" id="problem">${problem}</p>`}
<input type="text" name="username" value="operator" autocomplete="username" hidden>
<p><label for="token">Operator token</label></p>
<p><input class="field" id="token" name="token" type="password" autocomplete="current-password" required maxlength="500"${problem === undefined ? '' : html` aria-describedby="problem" aria-invalid="true"`}></p>
<p class="muted small">It is what OPERATOR_TOKEN says in the settings of this server.</p>
<p><button class="button" type="submit">Sign in</button></p>
</form>`;
  return page({ basePath, title: 'Sign in', main, current: 'operator', operator: true, styles: ['operator.css'] });
}
