/** Without brackets that hold numbers: they often say the same once more. */
export function withoutAsides(inline: string): string {
  return inline.replace(/`[^`]*`|\s*\([^()`]*\d[^()`]*\)/g, (part) => (part.startsWith('`') ? part : ''));
}

/** With every character of code spans replaced, so that only the wording is searched. Offsets stay. */
export function withoutCode(inline: string): string {
  return inline.replace(/`[^`]*`/g, (code) => '`'.repeat(code.length));
}
