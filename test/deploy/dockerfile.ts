import { readFileSync } from 'node:fs';

const text = readFileSync('Dockerfile', 'utf8');
const after = (instruction: string) => new RegExp(`^${instruction} (.+)$`, 'm').exec(text)?.[1] ?? '';

/** What the image promises to whoever runs it. */
export const image = {
  text,
  port: Number(after('EXPOSE')),
  dataFolder: String(JSON.parse(after('VOLUME'))[0]),
  /** Where notes of one's own are put. */
  notesFolder: `${after('WORKDIR')}/${after('COPY corpus')}`,
  user: after('USER'),
  /** The last stage: what is shipped. */
  last: text.slice(text.lastIndexOf('\nFROM ')),
};
