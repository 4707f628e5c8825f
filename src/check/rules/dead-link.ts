import { posix } from 'node:path';
import type { Finding } from '../finding.ts';
import { findHeading } from '../links/heading-finder.ts';
import { createNoteFinder } from '../links/note-finder.ts';
import { type NoteLink, noteLinksIn } from '../links/note-link.ts';
import type { Rule } from '../rule.ts';
import type { Vault } from '../vault.ts';

export const deadLink: Rule = {
  code: 'dead-link',
  summary: 'a wiki-link or relative link leads to a note or a heading that is not there',
  look: (vault) => {
    const find = createNoteFinder(vault);
    return vault.corpus.notes.flatMap(({ path: from }) => {
      const reported = new Set<string>();
      return noteLinksIn(vault.tree(from), vault.text(from)).flatMap((link): readonly Finding[] => {
        const destination = find(link, from);
        if (destination.found === 'elsewhere') return [];
        if (destination.found === 'nothing') {
          // Of many links to a note that nobody wrote yet, one is enough; each that can be mended counts.
          if (reported.has(link.target) && destination.near.length !== 1) return [];
          reported.add(link.target);
          return [
            deadNote(
              link,
              from,
              destination.near.map(({ path }) => path),
            ),
          ];
        }
        return link.heading === '' ? [] : deadHeading(vault, link, from, destination.path);
      });
    });
  },
};

/** Of a name that many notes have, such as README, none is likelier than the others. */
const mostNamed = 3;

function deadNote(link: NoteLink, from: string, near: readonly string[]): Finding {
  const only = near.length === 1 ? near[0]! : undefined;
  const written = only === undefined || isCalledSo(link, only) ? undefined : addressOf(link, from, only);
  return finding(link, from, {
    message: `there is no note "${link.target}"`,
    remedy:
      near.length === 0 || near.length > mostNamed
        ? 'Mend the link, or write the note.'
        : `${near.length === 1 ? 'Link to' : 'Link to one of'} ${near.join(', ')}.`,
    ...(written !== undefined && { written }),
  });
}

/** `[pyppeteer](pyppeteer.md)` says twice what it means: that a note has nearly that name is no proof of a slip. */
function isCalledSo({ label, target }: NoteLink, found: string): boolean {
  const [wanted, other] = [target, found].map((path) =>
    posix
      .basename(path)
      .replace(/\.[^.]+$/, '')
      .toLowerCase(),
  );
  return wanted !== other && label?.toLowerCase() === wanted;
}

function deadHeading(vault: Vault, link: NoteLink, from: string, path: string): readonly Finding[] {
  const place = findHeading(vault, path, link.heading);
  if (place.found) return [];
  const only = place.near.length === 1 ? place.near[0]! : undefined;
  const heading = link.kind === 'wiki' ? only?.text : only?.anchor;
  const names = place.near.map(({ text }) => `"${text}"`).join(', ');
  return [
    finding(link, from, {
      message: `${path === from ? 'this note' : path} has no heading "${link.heading}"`,
      remedy: names === '' ? 'Link to a heading that is there, or to the note alone.' : `Link to ${names}.`,
      ...(heading !== undefined &&
        !/[#|[\]^]/.test(heading) && { written: link.written.replace(/#[^|\]]*/, () => `#${heading}`) }),
    }),
  ];
}

interface Fault {
  readonly message: string;
  readonly remedy: string;
  /** What the link should be, as `NoteLink.written`. */
  readonly written?: string;
}

function finding({ line, range }: NoteLink, path: string, { message, remedy, written }: Fault): Finding {
  return {
    ...{ severity: 'warning', code: 'dead-link', path, line, message, remedy },
    ...(written !== undefined && range && { fix: [{ start: range[0], end: range[1], text: written }] }),
  };
}

/** The link as it must be written to lead to a note, with the same text for readers. */
function addressOf(link: NoteLink, from: string, path: string): string {
  if (link.kind === 'markdown') {
    const relative = posix.relative(posix.dirname(from), path);
    const hash = link.written.indexOf('#');
    return encodeURI(relative) + (hash < 0 ? '' : link.written.slice(hash));
  }
  const name = posix.basename(path).replace(/\.[^.]+$/, '');
  const heading = link.heading === '' ? '' : `#${link.heading}`;
  const alias = link.embed ? link.alias : (link.alias ?? link.target);
  const bar = /\\\|/.test(link.written) ? '\\|' : '|';
  return `${link.embed ? '!' : ''}[[${name}${heading}${alias === undefined || alias === name ? '' : `${bar}${alias}`}]]`;
}
