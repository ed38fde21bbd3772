import { baseLocale, siteLanguages } from '#lib/i18n/locale.ts';
import { inLanguage } from '#lib/i18n/scripts.ts';
import { randomUUID } from 'node:crypto';
import {
	isRedirect,
	json,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit,
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { visitor } from '#lib/accounts/actor.ts';
import { signedIn } from '#lib/accounts/signing-in/signed-in.ts';
import { bringsSession, readSession } from '#lib/accounts/signing-in/sessions.server.ts';
import { siteBasemap } from '#lib/geography/basemap/basemap-pack.server.ts';
import { basemapOrigin } from '#lib/geography/basemap/basemap.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { href, readPath } from '#lib/i18n/urls.ts';
import { database } from '#lib/platform/database/database.server.ts';
import { gatherReads } from '#lib/platform/database/reads.server.ts';
import { dropUnreadable, isPlainPath } from '#lib/platform/addresses/addresses.ts';
import { announcementsHeard } from '#lib/platform/visitors/announcements.server.ts';
import { bringsFlash, endFlash } from '#lib/platform/flash.server.ts';
import { keptAsHeader } from '#lib/platform/visitors/front.server.ts';
import { keepPrivate, secureHeaders } from '#lib/platform/visitors/headers.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { isUntold, keepUntold } from '#lib/platform/visitors/untold.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { withHashesOf } from '#lib/platform/visitors/script-hashes.server.ts';
import { answerAt, askOf } from './gates.ts';
import { startServices } from './services.server.ts';

export const init: ServerInit = startServices;

const identify: Handle = async ({ event, resolve }) => {
	event.locals.requestId = randomUUID();
	event.locals.locale = readPath(event.url.pathname).locale;
	return withLocale(event.locals.locale, () => resolve(event));
};

const isHttps = ({ url }: RequestEvent): boolean => url.protocol === 'https:';

const basemap = siteBasemap();
if (!basemap)
	throw new Error('BASEMAP is neither a .pmtiles or .topojson pack nor a tile address with its attribution');
const mapOrigin = basemapOrigin(basemap);

const secure: Handle = async ({ event, resolve }) => {
	const started = performance.now();
	const response = await resolve(event);
	await endFlash(event, response);
	secureHeaders(response, { https: isHttps(event), mapOrigin });
	if (event.locals.actor?.person || response.headers.has('set-cookie')) keepPrivate(response);
	response.headers.set('x-request-id', event.locals.requestId);
	if (isUntold(event.route.id)) {
		keepUntold(response);
		return response;
	}
	log.debug('request', {
		requestId: event.locals.requestId,
		method: event.request.method,
		route: event.route.id,
		status: response.status,
		ms: Math.round(performance.now() - started),
	});
	return response;
};

/** An address that cannot be read is nobody's; what cannot be read in a query is left out. */
const legible: Handle = ({ event, resolve }) => {
	if (!isPlainPath(event.url.pathname)) return notThere(event);
	dropUnreadable(event.url.searchParams);
	return resolve(event);
};

/** Pages that say the same to every visitor; an address with a secret in it is one person's. */
const shared = /^\/(\(public\)|api\/v1)(?!.*\[secret\])/;
const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A visitor without a session may get what was rendered for another such visitor. */
const remember: Handle = async ({ event, resolve }) => {
	const { request, cookies } = event;
	const keptAs = request.headers.get(keptAsHeader);
	const shareable =
		keptAs !== null &&
		shared.test(event.route.id ?? '') &&
		!event.isDataRequest &&
		!event.isSubRequest &&
		!bringsSession(cookies, isHttps(event)) &&
		!bringsFlash(event);
	if (shareable)
		return pageCache.answerOr(keptAs, Date.now(), (reads) => gatherReads(reads, async () => resolve(event)));
	// Whoever comes from a form may have changed something by another process, of which this one is still to hear.
	if (bringsFlash(event)) await announcementsHeard();
	const response = await resolve(event);
	// What this person just changed is gone from this process's pages before the answer reaches them.
	if (writing.has(request.method) && response.status < 400) await announcementsHeard();
	return response;
};

/** The letters of every page; those of other scripts are fetched by a page that has them. */
const everyPagesFont = /-latin-wght-normal\.[\w-]+\.woff2$/;

const noindex = '<meta name="robots" content="noindex"';

const authenticate: Handle = async ({ event, resolve }) => {
	event.locals.db = database();
	event.locals.actor = isUntold(event.route.id)
		? visitor
		: await readSession(event.locals.db, event.cookies, isHttps(event));
	let unlisted = event.url.search !== '' && shared.test(event.route.id ?? '');
	const { locale } = event.locals;
	let page: { written: string; sent: string } | undefined;
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => {
			unlisted ||= html.includes(noindex);
			const sent = inLanguage(html, locale, baseLocale)
				.replace('%lang%', locale)
				.replace('%dir%', siteLanguages[locale].dir);
			page = { written: html, sent };
			return sent;
		},
		preload: ({ type, path }) =>
			type === 'js' || type === 'css' || (type === 'font' && everyPagesFont.test(path)),
	});
	const early = response.headers.get('link');
	if (early) response.headers.set('link', inLanguage(early, locale, baseLocale));
	const policy = response.headers.get('content-security-policy');
	if (page && policy && locale !== baseLocale)
		response.headers.set('content-security-policy', withHashesOf(policy, page.written, page.sent));
	// What a page says of itself is also said to those who do not read it; lists as filtered are no pages of their own.
	if (unlisted) response.headers.set('x-robots-tag', 'noindex');
	return response;
};

