/** Which request the work of this moment is for: its id stands in every log line that comes of it. */
export interface RequestIds {
  /** Does work for a request of its own, with this id or a new one; what is for a request already stays with it. */
  within<T>(work: () => T, id?: string): T;
  /** Does work that is for no request, though one may have led to it. */
  outside<T>(work: () => T): T;
  current(): string | undefined;
}

export const noRequestIds: RequestIds = {
  within: (work) => work(),
  outside: (work) => work(),
  current: () => undefined,
};
