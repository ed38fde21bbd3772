/** What holds for an event wherever it comes from: a form, the API or an import. */
import * as v from 'valibot';
import { accessKeys, mostCoOrganisers, mostPeopleAtAll, signUpWays } from '#lib/events/event.ts';
import {
	questionNames,
	questionRules,
	questionsOf,
	questionValues,
} from '#lib/events/writing/question-fields.ts';
import { categories, danishLevels } from '#lib/listings/listing.ts';
import { addDays, copenhagenDate, copenhagenInstant, copenhagenTime } from '#lib/i18n/dates.ts';
import { languageCodes } from '#lib/i18n/languages.ts';
import {
	placeBranches,
	placeRules,
	placeValues,
	whereAmong,
	whereWays,
	withoutUnused,
} from '#lib/listings/place-rules.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { without } from '#lib/platform/keys.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { isFocusAreaKey } from '#lib/policy/edition.ts';

const mostDaysAhead = 3 * 366;
const mostDaysLong = 62;

export const price = { ...whole(0, 100_000, () => m.event_price_wrong()), kroner: true };
export const seats = whole(1, 100_000);
export const people = whole(1, mostPeopleAtAll);
/** On one sign-up, where the organiser says nothing. */
export const aFamily = 6;
export const attendance = whole(0, 100_000);

export const eventValues = {
	submission: fields.submission,
	title: fields.line({ least: 3, most: 120, missing: () => m.event_title_short() }),
	description: fields.paragraphs({ least: 10, most: 8000, missing: () => m.event_description_short() }),
	contentLocale: v.optional(fields.choice(languageCodes), 'da'),
	startsOn: fields.day,
	startsTime: fields.time,
	endsOn: fields.dayOrNull,
	endsTime: fields.time,
	where: whereAmong(whereWays),
	...placeValues,
	onlineUrl: fields.webAddressOrNull,
	languages: fields.choices(languageCodes, () => m.event_languages_missing()),
	danishLevel: fields.choice(danishLevels, () => m.event_danish_missing()),
	/** Null where nothing is said of it: free. */
	priceKr: fields.numberOrNull(price),
	accessibility: fields.choices(accessKeys),
	childFriendly: fields.tick,
	signUp: fields.choice(signUpWays, () => m.event_sign_up_missing()),
	signUpUrl: fields.webAddressOrNull,
	capacity: fields.numberOrNull(seats),
	/** Null where nothing is said of it: a family. */
	mostPeople: fields.numberOrNull(people),
	asksNames: fields.tick,
	...questionValues,
	categories: fields.choices(categories),
	focusArea: fields.knownOrNull(isFocusAreaKey),
	commitment: fields.idOrNull,
	coOrganisers: v.pipe(
		v.optional(v.array(fields.slug, fields.stale), []),
		v.transform((slugs) => [...new Set(slugs)]),
		v.maxLength(mostCoOrganisers, () => m.event_co_organisers_many({ count: mostCoOrganisers })),
	),
	imageKey: fields.lineOrNull(80),
	imageAlt: fields.lineOrNull(300),
	removeImage: fields.tick,
	wordingRead: fields.tick,
};
const values = v.object(eventValues);
type EventValues = v.InferOutput<typeof values>;

/** What belongs to a choice that was not taken counts for nothing. */
export const onlyWhatIsUsed = v.pipe(
	v.record(v.string(), v.unknown(), fields.stale),
	v.transform(
		withoutUnused({
			...placeBranches,
			signUp: { here: ['capacity', 'mostPeople', 'asksNames', ...questionNames], link: ['signUpUrl'] },
		}),
	),
);

/** When Copenhagen's clocks skip an hour in March, times in it do not exist. */
const exists = (date: string, time: string) => copenhagenTime(copenhagenInstant(date, time)) === time;

const rule = rulesOver<EventValues>();
export const eventTogether = [
	rule(
		'startsTime',
		['startsOn', 'startsTime'],
		({ startsOn, startsTime }) => !exists(startsOn, startsTime) && m.event_time_skipped(),
	),
	rule(
		'startsOn',
		['startsOn'],
		({ startsOn }) => startsOn > addDays(copenhagenDate(now()), mostDaysAhead) && m.event_start_far(),
	),
	rule(
		'endsTime',
		['startsOn', 'endsOn', 'endsTime'],
		({ startsOn, endsOn, endsTime }) => !exists(endsOn ?? startsOn, endsTime) && m.event_time_skipped(),
	),
	rule(
		'endsOn',
		['startsOn', 'endsOn'],
		({ startsOn, endsOn }) => endsOn !== null && endsOn < startsOn && m.event_end_day_before(),
	),
	rule(
		'endsOn',
		['startsOn', 'endsOn'],
		({ startsOn, endsOn }) =>
			endsOn !== null && endsOn > addDays(startsOn, mostDaysLong) && m.event_end_far(),
	),
	rule(
		'endsTime',
		['startsOn', 'startsTime', 'endsOn', 'endsTime'],
		({ startsOn, startsTime, endsOn, endsTime }) =>
			(endsOn ?? startsOn) === startsOn && endsTime <= startsTime && m.event_end_before(),
	),
	...placeRules,
	...questionRules,
	rule(
		'onlineUrl',
		['where', 'onlineUrl'],
		(at) => at.where === 'online' && at.onlineUrl === null && m.event_online_missing(),
	),
	rule(
		'signUpUrl',
		['signUp', 'signUpUrl'],
		(way) => way.signUp === 'link' && way.signUpUrl === null && m.event_sign_up_url_missing(),
	),
	rule(
		'imageAlt',
		['imageKey', 'imageAlt', 'removeImage'],
		(picture) =>
			picture.imageKey !== null &&
			!picture.removeImage &&
			picture.imageAlt === null &&
			m.event_image_alt_missing(),
	),
];

/** Copenhagen's days and times as instants. */
export const asWritten = ({
	startsOn,
	startsTime,
	endsOn,
	endsTime,
	priceKr,
	mostPeople,
	...rest
}: EventValues) => ({
	...without(rest, questionNames),
	questions: questionsOf(rest),
	priceKr: priceKr ?? 0,
	mostPeople: mostPeople ?? aFamily,
	startsAt: copenhagenInstant(startsOn, startsTime),
	endsAt: copenhagenInstant(endsOn ?? startsOn, endsTime),
});

export const eventRules = v.pipe(onlyWhatIsUsed, values, follows(eventTogether), v.transform(asWritten));
export type EventInput = v.InferOutput<typeof eventRules>;
