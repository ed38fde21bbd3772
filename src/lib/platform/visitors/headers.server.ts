import type { ServerResponse } from 'node:http';

/** Security headers of every response; the Content-Security-Policy with the hash of its script comes from svelte.config.js. */
const headers: Record<string, string> = {
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
};
/** Only what is made to be embedded says so; every other page is framed by nobody. */
const framedByAll = 'frame-ancestors *';
const httpsOnly = 'max-age=63072000; includeSubDomains';

interface Surroundings {
	https: boolean;
	/** Where a basemap from another server comes from; only then may pages fetch from there. */
	mapOrigin: string | null;
}

export function secureHeaders(response: Response, { https, mapOrigin }: Surroundings): void {
	const policy = response.headers.get('content-security-policy');
	for (const [name, value] of Object.entries(headers)) {
		// Old browsers know no list of those who may frame a page; one that everybody may frame says nothing to them.
		if (name === 'x-frame-options' && policy?.includes(framedByAll)) continue;
		if (!response.headers.has(name)) response.headers.set(name, value);
	}
	// What has gone may come back: a browser keeps a 410 for ever where nothing else is said.
	if (response.status >= 400 && !response.headers.has('cache-control'))
		response.headers.set('cache-control', 'no-cache');
	if (https) response.headers.set('strict-transport-security', httpsOnly);
	if (mapOrigin && policy) response.headers.set('content-security-policy', admit(policy, mapOrigin));
}

/**
 * What is answered to one person, or sets a cookie, is kept by no cache on the way and by no browser after them; files
 * that say the same to everybody for ever may be.
 */
export function keepPrivate(response: Response): void {
	if (!response.headers.get('cache-control')?.includes('immutable'))
		response.headers.set('cache-control', 'private, no-store');
}

/**
 * What is answered in front of the hooks or when they fail (a redirect to the plain address, a form of another site, an
 * error of ours) is said as safely as a page, and kept by nobody where the request came with a session.
 */
export function secureRefusals(response: ServerResponse, bringsSession: boolean): void {
	const { writeHead } = response;
	response.writeHead = ((status: number, ...rest: []) => {
		if (status > 304) {
			for (const [name, value] of Object.entries(headers))
				if (!response.hasHeader(name)) response.setHeader(name, value);
			if (bringsSession && !response.hasHeader('cache-control'))
				response.setHeader('cache-control', 'private, no-store');
		}
		return writeHead.call(response, status, ...rest);
	}) as typeof writeHead;
}

/** Who leaves takes along what the browser kept of these pages: the way back shows nobody what stood there. */
export const nothingKept = { 'clear-site-data': '"cache"' };

const admit = (policy: string, origin: string): string =>
	policy.replace(/(img-src|connect-src) [^;]*/g, (directive) =>
		directive.includes(origin) ? directive : `${directive} ${origin}`,
	);
