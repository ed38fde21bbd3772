/** What a person may send us about partnerships: one schema a form. */
import * as v from 'valibot';
import { districts } from '#lib/geography/place-fields.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { signer } from '#lib/organisations/signer-fields.ts';
import { m } from '#lib/paraglide/messages.js';
import { cleanLine } from '#lib/platform/text/text.ts';
import { isGoalKey } from '#lib/policy/edition.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay } from '#lib/platform/forms/typed-fields.ts';
/** Longer than this is a mistake in typing. */
const mostYears = 10;

export const purpose = fields.paragraphs({
	least: 10,
	most: 4000,
	missing: () => m.partnership_error_purpose(),
});

/** What is wrong with a period whose days are dates; null when nothing is. */
export function periodProblem({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string | null {
	if (endsOn <= startsOn) {
		const days = { end: formatDate(endsOn), start: formatDate(startsOn) };
		return m.partnership_error_end_before_start(days);
	}
	const years = Number(endsOn.slice(0, 4)) - Number(startsOn.slice(0, 4));
	return years > mostYears ? m.partnership_error_too_long({ years: mostYears }) : null;
}

const rule = rulesOver<{ startsOn: string; endsOn: string }>();
/** The end comes after the start, and within ten years; told at the end's own field. */
export const periodTogether = [rule('endsOn', ['startsOn', 'endsOn'], periodProblem)];

export const partnershipInput = v.pipe(
	v.object({
		title: fields.line({ least: 3, most: 160, missing: () => m.partnership_error_title() }),
		purpose,
		startsOn: typedDay,
		endsOn: typedDay,
		submission: fields.submission,
	}),
	follows(periodTogether),
);
export type PartnershipInput = v.InferOutput<typeof partnershipInput>;

export const mostParties = 30;

export const brings = fields.paragraphs({ most: 1000 });

export const partiesInput = v.object({
	parties: v.pipe(
		v.optional(
			v.array(
				v.object({
					organisationId: fields.id,
					required: v.optional(v.boolean(fields.stale), true),
					brings,
				}),
				fields.stale,
			),
			[],
		),
		v.maxLength(mostParties, () => m.partnership_error_too_many({ most: mostParties })),
	),
	add: v.optional(v.array(fields.id, fields.stale), []),
	search: v.pipe(
		fields.given,
		v.transform((text) => cleanLine(text.slice(0, 80))),
	),
	/** Which button was pressed: `search`, `add`, `next`, or `remove-12`. */
	intent: v.pipe(
		fields.line({ most: 40 }),
		v.transform((pressed) => pressed || 'next'),
	),
});
export type PartiesInput = v.InferOutput<typeof partiesInput>;

export const scopeFields = {
	goals: fields.severalKnown(isGoalKey, () => m.partnership_error_goals()),
	districts,
};
export const scopeInput = v.object(scopeFields);
export type ScopeInput = v.InferOutput<typeof scopeInput>;

export const signPartnershipInput = v.object(signer);
export type SignPartnershipInput = Omit<v.InferOutput<typeof signPartnershipInput>, 'agreed'>;

export const declineInput = v.object({
	declineReason: fields.reason(() => m.partnership_error_decline_reason()),
});
export const endInput = v.object({ endReason: fields.reason(() => m.partnership_error_end_reason()) });
export const partyInput = v.object({ organisationId: fields.id });
