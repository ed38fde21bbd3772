/** What a person may send us about pledges and partnerships: one schema a form. */
import * as v from 'valibot';
import { districtNrs } from '#lib/geography/districts.ts';
import { formatDate, parseDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { cleanLine, cleanParagraphs } from '#lib/platform/text.ts';
import { isGoalKey, type GoalKey } from '#lib/policy/edition.ts';

export const oneLine = (least: number, most: number, short: () => string, long: () => string) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform(cleanLine),
		v.minLength(least, short),
		v.maxLength(most, long),
	);
export const paragraphs = (least: number, most: number, short: () => string, long: () => string) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform(cleanParagraphs),
		v.minLength(least, short),
		v.maxLength(most, long),
	);

/** An id that no form of ours sends: the page is old, or somebody changed it. */
const stale = () => m.partnership_error_stale();
export const id = v.pipe(
	v.number(stale),
	v.integer(stale),
	v.minValue(1, stale),
	v.maxValue(2_147_483_647, stale),
);

export const signer = {
	signerName: oneLine(
		2,
		120,
		() => m.pledge_error_name(),
		() => m.pledge_error_name_long(),
	),
	signerTitle: oneLine(
		2,
		120,
		() => m.pledge_error_title(),
		() => m.pledge_error_title_long(),
	),
	agreed: v.pipe(
		v.optional(v.string(), ''),
		v.check(
			(value) => value !== '',
			() => m.pledge_error_agreed(),
		),
	),
};

export const signPledgeInput = v.object({ ...signer, version: id });
export type SignPledgeInput = Omit<v.InferOutput<typeof signPledgeInput>, 'agreed'>;

export const reason = (least: () => string) => paragraphs(3, 1000, least, () => m.pledge_error_reason_long());

export const withdrawPledgeInput = v.object({ withdrawReason: reason(() => m.pledge_error_reason()) });
export type WithdrawPledgeInput = v.InferOutput<typeof withdrawPledgeInput>;

export const day = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.nonEmpty(() => m.partnership_error_date_missing()),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const parsed = parseDate(dataset.value);
		if (parsed.value !== undefined) return parsed.value;
		addIssue({
			message:
				parsed.error === 'unclear'
					? m.partnership_error_date_unclear({ typed: dataset.value })
					: m.partnership_error_date({ typed: dataset.value }),
		});
		return NEVER;
	}),
);

/** Longer than this is a mistake in typing. */
const mostYears = 10;

export const purpose = paragraphs(
	10,
	4000,
	() => m.partnership_error_purpose(),
	() => m.partnership_error_purpose_long(),
);

/** What is wrong with a period whose days are dates; null when nothing is. */
export function periodProblem({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string | null {
	if (endsOn <= startsOn) {
		const days = { end: formatDate(endsOn), start: formatDate(startsOn) };
		return m.partnership_error_end_before_start(days);
	}
	const years = Number(endsOn.slice(0, 4)) - Number(startsOn.slice(0, 4));
	return years > mostYears ? m.partnership_error_too_long({ years: mostYears }) : null;
}

export const partnershipInput = v.pipe(
	v.object({
		title: oneLine(
			3,
			160,
			() => m.partnership_error_title(),
			() => m.partnership_error_title_long(),
		),
		purpose,
		startsOn: day,
		endsOn: day,
		submission: v.optional(v.pipe(v.string(), v.uuid(stale))),
	}),
	v.forward(
		v.partialCheck(
			[['startsOn'], ['endsOn']],
			(period) => periodProblem(period) === null,
			({ input }) => periodProblem(input) ?? '',
		),
		['endsOn'],
	),
);
export type PartnershipInput = v.InferOutput<typeof partnershipInput>;

export const mostParties = 30;

export const brings = paragraphs(
	0,
	1000,
	() => '',
	() => m.partnership_error_brings_long(),
);

export const partiesInput = v.object({
	parties: v.pipe(
		v.optional(
			v.array(
				v.object({
					organisationId: id,
					required: v.optional(v.boolean(), true),
					brings,
				}),
			),
			[],
		),
		v.maxLength(mostParties, () => m.partnership_error_too_many({ most: mostParties })),
	),
	add: v.optional(v.array(id), []),
	search: v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.transform((text) => text.slice(0, 80)),
		),
		'',
	),
	/** Which button was pressed: `search`, `add`, `next`, or `remove-12`. */
	intent: v.optional(v.string(), 'next'),
});
export type PartiesInput = v.InferOutput<typeof partiesInput>;

export const scopeFields = {
	goals: v.pipe(
		v.optional(v.array(v.custom<GoalKey>(isGoalKey, stale)), []),
		v.minLength(1, () => m.partnership_error_goals()),
	),
	districts: v.optional(v.array(v.picklist(districtNrs, stale)), []),
};
export const scopeInput = v.object(scopeFields);
export type ScopeInput = v.InferOutput<typeof scopeInput>;

export const signPartnershipInput = v.object(signer);
export type SignPartnershipInput = Omit<v.InferOutput<typeof signPartnershipInput>, 'agreed'>;

export const declineInput = v.object({ declineReason: reason(() => m.partnership_error_decline_reason()) });
export const endInput = v.object({ endReason: reason(() => m.partnership_error_end_reason()) });
export const partyInput = v.object({ organisationId: id });
/** A button without fields. */
export const noInput = v.object({});
