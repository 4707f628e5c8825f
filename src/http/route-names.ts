/** Names of routes for metrics and logs: few, whatever addresses people try. */
export interface RouteNames {
  /** @param path below the site's own. */
  nameOf(path: string, status: number): string;
}

/** More than the site has pages. */
const mostNames = 40;

/** The first part of a path names a route once something was found there; what was found nowhere is `other`. */
/** @param known paths of routes that are there from the start. */
export function createRouteNames(known: readonly string[] = []): RouteNames {
  const names = new Set(known.flatMap((path) => firstPart(path) ?? []));
  return {
    nameOf(path, status) {
      const name = firstPart(path);
      if (name === undefined) return 'other';
      if (!names.has(name) && (status >= 400 || names.size >= mostNames)) return 'other';
      names.add(name);
      return name;
    },
  };
}

const firstPart = (path: string): string | undefined => /^\/[a-z-]{0,20}(?=\/|$)/.exec(path)?.[0];