const guard: Handle = async ({ event, resolve }) => {
	const { route, request, url, params, locals } = event;
	// Unknown addresses have no door: SvelteKit answers them with its 404.
	if (route.id === null) return resolve(event);
	const answer = answerAt(route.id, askOf(request.method, url.search), locals.actor, params.organisation);
	if (answer === 'login') return redirectBy(event, () => signedIn(locals, url));
	// An older window, or a link in an older mail: the desk says how the organisation stands and what that means.
	if (answer === 'halted')
		return redirectBy(event, () => redirect(303, href(`/workspace/${params.organisation}`)));
	return answer === 'pass' ? resolve(event) : notThere(event);
};

/** The redirect that `throwing` throws, as an answer that passes the hooks; SvelteKit words it where a script asked. */
function redirectBy({ request, isDataRequest }: RequestEvent, throwing: () => unknown): Response {
	try {
		throwing();
		throw new Error('nothing was redirected');
	} catch (thrown) {
		const byScript = isDataRequest || request.headers.get('accept')?.includes('application/json');
		if (!isRedirect(thrown) || byScript) throw thrown;
		return new Response(null, { status: thrown.status, headers: { location: thrown.location } });
	}
}

/**
 * The 404 of an address that does not exist. A gate never looks at what is behind it, so a thing that is not yours and
 * a thing that is not there answer alike.
 */
async function notThere(event: RequestEvent): Promise<Response> {
	if (event.isDataRequest || !event.request.headers.get('accept')?.includes('text/html'))
		return json({ message: 'Not found' }, { status: 404 });
	// As deep as the address that was asked for, so that the page finds its scripts and styles.
	const depth = readPath(event.url.pathname).path.split('/').length - 1;
	const page = await event.fetch(href('/nothing-here'.repeat(depth)), {
		headers: { accept: 'text/html', 'accept-encoding': 'identity' },
	});
	return new Response(page.body, { status: 404, headers: page.headers });
}

export const handle = sequence(remember, identify, secure, legible, authenticate, guard);

/** What reading a request comes to when its sender closes the connection: Node's own error, maybe within another. */
const hasLeft = (error: unknown): boolean =>
	error instanceof Error &&
	((error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET') || hasLeft(error.cause));

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const reference = event.locals.requestId ?? randomUUID();
	if (hasLeft(error)) {
		log.debug('the client left', { requestId: reference, route: event.route.id });
		return { message, reference };
	}
	log.error('request failed', {
		requestId: reference,
		route: event.route.id,
		error: error instanceof Error ? (error.stack ?? error.message) : String(error),
	});
	return { message, reference };
};
