import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { dayList } from '#lib/casework/day/day.server.ts';
import { readDormantFilter } from '#lib/casework/dormant/dormant-filter.ts';
import { howManyAreDormant } from '#lib/casework/dormant/dormant.server.ts';
import { viewLists, type ViewList } from '#lib/casework/views/view.ts';
import { ownViews } from '#lib/casework/views/views.server.ts';
import { readWorklist } from '#lib/contributions/contribution.ts';
import { howManyToVerify } from '#lib/contributions/desk.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { readFlagFilter } from '#lib/moderation/flags/flag.ts';
import { howManyFlags } from '#lib/moderation/readers.server.ts';
import { readDeadlineFilter } from '#lib/municipality/deadlines/deadline-filter.ts';
import { howManyAreDue } from '#lib/municipality/deadlines/deadlines.server.ts';
import { howManyFit, overview } from '#lib/municipality/overview.server.ts';
import { readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { howManyWait } from '#lib/municipality/worklist/worklist.server.ts';
import { readWorklistFilter } from '#lib/municipality/worklist/worklist.ts';
import { readCaseChoice } from '#lib/organisations/application/cases.ts';
import { howManyCases } from '#lib/organisations/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import { howManyReport } from '#lib/reporting/overview/overview.server.ts';
import { readOverviewFilter } from '#lib/reporting/overview/overview.ts';
import type { PageServerLoad } from './$types';

/** Two columns of it stand before the overview. */
const dayLength = 10;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const all = url.searchParams.get('day') === 'all';
	const after = url.searchParams.get('after');
	const [city, day, views] = await Promise.all([
		overview(locals.db, locals.actor, now()),
		dayList(locals.db, locals.actor, { all, after, limit: dayLength }),
		ownViews(locals.db, locals.actor),
	]);
	const onDesk = views.filter(({ onDesk: shown }) => shown);
	const counted = await Promise.all(
		viewLists.map(async (list) => {
			const own = onDesk.filter((view) => view.list === list);
			const asked = own.map(({ query }) => new URLSearchParams(query));
			const counts = own.length ? await countsOf[list](locals, asked) : [];
			return own.map((view, index) => ({ ...view, count: counts[index] ?? 0 }));
		}),
	);
	return { ...city, day, views: counted.flat(), today: copenhagenDate(now()) };
};

/** How many each filter of a list gives, in their order. */
const countsOf: Record<ViewList, (locals: App.Locals, asked: URLSearchParams[]) => Promise<number[]>> = {
	partners: ({ db, actor }, asked) => howManyFit(db, actor, asked.map(readPartnerFilter)),
	deadlines: ({ db, actor }, asked) => howManyAreDue(db, actor, asked.map(readDeadlineFilter)),
	reporting: ({ db, actor }, asked) => howManyReport(db, actor, asked.map(readOverviewFilter)),
	worklist: ({ db, actor }, asked) => howManyWait(db, actor, asked.map(readWorklistFilter)),
	approvals: ({ db }, asked) => howManyCases(db, asked.map(readCaseChoice)),
	flags: ({ db, actor }, asked) => howManyFlags(db, actor, asked.map(readFlagFilter)),
	dormant: ({ db, actor }, asked) => howManyAreDormant(db, actor, asked.map(readDormantFilter)),
	contributions: ({ db, actor }, asked) => howManyToVerify(db, actor, asked.map(readWorklist)),
};
