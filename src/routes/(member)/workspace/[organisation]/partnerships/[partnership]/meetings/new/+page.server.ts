import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { mayCallMeeting } from '#lib/partnerships/log/log.ts';
import { meetingInput } from '#lib/partnerships/log/log-input.ts';
import { ownLog } from '#lib/partnerships/log/log.server.ts';
import { callMeeting } from '#lib/partnerships/log/meetings.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
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
	default: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), meetingInput, async (input) => {
			const id = await callMeeting(db, actor, params.organisation, params.partnership, input);
			redirect(
				303,
				href(`/workspace/${params.organisation}/partnerships/${params.partnership}/meetings/${id}`),
			);
		}),
};
