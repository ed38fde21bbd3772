/** What people may send us about offers to citizens: one schema a form. */
import * as v from 'valibot';
import * as rules from '#lib/benefits/rules.ts';
import { placeForm } from '#lib/listings/place-rules.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows } from '#lib/platform/forms/rules.ts';
import { typedDayOrNull, typedNumberOrNull } from '#lib/platform/forms/typed-fields.ts';

export type { BenefitInput } from '#lib/benefits/rules.ts';

export const benefitInput = v.pipe(
	rules.onlyWhatIsUsed,
	v.object({
		...rules.benefitValues,
		...placeForm,
		priceKr: typedNumberOrNull(rules.price),
		validUntil: typedDayOrNull,
	}),
	follows(rules.benefitTogether),
);
/** Fields whose words are looked at before they go out. */
export const benefitWords = ['title', 'description', 'howToGet'] as const;

export const publishInput = v.object({ wordingRead: fields.tick });
export const confirmInput = v.object({ form: v.literal('confirm', fields.stale) });
export const endInput = v.object({ reason: fields.paragraphs({ most: 1000 }) });
export const removeInput = v.object({ form: v.literal('remove', fields.stale) });
