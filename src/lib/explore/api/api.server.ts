/** The public API: lists as JSON, and one shape of errors (RFC 9457). Times are ISO 8601 in UTC. */
import type { Problem } from '#lib/explore/api/answers.ts';
import { lists } from '#lib/explore/api/lists.server.ts';
import { isListName, listNames, misread, usualLimit, type ListName } from '#lib/explore/api/questions.ts';
import { licence, openHeaders } from '#lib/feeds/licence.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';
import { apiVersion, apiPath } from '#lib/explore/api/version.ts';

const headers = { ...openHeaders, 'api-version': apiVersion };

const titles: Record<number, () => string> = { 404: m.api_not_found, 503: m.package_not_ready_title };

export function problemOf(status: number, detail: string, errors?: Problem['errors']): Response {
	const title = titles[status]?.() ?? m.api_bad_request();
	const said: Problem = { type: 'about:blank', title, status, detail, ...(errors && { errors }) };
	return new Response(JSON.stringify(said), {
		status,
		headers: { ...headers, 'content-type': 'application/problem+json' },
	});
}

export const jsonOf = (said: unknown, link?: string): Response =>
	new Response(JSON.stringify(said), {
		headers: {
			...headers,
			'content-type': 'application/json',
			...(link && { link: `${headers.link}, ${link}` }),
		},
	});

const refused = (names: readonly string[]) =>
	problemOf(
		400,
		m.api_bad_request_text({ names: names.join(', ') }),
		names.map((name) => ({ name, detail: m.api_not_readable() })),
	);

/** One page of the list of that name. */
export async function answerList(
	db: Database,
	name: string,
	query: URLSearchParams,
	{ now, origin }: { now: Date; origin: string },
): Promise<Response> {
	if (!isListName(name)) return problemOf(404, m.api_not_found_text({ names: listNames.join(', ') }));
	const wrong = misread(name, query);
	if (wrong.length > 0) return refused(wrong);
	const after = query.get('after');
	const limit = Number(query.get('limit') ?? usualLimit);
	const { rows, next, first } = await lists[name](db, { query, after, limit, now, origin });
	if (after !== null && first) return refused(['after']);
	const nextUrl = next && origin + href(nextPath(name, query, next));
	return jsonOf(
		{ licence: licence.url, attribution: licence.credit, next: nextUrl, [name]: rows },
		nextUrl ? `<${nextUrl}>; rel="next"` : undefined,
	);
}

function nextPath(name: ListName, query: URLSearchParams, after: string): string {
	const further = new URLSearchParams(query);
	further.set('after', after);
	return `${apiPath}/${name}?${further}`;
}
