/** An opportunity as the texts of its form, as a person would type them. */
import { emptyPlace, placeValues } from '#lib/listings/form-values.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import type { opportunityInput } from '#lib/opportunities/input.ts';
import type { OpportunityOnPage } from '#lib/opportunities/opportunity.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

/** What an opportunity's form must be given; the tick for its wording begins empty. */
export type OpportunityFormValues = FormValuesOf<typeof opportunityInput, 'wordingRead'>;

export const emptyOpportunity = (sites: readonly { id: number }[]): Partial<OpportunityFormValues> => ({
	...emptyPlace(sites),
	kind: 'apprenticeship',
	contentLocale: 'da',
	languages: ['da'],
});

export const opportunityValues = (thing: OpportunityOnPage): OpportunityFormValues => ({
	...placeValues(thing),
	kind: thing.kind,
	title: thing.title,
	programme: thing.programme,
	description: thing.description,
	learn: thing.learn,
	contentLocale: thing.contentLocale,
	places: String(thing.places),
	boardKind: thing.boardKind ?? '',
	electedOn: thing.electedOn ? formatShortDate(thing.electedOn) : '',
	deadlineOn: formatShortDate(thing.deadlineOn),
	startsOn: thing.startsOn ? formatShortDate(thing.startsOn) : '',
	danishLevel: thing.danishLevel,
	languages: thing.languages,
	contactName: thing.contactName ?? '',
	contactEmail: thing.contactEmail ?? '',
	contactPhone: thing.contactPhone ?? '',
	link: thing.link ?? '',
	categories: thing.categories,
	focusArea: thing.focusArea ?? '',
	commitment: String(thing.commitmentId ?? ''),
});
