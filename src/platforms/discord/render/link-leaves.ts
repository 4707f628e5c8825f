import { addressText, pathText } from '../../rendering/address-text.ts';
import type { Look } from '../../rendering/flatten.ts';
import { linkTarget } from './escape-text.ts';
import { isVisible, type Leaf } from './leaf.ts';
import { limits } from './limits.ts';

/** A link where Discord can open it, which is on the web; elsewhere the address is written out, to be copied. */
export function linkLeaves(label: readonly Leaf[], url: string, look: Look): Leaf[] {
  const address = addressText(url);
  if (address === '') return [...label];
  if (canOpen(address)) {
    if (!label.some(isVisible)) return [{ ...look, text: address, url: address }];
    return label.map((leaf) =>
      leaf.person === undefined ? { ...leaf, text: leaf.text.replaceAll('\n', ' '), url: address } : leaf,
    );
  }
  const path = pathText(address);
  if (!label.some(isVisible)) return [{ ...look, text: path }];
  if (label.map(({ text }) => text).join('') === path) return [...label];
  return [...label, { ...look, text: ' (' }, { ...look, text: path, code: true }, { ...look, text: ')' }];
}

function canOpen(url: string): boolean {
  return /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) && linkTarget(url).length <= limits.url;
}
