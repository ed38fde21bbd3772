/** What the municipality may send us about action plans: one schema a form. */
import * as v from 'valibot';
import { actionStatuses } from '#lib/followup/plans/action.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay, typedNumberOrNull } from '#lib/platform/forms/typed-fields.ts';
import { isCommitteeKey, isCommitteeOn, isGoalKey } from '#lib/policy/edition.ts';

const mostMoney = 2_000_000_000;
const kroner = { ...whole(1, mostMoney, () => m.plans_money_wrong()), kroner: true };

const planFields = v.object({
	committee: fields.known(isCommitteeKey, () => m.plans_committee_missing()),
	startsOn: typedDay,
	endsOn: typedDay,
	intro: fields.paragraphs({ least: 3, most: 4000 }),
	submission: fields.submission,
});
type Plan = v.InferOutput<typeof planFields>;
const planRule = rulesOver<Plan>();
export const planInput = v.pipe(
	planFields,
	follows([
		planRule(
			'endsOn',
			['startsOn', 'endsOn'],
			({ startsOn, endsOn }) => endsOn <= startsOn && m.plans_ends_before(),
		),
		planRule(
			'committee',
			['committee', 'startsOn'],
			({ committee, startsOn }) => !isCommitteeOn(committee, startsOn) && m.plans_committee_not_there(),
		),
	]),
);
export type PlanInput = Plan;

/** What a plan says of itself, later too. */
export const introInput = v.object({ intro: planFields.entries.intro });

const actionFields = v.object({
	title: fields.line({ least: 3, most: 160 }),
	titleEn: fields.lineOrNull(160, 3),
	body: fields.paragraphs({ least: 3, most: 4000 }),
	bodyEn: fields.paragraphsOrNull(4000, 3),
	unit: fields.line({ least: 2, most: 160 }),
	contact: fields.idOrNull,
	goals: fields.severalKnown(isGoalKey, () => m.plans_goals_missing()),
	money: typedNumberOrNull(kroner),
	startsOn: typedDay,
	dueOn: typedDay,
	wordingRead: fields.tick,
	submission: fields.submission,
});
type Action = v.InferOutput<typeof actionFields>;
const actionRule = rulesOver<Action>();
const between = [
	actionRule(
		'dueOn',
		['startsOn', 'dueOn'],
		({ startsOn, dueOn }) => dueOn < startsOn && m.plans_ends_before(),
	),
];
export const actionInput = v.pipe(actionFields, follows(between));
export type ActionInput = Action;

const reason = fields.reason(() => m.plans_reason_missing());
export const changedActionInput = v.pipe(v.object({ ...actionFields.entries, reason }), follows(between));
export type ChangedActionInput = v.InferOutput<typeof changedActionInput>;

export const stepInput = v.object({ to: fields.choice(actionStatuses), reason });
