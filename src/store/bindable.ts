/**
 * A parameter as both databases can keep it. PostgreSQL refuses the character NUL in a text and SQLite would cut the text
 * off there, so it becomes U+FFFD, as half a surrogate pair does in both. libsql aborts the process at a boolean.
 */
export function bindable(parameter: unknown): unknown {
  if (typeof parameter === 'string') return parameter.replaceAll('\0', '\uFFFD');
  if (typeof parameter === 'boolean') return Number(parameter);
  return parameter;
}
