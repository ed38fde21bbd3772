/** What people may send us about events: one schema a form. */
import * as v from 'valibot';
import { emailField, nameField } from '#lib/accounts/input.ts';
import { accessKeys, mostCoOrganisers, signUpWays } from '#lib/events/event.ts';
import { danishLevels } from '#lib/listings/listing.ts';
import * as fields from '#lib/listings/fields.ts';
import { addDays, copenhagenDate, copenhagenInstant, copenhagenTime } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { isFocusAreaKey, type FocusAreaKey } from '#lib/policy/edition.ts';

/** When Copenhagen's clocks skip an hour in March, times in it do not exist. */
const exists = (date: string, time: string) => copenhagenTime(copenhagenInstant(date, time)) === time;
const mostDaysAhead = 3 * 366;
const mostDaysLong = 62;

const base = v.object({
	submission: fields.submissionField,
	title: fields.titleField,
	description: v.pipe(
		fields.paragraphs(8000),
		v.minLength(10, () => m.event_description_short()),
	),
	contentLocale: fields.contentLocaleField,
	startsOn: fields.dateField,
	startsTime: fields.timeField,
	endsOn: fields.dateOrNull,
	endsTime: fields.timeField,
	...fields.placeEntries,
	onlineUrl: fields.httpsOrNull,
	languages: fields.languagesField,
	danishLevel: v.picklist(danishLevels, () => m.event_danish_missing()),
	priceKr: v.pipe(
		fields.wholeOrNull(0, 100_000, () => m.event_price_wrong()),
		v.transform((price) => price ?? 0),
	),
	accessibility: fields.choices(accessKeys),
	childFriendly: fields.tick,
	signUp: v.picklist(signUpWays, () => m.event_sign_up_missing()),
	signUpUrl: fields.httpsOrNull,
	capacity: fields.wholeOrNull(1, 100_000, () => m.event_capacity_wrong()),
	focusArea: v.pipe(
		v.optional(v.string(), ''),
		v.transform((key): FocusAreaKey | null => (isFocusAreaKey(key) ? key : null)),
	),
	commitment: fields.idOrNull,
	coOrganisers: v.pipe(
		v.optional(v.array(v.string()), []),
		v.transform((slugs) => [...new Set(slugs)]),
		v.maxLength(mostCoOrganisers, () => m.event_co_organisers_many({ count: mostCoOrganisers })),
	),
	imageKey: fields.lineOrNull(80),
	imageAlt: fields.lineOrNull(300),
	removeImage: fields.tick,
	wordingRead: fields.tick,
});

const branches = {
	...fields.placeBranches,
	signUp: { here: ['capacity'], link: ['signUpUrl'] },
};

export const eventInput = v.pipe(
	v.record(v.string(), v.unknown()),
	v.transform(fields.withoutUnused(branches)),
	base,
	v.forward(
		v.partialCheck(
			[['startsOn'], ['startsTime']],
			({ startsOn, startsTime }) => exists(startsOn, startsTime),
			() => m.event_time_skipped(),
		),
		['startsTime'],
	),
	v.forward(
		v.partialCheck(
			[['startsOn']],
			({ startsOn }) => startsOn <= addDays(copenhagenDate(now()), mostDaysAhead),
			() => m.event_start_far(),
		),
		['startsOn'],
	),
	v.forward(
		v.partialCheck(
			[['startsOn'], ['endsOn'], ['endsTime']],
			({ startsOn, endsOn, endsTime }) => exists(endsOn ?? startsOn, endsTime),
			() => m.event_time_skipped(),
		),
		['endsTime'],
	),
	v.forward(
		v.partialCheck(
			[['startsOn'], ['endsOn']],
			({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn,
			() => m.event_end_day_before(),
		),
		['endsOn'],
	),
	v.forward(
		v.partialCheck(
			[['startsOn'], ['endsOn']],
			({ startsOn, endsOn }) => endsOn === null || endsOn <= addDays(startsOn, mostDaysLong),
			() => m.event_end_far(),
		),
		['endsOn'],
	),
	v.forward(
		v.partialCheck(
			[['startsOn'], ['startsTime'], ['endsOn'], ['endsTime']],
			({ startsOn, startsTime, endsOn, endsTime }) =>
				(endsOn !== null && endsOn !== startsOn) || endsTime > startsTime,
			() => m.event_end_before(),
		),
		['endsTime'],
	),
	v.forward(
		v.partialCheck(
			[['where'], ['site']],
			(at) => at.where !== 'site' || at.site !== null,
			() => m.event_site_missing(),
		),
		['site'],
	),
	v.forward(
		v.partialCheck(
			[['where'], ['address']],
			(at) => at.where !== 'other' || at.address !== null,
			() => m.event_address_missing(),
		),
		['address'],
	),
	v.forward(
		v.partialCheck(
			[['where'], ['onlineUrl']],
			(at) => at.where !== 'online' || at.onlineUrl !== null,
			() => m.event_online_missing(),
		),
		['onlineUrl'],
	),
	v.forward(
		v.partialCheck(
			[['signUp'], ['signUpUrl']],
			(way) => way.signUp !== 'link' || way.signUpUrl !== null,
			() => m.event_sign_up_url_missing(),
		),
		['signUpUrl'],
	),
	v.forward(
		v.partialCheck(
			[['imageKey'], ['imageAlt'], ['removeImage']],
			({ imageKey, imageAlt, removeImage }) => imageKey === null || removeImage || imageAlt !== null,
			() => m.event_image_alt_missing(),
		),
		['imageAlt'],
	),
	v.transform(({ startsOn, startsTime, endsOn, endsTime, ...rest }) => ({
		...rest,
		startsAt: copenhagenInstant(startsOn, startsTime),
		endsAt: copenhagenInstant(endsOn ?? startsOn, endsTime),
	})),
);
export type EventInput = v.InferOutput<typeof eventInput>;

export const publishInput = v.object({ wordingRead: fields.tick });
export const cancelInput = v.object({ reason: fields.reasonField });
export const postponeInput = v.object({ reason: fields.paragraphs(1000) });
/** Somebody else's event that one is asked about, by its slug. */
export const askInput = v.object({ event: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)) });
export const copyInput = v.object({ submission: fields.submissionField });

export const heldInput = v.object({
	attendance: v.pipe(
		fields.wholeOrNull(0, 100_000, () => m.event_attendance_wrong()),
		v.number(() => m.event_attendance_missing()),
	),
});

export const registrationInput = v.object({ name: nameField, email: emailField });
export type RegistrationInput = v.InferOutput<typeof registrationInput>;

/** What the owner of the mailbox says yes with. */
export const confirmInput = v.object({ name: nameField });
