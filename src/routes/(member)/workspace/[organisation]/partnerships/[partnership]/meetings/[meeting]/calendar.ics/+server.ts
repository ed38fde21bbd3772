import { calendarFile, calendarResponse } from '#lib/feeds/ics.ts';
import { meetingPage } from '#lib/partnerships/log/log.server.ts';
import { meetingEntry } from '#lib/partnerships/log/meeting-entry.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { env, senderAddress } from '#lib/platform/env.server.ts';
import { found } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db, actor } }) => {
	const id = found(idIn(params.meeting));
	const { meeting, partnership } = await meetingPage(db, actor, params.organisation, params.partnership, id);
	const held = { meeting, partnership, organisationSlug: params.organisation };
	return calendarResponse(calendarFile(meetingEntry(held, env().ORIGIN), senderAddress()), `meeting-${id}`);
};
