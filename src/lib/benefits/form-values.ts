/** An offer as the texts of its form, as a person would type them. */
import type { BenefitOnPage } from '#lib/benefits/benefit.ts';
import type { benefitInput } from '#lib/benefits/input.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { emptyPlace, placeValues } from '#lib/listings/form-values.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

/** What an offer's form must be given; the tick for its wording begins empty. */
export type BenefitFormValues = FormValuesOf<typeof benefitInput, 'wordingRead'>;

export const emptyBenefit = (sites: readonly { id: number }[]): Partial<BenefitFormValues> => ({
	...emptyPlace(sites),
	kind: 'leisure',
	contentLocale: 'da',
});

export const benefitValues = (benefit: BenefitOnPage): BenefitFormValues => ({
	...placeValues(benefit),
	where: benefit.reach === 'place' ? placeValues(benefit).where : benefit.reach,
	districts: benefit.districts.map(String),
	kind: benefit.kind,
	title: benefit.title,
	description: benefit.description,
	howToGet: benefit.howToGet,
	contentLocale: benefit.contentLocale,
	audience: benefit.audience,
	priceKr: benefit.priceKr === null ? '' : String(benefit.priceKr),
	link: benefit.link ?? '',
	validUntil: benefit.validUntil ? formatShortDate(benefit.validUntil) : '',
});
