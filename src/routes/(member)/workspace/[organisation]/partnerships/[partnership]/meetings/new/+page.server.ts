import { randomUUID } from 'node:crypto';
import { mayCallMeeting } from '#lib/partnerships/log/log.ts';
import { meetingInput } from '#lib/partnerships/log/log-input.ts';
import { ownLog } from '#lib/partnerships/log/log.server.ts';
import { callMeeting } from '#lib/partnerships/log/meetings.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { organisation, partnership } = await ownLog(db, actor, params.organisation, params.partnership);
	if (!mayCallMeeting(actor, partnership, organisation.id)) notFound();
	return {
		organisation: { slug: organisation.slug, kind: organisation.kind },
		partnership: { slug: partnership.slug, title: partnership.title },
		submission: randomUUID(),
	};
};

export const actions: Actions = {
	default: action(
		meetingInput,
		({ db, actor, params }, input) => callMeeting(db, actor, params.organisation, params.partnership, input),
		({ params }, id) => `/workspace/${params.organisation}/partnerships/${params.partnership}/meetings/${id}`,
	),
};
