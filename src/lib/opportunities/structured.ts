/** An opportunity in the words of other formats: search engines' data and calendar files. */
import { ldPlace, pointOrNull } from '#lib/listings/structured.ts';
import type { CalendarEntry } from '#lib/feeds/ics.ts';
import { jobLd, type JsonLd, type LdJob } from '#lib/feeds/json-ld.ts';
import { href } from '#lib/i18n/urls.ts';
import type { OpportunityKind, OpportunityOnPage } from '#lib/opportunities/opportunity.ts';
import { kindLabel } from '#lib/opportunities/labels.ts';
import { categoryLabel, placeLabel } from '#lib/listings/labels.ts';
import { m } from '#lib/paraglide/messages.js';

const employment: Record<OpportunityKind, LdJob['employmentType']> = {
	apprenticeship: 'APPRENTICESHIP',
	spare_time_job: 'PART_TIME',
	work_placement: 'INTERN',
	mentor: 'VOLUNTEER',
	volunteer: 'VOLUNTEER',
	board_seat: 'VOLUNTEER',
};

/** @param origin the site's address. Null until it is public */
export const jobData = (thing: OpportunityOnPage, origin: string): JsonLd | null =>
	thing.publishedAt === null
		? null
		: jobLd({
				title: thing.title,
				description: [thing.description, thing.learn].filter(Boolean).join('\n\n'),
				url: origin + href(`/opportunities/${thing.slug}`),
				publishedAt: thing.publishedAt,
				deadlineOn: thing.deadlineOn,
				startsOn: thing.startsOn,
				employmentType: employment[thing.kind],
				industry: thing.categories.map(categoryLabel),
				employer: { name: thing.organiser.name, url: origin + href(`/partners/${thing.organiser.slug}`) },
				place: ldPlace(thing),
				openings: Math.max(0, thing.places - thing.filled),
			});

export const deadlineEntry = (thing: OpportunityOnPage, origin: string): CalendarEntry => ({
	uid: `opportunity-${thing.id}@${new URL(origin).hostname}`,
	sequence: thing.sequence,
	title: m.opportunity_calendar_title({ title: thing.title }),
	organiser: thing.organiser.name,
	description: [kindLabel(thing.kind), thing.programme].filter(Boolean).join(': '),
	url: origin + href(`/opportunities/${thing.slug}`),
	location: placeLabel(thing) || null,
	point: pointOrNull(thing),
	categories: thing.categories.map(categoryLabel),
	status:
		thing.state === 'cancelled'
			? 'cancelled'
			: thing.organiser.state === 'suspended'
				? 'tentative'
				: 'confirmed',
	when: { day: thing.deadlineOn },
	createdAt: thing.createdAt,
	changedAt: new Date(Math.max(thing.stateChangedAt.getTime(), thing.changedAt?.getTime() ?? 0)),
});
