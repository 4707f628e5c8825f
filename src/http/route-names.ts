/** Names of routes for metrics and logs: few, whatever addresses people try. */
export interface RouteNames {
  /** @param path below the site's own. */
  nameOf(path: string, status: number): string;
}

/** More than the site has pages. */
const mostNames = 40;

/** The first part of a path names a route once something was found there; what was found nowhere is `other`. */
export function createRouteNames(): RouteNames {
  const names = new Set<string>();
  return {
    nameOf(path, status) {
      const name = /^\/[a-z-]{0,20}(?=\/|$)/.exec(path)?.[0];
      if (name === undefined) return 'other';
      if (!names.has(name) && (status >= 400 || names.size >= mostNames)) return 'other';
      names.add(name);
      return name;
    },
  };
}
