/** What an organisation, and the municipality about it, may send us: one schema a form. */
import * as v from 'valibot';
import { notableFields, type FieldNotes } from '#lib/organisations/organisation.ts';
import { typedPointOrNull } from '#lib/geography/point-field.ts';
import * as rules from '#lib/organisations/rules.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

export { purposeLeast } from '#lib/organisations/rules.ts';

export const identityInput = rules.identityRules;
export type IdentityInput = v.InferOutput<typeof identityInput>;

export const profileInput = rules.profileRules;
export type ProfileInput = v.InferOutput<typeof profileInput>;

export const aboutInput = v.object({ ...identityInput.entries, ...profileInput.entries });
export type AboutInput = v.InferOutput<typeof aboutInput>;

export const contactInput = rules.contactRules;
export type ContactInput = v.InferOutput<typeof contactInput>;

/** The point as typed, pasted from a map, or written by the pin. */
export const siteInput = v.object({ ...rules.siteValues, point: typedPointOrNull });
export type SiteInput = v.InferOutput<typeof siteInput>;

export const approveInput = v.object({ reason: fields.paragraphs({ most: 4000 }) });
export const declineInput = v.object({
	reason: fields.reason(() => m.org_review_reason_missing(), 10, 4000),
});

const note = fields.paragraphs({ most: 1000 });
export const closeInput = v.object({ ...declineInput.entries, message: note });
export const changesInput = v.pipe(
	v.object({
		reason: fields.paragraphs({ most: 4000 }),
		notes: v.optional(
			v.object(Object.fromEntries(notableFields.map((field) => [field, note])), fields.stale),
			{},
		),
	}),
	v.transform(({ reason, notes }) => ({
		reason,
		fieldNotes: Object.fromEntries(Object.entries(notes).filter(([, text]) => text !== '')) as FieldNotes,
	})),
	v.check(
		({ reason, fieldNotes }) => reason !== '' || Object.keys(fieldNotes).length > 0,
		() => m.org_review_changes_missing(),
	),
);
export type ChangesInput = v.InferOutput<typeof changesInput>;

export const unlistInput = v.object({ listed: fields.slug });

export const giveUpInput = v.object({ sure: fields.agreed(() => m.org_give_up_sure_missing()) });
