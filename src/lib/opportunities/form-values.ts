/** An opportunity as the texts of its form, as a person would type them. */
import { emptyPlace, placeValues, type FormValues } from '#lib/listings/form-values.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import type { OpportunityOnPage } from '#lib/opportunities/opportunity.ts';

export const emptyOpportunity = (sites: readonly { id: number }[]): FormValues => ({
	...emptyPlace(sites),
	kind: 'apprenticeship',
	contentLocale: 'da',
	languages: ['da'],
});

export const opportunityValues = (thing: OpportunityOnPage): FormValues => ({
	...placeValues(thing),
	kind: thing.kind,
	title: thing.title,
	programme: thing.programme,
	description: thing.description,
	learn: thing.learn,
	contentLocale: thing.contentLocale,
	places: String(thing.places),
	deadlineOn: formatShortDate(thing.deadlineOn),
	startsOn: thing.startsOn ? formatShortDate(thing.startsOn) : '',
	danishLevel: thing.danishLevel,
	languages: thing.languages,
	contactName: thing.contactName ?? '',
	contactEmail: thing.contactEmail ?? '',
	contactPhone: thing.contactPhone ?? '',
	link: thing.link ?? '',
	focusArea: thing.focusArea ?? '',
	commitment: String(thing.commitmentId ?? ''),
});
