import { calendarFile, calendarResponse } from '#lib/feeds/ics.ts';
import { href } from '#lib/i18n/urls.ts';
import { meetingPage } from '#lib/partnerships/log/log.server.ts';
import { idIn } from '#lib/platform/address-values.ts';
import { env } from '#lib/platform/env.server.ts';
import { found } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db, actor } }) => {
	const id = found(idIn(params.meeting));
	const { meeting, partnership } = await meetingPage(db, actor, params.organisation, params.partnership, id);
	const { ORIGIN } = env();
	const page = href(`/workspace/${params.organisation}/partnerships/${params.partnership}/meetings/${id}`);
	const text = calendarFile({
		uid: `partnership-meeting-${id}@${new URL(ORIGIN).hostname}`,
		sequence: meeting.sequence,
		title: meeting.title,
		description: [partnership.title, meeting.agenda, meeting.onlineUrl].filter(Boolean).join('\n\n'),
		url: ORIGIN + page,
		location: meeting.place || meeting.onlineUrl,
		point: null,
		status: meeting.cancelledAt ? 'cancelled' : 'confirmed',
		when: { start: meeting.startsAt, end: meeting.endsAt },
		createdAt: meeting.calledAt,
		changedAt: meeting.changedAt,
	});
	return calendarResponse(text, `meeting-${id}`);
};
