export const standardApiRoot = 'https://discord.com/api';
const version = 10;

/**
 * Root of Discord's REST API without its version and without a slash at its end, however it was pasted.
 * @returns a problem as the rest of a sentence that begins with the name of the setting, without a full stop.
 */
export function apiRootOf(text: string): { readonly root: string } | { readonly problem: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol)) {
    return { problem: `is no address of http or https; write ${standardApiRoot}` };
  }
  if (url.username !== '' || url.password !== '') {
    return { problem: 'has a user name or a password in it, which is not supported; take it out' };
  }
  if (url.search !== '' || url.hash !== '') return { problem: 'has a ? or a # in it; end it before that' };
  const path = url.pathname.replace(/\/+$/, '');
  const [, root = path, asked] = /^(.*)\/v(\d+)$/.exec(path) ?? [];
  if (asked !== undefined && Number(asked) !== version) {
    return { problem: `asks for version ${asked}, and Stevedore speaks ${version}; leave the version out` };
  }
  if (/(^|\.)discord(app)?\.com$/.test(url.hostname) && root !== '/api') {
    return { problem: `is an address of Discord, but not that of its REST API; write ${standardApiRoot}` };
  }
  return { root: url.origin + root };
}
