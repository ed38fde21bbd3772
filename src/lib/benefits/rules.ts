/** What holds for an offer to citizens wherever it comes from. */
import * as v from 'valibot';
import { audiences, benefitKinds } from '#lib/benefits/benefit.ts';
import { districts } from '#lib/geography/place-fields.ts';
import { languageCodes } from '#lib/i18n/languages.ts';
import {
	placeBranches,
	placeRules,
	placeValues,
	whereAmong,
	withoutUnused,
} from '#lib/listings/place-rules.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';

export const price = whole(0, 100_000);

export const benefitValues = {
	submission: fields.submission,
	kind: fields.choice(benefitKinds, () => m.benefit_kind_missing()),
	title: fields.line({ least: 3, most: 120, missing: () => m.event_title_short() }),
	description: fields.paragraphs({ least: 10, most: 8000, missing: () => m.benefit_description_short() }),
	howToGet: fields.paragraphs({ least: 5, most: 2000, missing: () => m.benefit_how_short() }),
	contentLocale: v.optional(fields.choice(languageCodes), 'da'),
	audience: fields.choices(audiences, () => m.benefit_audience_missing()),
	where: whereAmong(['site', 'other', 'districts', 'city']),
	districts,
	...placeValues,
	priceKr: fields.numberOrNull(price),
	link: fields.webAddressOrNull,
	validUntil: fields.dayOrNull,
	wordingRead: fields.tick,
};
const values = v.object(benefitValues);

/** What belongs to a choice that was not taken counts for nothing. */
export const onlyWhatIsUsed = v.pipe(
	v.record(v.string(), v.unknown(), fields.stale),
	v.transform(withoutUnused({ where: { ...placeBranches.where, districts: ['districts'] } })),
);

const rule = rulesOver<v.InferOutput<typeof values>>();
export const benefitTogether = [
	...placeRules,
	rule(
		'districts',
		['where', 'districts'],
		(at) => at.where === 'districts' && at.districts.length === 0 && m.benefit_districts_missing(),
	),
	rule(
		'audience',
		['audience'],
		({ audience }) => audience.includes('everyone') && audience.length > 1 && m.benefit_audience_everyone(),
	),
];

export const benefitRules = v.pipe(onlyWhatIsUsed, values, follows(benefitTogether));
export type BenefitInput = v.InferOutput<typeof benefitRules>;
