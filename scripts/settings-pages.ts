// Writes what docs/configuration.md and .env.example say of the settings, from the schema: `npm run docs`. A test holds them to it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ZodType } from 'zod';
import { discordShape } from '../src/settings/discord-shape.ts';
import { generalShape } from '../src/settings/general-shape.ts';
import { httpShape } from '../src/settings/http-shape.ts';
import { slackShape } from '../src/settings/slack-shape.ts';

/** The settings as the pages group them; `heading` is that of .env.example, where there is one. */
const groups: readonly {
  readonly name: string;
  readonly heading?: string;
  readonly shape: Readonly<Record<string, ZodType>>;
}[] = [
  { name: 'general', shape: generalShape },
  { name: 'http', heading: 'The web page, health and metrics: docs/web.md describes the page.', shape: httpShape },
  { name: 'slack', heading: 'Slack: docs/slack.md leads through it.', shape: slackShape },
  { name: 'discord', heading: 'Discord: docs/discord.md leads through it.', shape: discordShape },
];

/** The page with its tables made anew; what stands around them is left alone. */
export function configurationPage(page: string): string {
  return groups.reduce((text, { name, shape }) => {
    const [begin, end] = [`<!-- settings: ${name} -->`, '<!-- end -->'];
    const from = text.indexOf(begin);
    const to = text.indexOf(end, from);
    if (from === -1 || to === -1) throw new Error(`docs/configuration.md has no ${begin} … ${end}; put them in`);
    const rows = Object.entries(shape).map(([setting, schema]) => {
      const { description, standard } = schema.meta() ?? {};
      return `| \`${setting}\` | ${description} | ${standard} |`;
    });
    const table = ['| Setting | What it does | Without it |', '| --- | --- | --- |', ...rows].join('\n');
    return `${text.slice(0, from)}${begin}\n\n${table}\n\n${text.slice(to)}`;
  }, page);
}

/** The whole of .env.example. */
export function envExample(): string {
  const head =
    '# Copy to .env and take the # away before what you want to set. All of it is optional.\n# A value with a # in it needs quotes.\n';
  const parts = groups.flatMap(({ heading, shape }) => [
    ...(heading === undefined ? [] : [`# --- ${heading} ---\n`]),
    ...Object.entries(shape).map(([setting, schema]) => {
      const { description, example = '' } = schema.meta() ?? {};
      return `# ${description}\n# ${setting}=${quoted(example)}\n`;
    }),
  ]);
  return [head, ...parts].join('\n');
}

const quoted = (value: string): string => (/[\s#{?]/.test(value) ? `"${value}"` : value);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync('docs/configuration.md', configurationPage(readFileSync('docs/configuration.md', 'utf8')));
  writeFileSync('.env.example', envExample());
}
