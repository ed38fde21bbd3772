/** A post as the texts of its form, as a person would type them. */
import { formatShortDate } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import type { postingInput } from '#lib/matching/postings/input.ts';
import {
	defaultPeriod,
	oppositeOf,
	remaining,
	type Posting,
	type Side,
} from '#lib/matching/postings/posting.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

/** What a post's form must be given; the tick for its wording begins empty. */
export type PostingFormValues = FormValuesOf<typeof postingInput, 'wordingRead'>;

const terms = (posting: Posting) => ({
	goal: posting.goal,
	districts: posting.districts.map(String),
	languages: posting.languages,
	weekdays: posting.weekdays.map(String),
	endsOn: formatShortDate(posting.endsOn),
});

export const postingValues = (posting: Posting): PostingFormValues => ({
	...terms(posting),
	side: posting.side,
	kind: posting.kind,
	title: posting.title,
	description: posting.description,
	contentLocale: posting.contentLocale,
	quantity: formatNumber(posting.quantity, 2),
	startsOn: formatShortDate(posting.startsOn),
});

export function emptyPosting(side: Side, today: string): Partial<PostingFormValues> {
	const { startsOn, endsOn } = defaultPeriod(today);
	return {
		side,
		contentLocale: 'da',
		languages: ['da'],
		startsOn: formatShortDate(startsOn),
		endsOn: formatShortDate(endsOn),
	};
}

/** Begins as the answer to what somebody else has posted. */
export const answerValues = (posting: Posting, today: string): Partial<PostingFormValues> => ({
	...emptyPosting(oppositeOf(posting.side), today),
	...terms(posting),
	kind: posting.kind,
	quantity: formatNumber(remaining(posting), 2),
	startsOn: formatShortDate(posting.startsOn > today ? posting.startsOn : today),
});
