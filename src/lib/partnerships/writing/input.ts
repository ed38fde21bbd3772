/** What a person may send us about partnerships: one schema a form. */
import * as v from 'valibot';
import { districtNrs } from '#lib/geography/districts.ts';
import { formatDate, parseDate } from '#lib/i18n/dates.ts';
import { id, oneLine, paragraphs, reason, signer, stale } from '#lib/organisations/signer-fields.ts';
import { m } from '#lib/paraglide/messages.js';
import { goalKeys } from '#lib/policy/edition.ts';

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
		v.optional(v.array(v.picklist(goalKeys, stale)), []),
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
