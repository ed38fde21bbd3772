/** What holds for needs, offers and proposals wherever they come from: a form, the API or an import. */
import * as v from 'valibot';
import { districts } from '#lib/geography/place-fields.ts';
import { addDays, copenhagenDate, formatDate } from '#lib/i18n/dates.ts';
import { languageCodes } from '#lib/i18n/languages.ts';
import { matchingKinds, usualGoalOf } from '#lib/matching/postings/kinds.ts';
import { sides, weekdays } from '#lib/matching/postings/posting.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { someAmount } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { isGoalKey } from '#lib/policy/edition.ts';

const mostDaysAhead = 3 * 366;

export const quantityMissing = () => m.field_number_above_zero();

const termsValues = {
	submission: fields.submission,
	quantity: fields.number(someAmount, quantityMissing),
	startsOn: fields.day,
	endsOn: fields.day,
};

export const postingValues = {
	...termsValues,
	side: fields.choice(sides, () => m.matching_side_missing()),
	kind: fields.choice(matchingKinds, () => m.matching_kind_missing()),
	title: fields.line({ least: 3, most: 120, missing: () => m.matching_title_short() }),
	description: fields.paragraphs({ most: 4000 }),
	contentLocale: v.optional(fields.choice(languageCodes), 'da'),
	/** Null where nobody chose one: each kind of thing normally serves one. */
	goal: fields.knownOrNull(isGoalKey),
	districts,
	languages: fields.choices(languageCodes),
	weekdays: fields.choices(weekdays),
	wordingRead: fields.tick,
};
export const proposalValues = { ...termsValues, message: fields.paragraphs({ most: 1000 }) };

const values = v.object(postingValues);
type PostingValues = v.InferOutput<typeof values>;

const rule = rulesOver<Pick<PostingValues, 'startsOn' | 'endsOn'>>();
export const periodTogether = [
	rule('endsOn', ['startsOn', 'endsOn'], ({ startsOn, endsOn }) => {
		const today = copenhagenDate(now());
		if (endsOn <= startsOn)
			return m.matching_end_before_start({ end: formatDate(endsOn), start: formatDate(startsOn) });
		if (endsOn < today) return m.matching_end_past({ end: formatDate(endsOn) });
		return endsOn > addDays(today, mostDaysAhead) && m.matching_end_far();
	}),
];

/** Nobody has to know the policy's goals; where the policy in force has none for this kind, one must be chosen. */
export const withGoal = v.rawTransform<PostingValues, Omit<PostingValues, 'goal'> & { goal: string }>(
	({ dataset: { value }, addIssue, NEVER }) => {
		const goal = value.goal ?? usualGoalOf(value.kind);
		if (goal) return { ...value, goal };
		const path = {
			type: 'object' as const,
			origin: 'value' as const,
			input: value,
			key: 'goal',
			value: null,
		};
		addIssue({ message: m.commitment_goal_missing(), path: [path] });
		return NEVER;
	},
);

export const postingRules = v.pipe(values, follows(periodTogether), withGoal);
export type PostingInput = v.InferOutput<typeof postingRules>;

export const proposalRules = v.pipe(v.object(proposalValues), follows(periodTogether));
export type ProposalInput = v.InferOutput<typeof proposalRules>;
