const local = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/**
 * The host that a request without TLS is answered as: this machine's own names as they were asked for, so that a form
 * sent from one comes back to it; anything else as the site's own.
 */
export const askedHost = (header: string | undefined, own: string): string =>
	header && local.test(header) ? header : own;
