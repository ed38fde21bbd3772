/** What a person may send us about needs and offers: one schema per form. */
import * as v from 'valibot';
import { submissionKey, typedAmount, typedDate } from '#lib/commitments/writing/input.ts';
import { isDistrictNr, type DistrictNr } from '#lib/geography/districts.ts';
import { addDays, copenhagenDate, formatDate } from '#lib/i18n/dates.ts';
import { isLanguageCode } from '#lib/i18n/languages.ts';
import { isMatchingKind, typeOf, type MatchingKindKey } from '#lib/matching/kinds.ts';
import { isSide, weekdays, type Side, type Weekday } from '#lib/matching/posting.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { isGoalKey } from '#lib/policy/edition.ts';
import { cleanParagraphs } from '#lib/platform/text.ts';

const text = v.pipe(v.optional(v.string(), ''), v.transform(cleanParagraphs));
const atMost = (most: number) =>
	v.pipe(
		text,
		v.maxLength(most, () => m.commitment_too_long({ most })),
	);
const list = v.optional(v.array(v.string()), []);
const amount = v.pipe(
	typedAmount(() => m.matching_quantity_missing()),
	v.minValue(0.01, () => m.matching_quantity_missing()),
);
const mostDaysAhead = 3 * 366;

type Period = { startsOn: string; endsOn: string };
function checkPeriod({ startsOn, endsOn }: Period, say: (message: string) => void): void {
	const today = copenhagenDate(now());
	if (endsOn <= startsOn)
		say(m.matching_end_before_start({ end: formatDate(endsOn), start: formatDate(startsOn) }));
	else if (endsOn < today) say(m.matching_end_past({ end: formatDate(endsOn) }));
	else if (endsOn > addDays(today, mostDaysAhead)) say(m.matching_end_far());
}

const known = <Value extends string>(check: (value: unknown) => value is Value, missing: () => string) =>
	v.pipe(
		text,
		v.rawTransform(({ dataset, addIssue, NEVER }): Value => {
			if (check(dataset.value)) return dataset.value;
			addIssue({ message: missing() });
			return NEVER;
		}),
	);

export const postingInput = v.pipe(
	v.object({
		submission: submissionKey,
		side: known<Side>(isSide, () => m.matching_side_missing()),
		kind: known<MatchingKindKey>(isMatchingKind, () => m.matching_kind_missing()),
		title: v.pipe(
			atMost(120),
			v.transform((title) => title.replace(/\s+/g, ' ')),
			v.minLength(3, () => m.matching_title_short()),
		),
		description: atMost(4000),
		contentLocale: v.pipe(
			text,
			v.transform((code) => (isLanguageCode(code) ? code : 'da')),
		),
		quantity: amount,
		goal: v.pipe(
			text,
			v.check(
				(key: string): boolean => key === '' || isGoalKey(key),
				() => m.commitment_goal_missing(),
			),
		),
		districts: v.pipe(
			list,
			v.transform((numbers) => numbers.map(Number).filter((nr): nr is DistrictNr => isDistrictNr(nr))),
		),
		languages: v.pipe(
			list,
			v.transform((codes) => [...new Set(codes)].filter(isLanguageCode)),
		),
		weekdays: v.pipe(
			list,
			v.transform((days): Weekday[] => weekdays.filter((day) => days.includes(String(day)))),
		),
		startsOn: typedDate,
		endsOn: typedDate,
		wordingRead: v.optional(v.boolean(), false),
	}),
	v.forward(
		v.rawCheck(({ dataset, addIssue }) => {
			if (dataset.typed) checkPeriod(dataset.value, (message) => addIssue({ message }));
		}),
		['endsOn'],
	),
	// Nobody has to know the policy's goals: each kind of thing normally serves one.
	v.transform((input) => ({ ...input, goal: input.goal || typeOf(input.kind).defaultGoal })),
);
/** Fields whose words are looked at before they go out. */
export const postingWords = ['title', 'description'] as const;
export type PostingInput = v.InferOutput<typeof postingInput>;

export const publishInput = v.object({ wordingRead: v.optional(v.boolean(), false) });

export const proposalInput = v.pipe(
	v.object({
		submission: submissionKey,
		quantity: amount,
		startsOn: typedDate,
		endsOn: typedDate,
		message: atMost(1000),
	}),
	v.forward(
		v.rawCheck(({ dataset, addIssue }) => {
			if (dataset.typed) checkPeriod(dataset.value, (message) => addIssue({ message }));
		}),
		['endsOn'],
	),
);
export type ProposalInput = v.InferOutput<typeof proposalInput>;

const id = v.pipe(text, v.transform(Number), v.integer(), v.minValue(1), v.maxValue(2_147_483_647));
export const answerInput = v.object({ match: id });
export const declineInput = v.object({ match: id, reason: atMost(1000) });
export const closeInput = v.object({ reason: atMost(1000) });
export const takeDownInput = v.object({
	posting: v.pipe(text, v.nonEmpty()),
	reason: v.pipe(
		atMost(1000),
		v.minLength(3, () => m.commitment_reason_missing()),
	),
});
export const putBackInput = v.object({ posting: v.pipe(text, v.nonEmpty()) });
export const muteInput = v.object({
	posting: v.pipe(text, v.nonEmpty()),
	what: v.picklist(['posting', 'organisation', 'kind']),
});
export type MuteInput = v.InferOutput<typeof muteInput>;
export const unmuteInput = v.object({ mute: id });
