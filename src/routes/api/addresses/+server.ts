import { json } from '@sveltejs/kit';
import { suggestAddresses } from '#lib/geography/addresses/address-search.server.ts';
import { wordsIn } from '#lib/platform/addresses/address-values.ts';
import { notFound } from '#lib/platform/errors.ts';
import { attempt } from '#lib/platform/visitors/limits/throttle.server.ts';
import type { RequestHandler } from './$types';

const limit = { name: 'address-search', most: 600, windowMinutes: 10 };

/** Suggestions while somebody types an address. For people who are signed in: each may cost a look-up elsewhere. */
export const GET: RequestHandler = async ({ url, locals: { db, actor } }) => {
	if (!actor.person) notFound();
	const allowed = await attempt(db, limit, String(actor.person.id));
	const suggestions = allowed ? await suggestAddresses(db, wordsIn(url.searchParams.get('q'), 200)) : [];
	return json({ suggestions }, { headers: { 'cache-control': 'private, max-age=60' } });
};
