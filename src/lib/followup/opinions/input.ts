/** What the municipality may send us about opinions: one schema a form. */
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay } from '#lib/platform/forms/typed-fields.ts';
import { isCommitteeKey, isCommitteeOn, isGoalKey } from '#lib/policy/edition.ts';

const opinionFields = v.object({
	givenOn: typedDay,
	title: fields.line({ least: 3, most: 160 }),
	body: fields.paragraphs({ least: 3, most: 8000 }),
	documentUrl: fields.webAddressOrNull,
	committee: fields.known(isCommitteeKey, () => m.plans_committee_missing()),
	goals: fields.severalKnown(isGoalKey, () => m.plans_goals_missing()),
	answerDueOn: typedDay,
	submission: fields.submission,
});
type Opinion = v.InferOutput<typeof opinionFields>;
const rule = rulesOver<Opinion>();
export const opinionInput = v.pipe(
	opinionFields,
	follows([
		rule(
			'answerDueOn',
			['givenOn', 'answerDueOn'],
			({ givenOn, answerDueOn }) => answerDueOn <= givenOn && m.opinion_due_before(),
		),
		rule(
			'committee',
			['committee', 'givenOn'],
			({ committee, givenOn }) => !isCommitteeOn(committee, givenOn) && m.plans_committee_not_there(),
		),
	]),
);
export type OpinionInput = Opinion;

export const answerInput = v.object({
	words: fields.reason(() => m.opinion_answer_missing(), 3, 8000),
	submission: fields.submission,
});
