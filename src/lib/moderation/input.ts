import * as v from 'valibot';
import { takedownReasons } from '#lib/listings/takedown.ts';
import { closingOutcomes, flagReasons } from '#lib/moderation/flags/flag.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

export const flagInput = v.object({
	reason: fields.choice(flagReasons, () => m.flag_reason_missing()),
	words: fields.paragraphs({ most: 2000 }),
	email: fields.emailOrNull,
});
export type FlagInput = v.InferOutput<typeof flagInput>;

export const closeFlagInput = v.object({
	flag: fields.id,
	outcome: fields.choice(closingOutcomes, () => m.flag_outcome_missing()),
	note: fields.paragraphs({ most: 1000 }),
});

export const reopenFlagInput = v.object({ flag: fields.id });

export const takeDownInput = v.object({
	reason: fields.choice(takedownReasons, () => m.takedown_reason_missing()),
	words: fields.reason(),
});
export type TakeDownInput = v.InferOutput<typeof takeDownInput>;

export const appealInput = v.object({
	appeal: fields.reason(() => m.takedown_appeal_missing(), 3, 2000),
});

export const decideInput = v.object({
	takedown: fields.id,
	decision: fields.choice(['restored', 'upheld'], () => m.takedown_decision_missing()),
	words: fields.reason(),
});
export const reopenTakedownInput = v.object({ takedown: fields.id, words: fields.reason() });
export type ReopenInput = v.InferOutput<typeof reopenTakedownInput>;

export type DecideInput = v.InferOutput<typeof decideInput>;
