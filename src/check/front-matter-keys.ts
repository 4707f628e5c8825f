/** Keys of front matter that the product reads. */
export const textListKeys = ['aliases', 'alias', 'tags', 'tag', 'sources', 'source', 'questions'] as const;
export const knownKeys: readonly string[] = ['title', ...textListKeys, 'asked', 'verified', 'quiz'];
