/**
 * A mail program that ends a subscription with one press (RFC 8058) posts from its own server: with the sender's form or
 * without a body, with no `Origin` or any. It is let past the check of forms' origin by taking away what makes it a form,
 * and what could make it anybody's: the secret in the address is all that is read.
 */
import type { IncomingMessage } from 'node:http';
import { readPath } from '#lib/i18n/urls.ts';

const oneClick = /^\/alerts\/[\w-]+\/one-click$/;

export function openOneClick({ method, url = '', headers }: IncomingMessage): void {
	if (method !== 'POST') return;
	const [pathname = ''] = url.split('?', 1);
	if (!oneClick.test(readPath(pathname).path)) return;
	delete headers['content-type'];
	delete headers.cookie;
}
