import { cleanText } from '../../rendering/clean-text.ts';
import { linkTarget } from './escape-text.ts';
import { isVisible, type Leaf, type Look } from './leaf.ts';
import { limits } from './limits.ts';

/** A link where Discord can open it, which is on the web; elsewhere the address is written out, to be copied. */
export function linkLeaves(label: readonly Leaf[], url: string, look: Look): Leaf[] {
  const address = cleanText(url).replace(/\s+/g, ' ').trim();
  if (address === '') return [...label];
  if (canOpen(address)) {
    if (!label.some(isVisible)) return [{ ...look, text: address, url: address }];
    return label.map((leaf) =>
      leaf.person === undefined ? { ...leaf, text: leaf.text.replaceAll('\n', ' '), url: address } : leaf,
    );
  }
  const path = decoded(address).replace(/#L\d+-L\d+$/, '');
  if (!label.some(isVisible)) return [{ ...look, text: path }];
  if (label.map(({ text }) => text).join('') === path) return [...label];
  return [...label, { ...look, text: ' (' }, { ...look, text: path, code: true }, { ...look, text: ')' }];
}

function canOpen(url: string): boolean {
  return /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) && linkTarget(url).length <= limits.url;
}

/** A path in a citation is URL-encoded; a person wants to read and copy it as it is on disk. */
function decoded(url: string): string {
  try {
    return cleanText(decodeURI(url));
  } catch {
    return url;
  }
}
