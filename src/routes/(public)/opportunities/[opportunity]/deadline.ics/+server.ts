import { calendarFile, calendarResponse } from '#lib/feeds/ics.ts';
import { opportunityPage } from '#lib/opportunities/readers.server.ts';
import { deadlineEntry } from '#lib/opportunities/structured.ts';
import { env, senderAddress } from '#lib/platform/env.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db, actor } }) => {
	const { opportunity } = await opportunityPage(db, actor, params.opportunity);
	if (opportunity.state === 'draft') notFound();
	return calendarResponse(
		calendarFile(deadlineEntry(opportunity, env().ORIGIN), senderAddress()),
		opportunity.slug,
	);
};
