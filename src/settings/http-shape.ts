import { checkedBy, pasteProblems } from './checked-by.ts';

function addressProblems(value: string): readonly string[] {
  const { protocol, search, hash } = URL.canParse(value) ? new URL(value) : { protocol: '', search: '', hash: '' };
  if (protocol !== 'https:' && protocol !== 'http:') return ['is no address; write https://stevedore.example.com'];
  return search + hash === '' ? [] : ['has a ? or a # in it; take all from there away'];
}

/** The settings of what is served over HTTP. */
export const httpShape = {
  HTTP_PORT: checkedBy((text) =>
    text === 'off' || (/^\d{1,5}$/.test(text) && Number(text) <= 65_535)
      ? []
      : ['must be a number up to 65535 (0 takes any free port), or off'],
  )
    .optional()
    .meta({
      description:
        'Port of the web page, and of `/healthz`, `/readyz` and `/metrics`. `0` takes any free port; `off` serves none of them.',
      standard: '`8080`',
      example: '8080',
    }),
  HTTP_HOST: checkedBy((text) =>
    /^[\w.:-]+$/.test(text) ? [] : ['is no address of a network card; write 127.0.0.1 or 0.0.0.0'],
  )
    .optional()
    .meta({
      description:
        'Address to listen on. `127.0.0.1` is for this machine alone, `0.0.0.0` for whoever can reach it: put a proxy with TLS before it.',
      standard: '`127.0.0.1`; in the container image `0.0.0.0`',
      example: '0.0.0.0',
    }),
  PUBLIC_URL: checkedBy(addressProblems).optional().meta({
    description:
      'Address under which people reach the web page, with a path where a proxy puts it below one. With it citations in Slack and Discord open the note there.',
    standard: 'citations open nothing, unless `CITATION_URL_TEMPLATE` says otherwise',
    example: 'https://stevedore.example.com',
  }),
  OPERATOR_TOKEN: checkedBy((text) => [
    ...pasteProblems(text),
    ...(text.length < 16 ? ['is too easy to guess; take 16 characters or more (openssl rand -hex 16)'] : []),
  ])
    .optional()
    .meta({
      description:
        'Password of the operator’s view on the web page (`openssl rand -hex 16`): what the notes do not say, and numbers.',
      standard: 'there is no such view',
      example: '0123456789abcdef0123456789abcdef',
    }),
};
