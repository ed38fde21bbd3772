/** What people may send us about opportunities: one schema a form. */
import * as v from 'valibot';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { placeForm } from '#lib/listings/place-rules.ts';
import * as rules from '#lib/opportunities/rules.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows } from '#lib/platform/forms/rules.ts';
import { typedDay, typedDayOrNull, typedNumber } from '#lib/platform/forms/typed-fields.ts';

export type { OpportunityInput } from '#lib/opportunities/rules.ts';

export const opportunityInput = v.pipe(
	rules.onlyWhatIsUsed,
	v.object({
		...rules.opportunityValues,
		...placeForm,
		places: typedNumber(rules.places, rules.placesMissing),
		deadlineOn: typedDay,
		startsOn: typedDayOrNull,
		electedOn: typedDayOrNull,
	}),
	follows(rules.opportunityTogether),
);
/** Fields whose words are looked at before they go out. */
export const opportunityWords = ['title', 'programme', 'description', 'learn'] as const;

export const closeInput = v.object({ reason: fields.paragraphs({ most: 1000 }) });

export const placementInput = v.object({
	submission: fields.submission,
	filledOn: v.pipe(
		typedDayOrNull,
		v.transform((day) => day ?? copenhagenDate(now())),
		v.check(
			(day) => day <= copenhagenDate(now()),
			() => m.opportunity_filled_future(),
		),
	),
});

export const takeBackInput = v.object({
	placement: fields.id,
	reason: fields.reason(),
});
