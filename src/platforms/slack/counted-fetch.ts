/** `fetch`, telling each time that Slack asks to wait. */
export function countedFetch(fetchIt: typeof fetch, onRateLimit: () => void): typeof fetch {
  return async (...request) => {
    const response = await fetchIt(...request);
    if (response.status === 429) onRateLimit();
    return response;
  };
}
