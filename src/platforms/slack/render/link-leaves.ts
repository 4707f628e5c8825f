import { addressText, pathText } from '../../rendering/address-text.ts';
import type { Look } from '../../rendering/flatten.ts';
import { isVisible, type Leaf, textLeaf } from './leaf.ts';
import { limits } from './limits.ts';

/** A link where Slack can open it; elsewhere the address is written out, to be copied. */
export function linkLeaves(label: readonly Leaf[], url: string, style: Look): Leaf[] {
  const address = addressText(url);
  if (address === '') return [...label];
  if (canOpen(address)) {
    const leaves = label.some(isVisible) ? label : [textLeaf(address, style)];
    return leaves.map((leaf) => (isVisible(leaf) ? { ...leaf, type: 'link', url: address } : leaf));
  }
  const path = pathText(address);
  if (!label.some(isVisible)) return [textLeaf(path, style)];
  if (label.map(({ text }) => text).join('') === path) return [...label];
  return [...label, textLeaf(' (', style), textLeaf(path, { ...style, code: true }), textLeaf(')', style)];
}

/** Addresses that a client opens in a browser, a mailer or an editor of notes. Others could act upon Slack itself. */
function canOpen(url: string): boolean {
  return (
    url.length <= limits.url &&
    /^(?:https?|obsidian|vscode|logseq):\/\/\S+$|^mailto:\S+$/i.test(url) &&
    URL.canParse(url)
  );
}
