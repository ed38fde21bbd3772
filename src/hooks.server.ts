import { randomUUID } from 'node:crypto';
import {
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit,
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { signedIn } from '#lib/accounts/signed-in.ts';
import { readSession } from '#lib/accounts/sessions.server.ts';
import { basemapOrigin, parseBasemap } from '#lib/geography/basemap.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { href, readPath } from '#lib/i18n/urls.ts';
import { database } from '#lib/platform/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { secureHeaders } from '#lib/platform/headers.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { log } from '#lib/platform/log.server.ts';
import { pageCache } from '#lib/platform/page-cache.server.ts';
import { answerAt, askOf } from './gates.ts';
import { startServices } from './services.server.ts';

export const init: ServerInit = startServices;

const identify: Handle = async ({ event, resolve }) => {
	event.locals.requestId = randomUUID();
	event.locals.locale = readPath(event.url.pathname).locale;
	return withLocale(event.locals.locale, () => resolve(event));
};

const basemap = parseBasemap(env().BASEMAP);
if (!basemap)
	throw new Error('BASEMAP is neither a .pmtiles or .topojson pack nor a tile address with its attribution');
const mapOrigin = basemapOrigin(basemap);

const secure: Handle = async ({ event, resolve }) => {
	const started = performance.now();
	const response = await resolve(event);
	secureHeaders(response, { https: event.url.protocol === 'https:', mapOrigin });
	response.headers.set('x-request-id', event.locals.requestId);
	log.debug('request', {
		requestId: event.locals.requestId,
		method: event.request.method,
		route: event.route.id,
		status: response.status,
		ms: Math.round(performance.now() - started),
	});
	return response;
};

/** Pages that say the same to every visitor; an address with a secret in it is one person's. */
const shared = /^\/(\(public\)|api\/v1)(?!.*\[secret\])/;

/** Saves while somebody types: nothing in public changes by it. */
const keptPrivately = '/(member)/workspace/[organisation]/report/draft';

/** A visitor without a session may get a page that was rendered for another such visitor. */
const remember: Handle = async ({ event, resolve }) => {
	const { request, url, cookies } = event;
	const key = url.pathname + url.search;
	const shareable =
		request.method === 'GET' &&
		shared.test(event.route.id ?? '') &&
		!event.isDataRequest &&
		key.length < 300 &&
		!cookies.getAll().length;
	if (!shareable) {
		const response = await resolve(event);
		// What this person just changed is gone from this process's pages before the answer reaches them.
		if (request.method !== 'GET' && event.route.id !== keptPrivately) pageCache.clear();
		return response;
	}
	return pageCache.answerOr(key, Date.now(), async () => resolve(event));
};

const authenticate: Handle = async ({ event, resolve }) => {
	event.locals.db = database();
	event.locals.actor = await readSession(event.locals.db, event.cookies, event.url.protocol === 'https:');
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', event.locals.locale),
		preload: ({ type }) => type === 'js' || type === 'css' || type === 'font',
	});
};

const guard: Handle = async ({ event, resolve }) => {
	const { route, request, url, params, locals } = event;
	// Unknown addresses have no door: SvelteKit answers them with its 404.
	if (route.id === null) return resolve(event);
	const answer = answerAt(route.id, askOf(request.method, url.search), locals.actor, params.organisation);
	if (answer === 'login') signedIn(locals, url);
	// An older window, or a link in an older mail: the desk says how the organisation stands and what that means.
	if (answer === 'halted') redirect(303, href(`/workspace/${params.organisation}`));
	return answer === 'pass' ? resolve(event) : notThere(event);
};

/**
 * The 404 of an address that does not exist. A gate never looks at what is behind it, so a thing that is not yours and
 * a thing that is not there answer alike.
 */
async function notThere(event: RequestEvent): Promise<Response> {
	if (event.isDataRequest || !event.request.headers.get('accept')?.includes('text/html')) notFound();
	// As deep as the address that was asked for, so that the page finds its scripts and styles.
	const depth = readPath(event.url.pathname).path.split('/').length - 1;
	const page = await event.fetch(href('/nothing-here'.repeat(depth)), { headers: { accept: 'text/html' } });
	return new Response(page.body, { status: 404, headers: page.headers });
}

export const handle = sequence(identify, secure, remember, authenticate, guard);

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const reference = event.locals.requestId ?? randomUUID();
	log.error('request failed', {
		requestId: reference,
		route: event.route.id,
		error: error instanceof Error ? (error.stack ?? error.message) : String(error),
	});
	return { message, reference };
};
