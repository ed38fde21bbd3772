/** What is sent from the doors. */
import * as v from 'valibot';
import { mostPeople, mostPresses, readGroup, type GroupKey } from '#lib/events/attendance/presses.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';
import { addressFilter, words } from '#lib/platform/addresses/address-filter.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { matches } from '#lib/platform/text/patterns.ts';
import { typedNumber } from '#lib/platform/forms/typed-fields.ts';

const group = v.pipe(
	v.string(fields.stale),
	v.check<string, fields.Sentence>((key) => readGroup(key) !== null, fields.stale),
	v.transform((key) => key as GroupKey),
);
const name = fields.line({ most: 120 });
const people = whole(0, mostPeople, () => m.event_check_in_people_wrong({ most: formatNumber(mostPeople) }));
/** Milliseconds, as `Date` counts them: more digits than the number of a row has. */
const isMoment = matches(/^\d{1,13}$/, 13);
const moment = v.pipe(
	v.string(fields.stale),
	v.check<string, fields.Sentence>(isMoment, fields.stale),
	v.transform(Number),
);

/** A phone's queue. */
export const pressesInput = v.object({
	presses: v.pipe(
		v.array(v.object({ group, people: fields.number(people), at: moment, name }), fields.stale),
		v.maxLength(mostPresses, fields.stale),
	),
});

/** One press of a page without a script: it is made when it arrives. */
export const pressInput = v.object({
	group,
	people: typedNumber(people),
	name,
});

export const groupFilter = addressFilter({ q: words() });
