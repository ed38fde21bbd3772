/** What is sent about types of promises: one schema per form. */
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { typedNumber } from '#lib/platform/forms/typed-fields.ts';
import { isGoalOffered } from '#lib/policy/edition.ts';

const most = { name: 60, question: 140, help: 240, unit: 40, symbol: 8 };
export const mostLetters = most;

const goal = fields.known(isGoalOffered, () => m.commitment_goal_missing());
const needed = (letters: number) => fields.line({ least: 2, most: letters });

/** A partner's proposal, in Danish. */
export const proposeTypeInput = v.object({
	submission: fields.submission,
	name: fields.line({ least: 1, most: most.name }),
	unitOne: needed(most.unit),
	unitOther: needed(most.unit),
	help: fields.line({ least: 10, most: most.help }),
	goal,
	wordingRead: fields.tick,
	/** The draft that gets it, where there is one already; and the partnership it is begun from. */
	draft: v.optional(v.union([fields.slug, v.literal('')], fields.stale), ''),
	partnership: v.optional(v.union([fields.slug, v.literal('')], fields.stale), ''),
});
export type ProposeTypeInput = v.InferOutput<typeof proposeTypeInput>;

const unitValues = {
	unitOneDanish: needed(most.unit),
	unitOneEnglish: fields.line({ most: most.unit }),
	unitOtherDanish: needed(most.unit),
	unitOtherEnglish: fields.line({ most: most.unit }),
	symbolDanish: fields.line({ most: most.symbol }),
	symbolEnglish: fields.line({ most: most.symbol }),
};
const values = {
	submission: fields.submission,
	nameDanish: needed(most.name),
	nameEnglish: fields.line({ most: most.name }),
	questionDanish: fields.line({ most: most.question }),
	questionEnglish: fields.line({ most: most.question }),
	helpDanish: fields.line({ least: 10, most: most.help }),
	helpEnglish: fields.line({ most: most.help }),
	goal,
	defaultTarget: typedNumber(whole(1, 100_000)),
	confirms: fields.choice(['municipality', 'counterpart']),
	wordingRead: fields.tick,
};

/** The municipality's form. English may wait until it is offered; from then on the unit is for good. */
export const typeInput = v.object({ ...values, ...unitValues });
export const offeredTypeInput = v.object(values);
export type TypeInput = v.InferOutput<typeof offeredTypeInput> & Partial<v.InferOutput<typeof typeInput>>;

export const refuseTypeInput = v.object({ reason: fields.reason() });
export const typeKeyInput = v.object({ key: fields.line({ least: 1, most: 80, missing: fields.stale }) });
