import { eventPage } from '#lib/events/readers.server.ts';
import { qrPath } from '#lib/feeds/qr.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { env } from '#lib/platform/env.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { event } = await eventPage(db, actor, params.event);
	const url = env().ORIGIN + href(`/events/${event.slug}`);
	return { event, url, qr: qrPath(url) };
};
