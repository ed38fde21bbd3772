/** A partnership's draft as the texts of its forms, as a person would type them. */
import { formatShortDate } from '#lib/i18n/dates.ts';
import type { Partnership } from '#lib/partnerships/partnership.ts';
import type { partnershipInput, scopeInput } from '#lib/partnerships/writing/input.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

export const whatValues = ({
	title,
	purpose,
	startsOn,
	endsOn,
}: Pick<Partnership, 'title' | 'purpose' | 'startsOn' | 'endsOn'>): FormValuesOf<
	typeof partnershipInput
> => ({
	title,
	purpose,
	startsOn: formatShortDate(startsOn),
	endsOn: formatShortDate(endsOn),
});

export const scopeValues = ({
	goals,
	districts,
}: Pick<Partnership, 'goals' | 'districts'>): FormValuesOf<typeof scopeInput> => ({ goals, districts });
