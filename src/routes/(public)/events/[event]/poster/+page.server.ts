import { eventPage } from '#lib/events/readers.server.ts';
import { onPoster } from '#lib/events/parts/poster.ts';
import { qrPath } from '#lib/feeds/qr.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { event, noticeOnly, programme, partOf } = await eventPage(db, actor, params.event, {
		rest: '/poster',
	});
	if (noticeOnly) notFound();
	const url = webAddress(`/events/${event.slug}`);
	return { event, ...onPoster(event, programme), partOf, url, qr: qrPath(url), now: now() };
};
