// Runs in the tenant's tab, in the extension's own world: sends one request to the page's own
// origin and describes what came back. It decides nothing and keeps nothing.
export async function sendInTab(request) {
  // No page of the API comes near it; what is larger is no answer of the API.
  const LARGEST_TEXT = 16 * 1024 * 1024;
  // `host` names the port too, where it isn't https's own: that is another site.
  if (location.protocol !== 'https:' || location.host.replace(/\.$/, '') !== request.host) {
    return { failure: 'other site' };
  }
  const headers = {};
  if (request.body != null) headers['content-type'] = 'application/json';
  if (request.csrfToken != null) headers['qlik-csrf-token'] = request.csrfToken;
  if (request.bearer != null) headers.authorization = `Bearer ${request.bearer}`;
  try {
    const response = await fetch(location.origin + request.path, {
      method: request.method,
      headers,
      body: request.body ?? undefined,
      redirect: request.redirect,
      credentials: request.bearer != null ? 'omit' : 'same-origin',
      cache: 'no-store',
    });
    if (response.type === 'opaqueredirect') return { failure: 'redirected' };
    // Firefox lets no content script read a text piece by piece, so one without a length is read first.
    const isSaidTooLarge = Number(response.headers.get('content-length')) > LARGEST_TEXT;
    const text = isSaidTooLarge ? '' : await response.text();
    const isTooLarge = isSaidTooLarge || text.length > LARGEST_TEXT;
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? undefined,
      csrfToken: response.headers.get('qlik-csrf-token') ?? undefined,
      retryAfter: response.headers.get('retry-after') ?? undefined,
      date: response.headers.get('date') ?? undefined,
      redirected: response.redirected,
      isTooLarge,
      text: isTooLarge ? '' : text,
    };
  } catch {
    return { failure: 'network' };
  }
}
