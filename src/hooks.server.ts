import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { visitor } from '#lib/accounts/actor.ts';
import { readSession } from '#lib/accounts/sessions.server.ts';
import { basemapOrigin, parseBasemap } from '#lib/geography/basemap.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { readPath } from '#lib/i18n/urls.ts';
import { database } from '#lib/platform/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { secureHeaders } from '#lib/platform/headers.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { pageCache } from '#lib/platform/page-cache.server.ts';
import { startServices } from './services.server.ts';

export const init: ServerInit = startServices;

const identify: Handle = async ({ event, resolve }) => {
	event.locals.requestId = randomUUID();
	event.locals.locale = readPath(event.url.pathname).locale;
	return withLocale(event.locals.locale, () => resolve(event));
};

const basemap = parseBasemap(env().BASEMAP);
const mapOrigin = basemap && basemapOrigin(basemap);

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

/** A visitor without a session may get a page that was rendered for another such visitor. */
const remember: Handle = async ({ event, resolve }) => {
	const { request, url, cookies } = event;
	const key = url.pathname + url.search;
	const shareable = request.method === 'GET' && !event.isDataRequest && key.length < 300 && !cookies.getAll().length;
	if (!shareable) {
		const response = await resolve(event);
		// What this person just changed is gone from this process's pages before the answer reaches them.
		if (request.method !== 'GET') pageCache.clear();
		return response;
	}
	const kept = pageCache.answer(key, Date.now());
	if (kept) return kept;
	const generation = pageCache.generation;
	const response = await resolve(event);
	await pageCache.store(key, response, generation, Date.now());
	return response;
};

const authenticate: Handle = async ({ event, resolve }) => {
	event.locals.db = database();
	event.locals.actor = event.isSubRequest
		? visitor
		: await readSession(event.locals.db, event.cookies, event.url.protocol === 'https:');
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', event.locals.locale),
		preload: ({ type }) => type === 'js' || type === 'css' || type === 'font',
	});
};

export const handle = sequence(identify, secure, remember, authenticate);

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message };
	const reference = event.locals.requestId ?? randomUUID();
	log.error('request failed', {
		requestId: reference,
		route: event.route.id,
		error: error instanceof Error ? (error.stack ?? error.message) : String(error),
	});
	return { message, reference };
};
