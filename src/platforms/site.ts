/** What is served over HTTP, of which the web platform is a part. */
export interface Site {
  /** Path below which people reach it, '' or '/stevedore'; to be put before every path in a page. */
  readonly basePath: string;
  /**
   * Hands over the requests that no other part of the site answers, until the function that is returned is called.
   * @throws ConfigError where the port cannot be listened on.
   */
  serve(handle: SiteHandler): () => void;
  /** Whether the operator has signed in, in the browser that sent it. */
  isOperator(request: Request): boolean;
}

/** @returns nothing where there is no such page; the site says so then. */
export type SiteHandler = (request: Request, visitor: Visitor) => Promise<Response | undefined>;

export interface Visitor {
  /** IP address that the request came from: the proxy's where there is one. */
  readonly address: string;
}
