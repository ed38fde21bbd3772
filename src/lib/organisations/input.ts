/** What an organisation, and the municipality about it, may send us: one schema a form. */
import * as v from 'valibot';
import { submissionField } from '#lib/accounts/input.ts';
import { parsePoint, type PointError } from '#lib/geography/parse-point.ts';
import type { Point } from '#lib/geography/point.ts';
import { isLanguageCode, type LanguageCode } from '#lib/i18n/languages.ts';
import { readCvr, readPNumber } from '#lib/organisations/cvr.ts';
import { notableFields, type FieldNotes } from '#lib/organisations/organisation.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';
import { readWebsite } from '#lib/organisations/website.ts';
import { m } from '#lib/paraglide/messages.js';
import { cleanLine, cleanParagraphs } from '#lib/platform/text.ts';

const line = (most: number) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform(cleanLine),
		v.maxLength(most, () => m.org_too_long({ count: most })),
	);
const paragraphs = (most: number) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform(cleanParagraphs),
		v.maxLength(most, () => m.org_too_long({ count: most })),
	);
const orNull = <T>(value: T | '') => (value === '' ? null : value);

/** Reads a typed text with `read`; empty is null, and what cannot be read gets the sentence. */
const readBy = (read: (typed: string) => string | null, sentence: () => string) =>
	v.pipe(
		line(400),
		v.rawTransform(({ dataset, addIssue, NEVER }): string | null => {
			if (dataset.value === '') return null;
			const value = read(dataset.value);
			if (value !== null) return value;
			addIssue({ message: sentence() });
			return NEVER;
		}),
	);

const email = v.pipe(
	line(254),
	v.check(
		(text) => text === '' || /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(text),
		() => m.org_email_wrong(),
	),
);
const phone = v.pipe(
	line(40),
	v.check(
		(text) => text === '' || /^\+?[\d\s()-]{6,}$/.test(text),
		() => m.org_phone_wrong(),
	),
	v.transform(orNull),
);

/** A name stands in mails to others, so it can carry no links. */
export const organisationName = v.pipe(
	line(160),
	v.minLength(2, () => m.org_name_missing()),
	v.check(
		(name) => !/:\/\/|www\./i.test(name),
		() => m.account_organisation_wrong(),
	),
);
const kind = v.picklist(organisationKinds, () => m.org_kind_missing());
const cvr = readBy(readCvr, () => m.org_cvr_wrong());

export const purposeLeast = 20;
const purpose = v.pipe(
	paragraphs(4000),
	v.minLength(1, () => m.org_purpose_missing()),
	v.minLength(purposeLeast, () => m.org_purpose_short()),
);
const chosenLanguages = v.pipe(
	v.optional(v.array(v.string()), []),
	v.transform((codes): LanguageCode[] => [...new Set(codes)].filter((code) => isLanguageCode(code))),
);

/** Who it is: the owner's to change once the municipality has approved it. */
export const identityInput = v.object({ name: organisationName, kind, cvr });
export type IdentityInput = v.InferOutput<typeof identityInput>;

export const profileInput = v.object({
	purpose,
	languages: chosenLanguages,
	website: readBy(readWebsite, () => m.org_website_wrong()),
});
export type ProfileInput = v.InferOutput<typeof profileInput>;

export const aboutInput = v.object({ ...identityInput.entries, ...profileInput.entries });
export type AboutInput = v.InferOutput<typeof aboutInput>;

export const contactInput = v.object({
	publicEmail: v.pipe(email, v.transform(orNull)),
	publicPhone: phone,
	contactName: v.pipe(
		line(120),
		v.minLength(2, () => m.org_contact_name_missing()),
	),
	contactEmail: v.pipe(
		email,
		v.minLength(1, () => m.org_contact_email_missing()),
	),
	contactPhone: phone,
});
export type ContactInput = v.InferOutput<typeof contactInput>;

const pointSentences: Record<PointError, () => string> = {
	empty: () => m.org_site_point_missing(),
	unreadable: () => m.org_site_point_unreadable(),
	swapped: () => m.org_site_point_swapped(),
	outside: () => m.org_site_point_outside(),
};

export const siteInput = v.object({
	label: line(120),
	address: v.pipe(
		line(200),
		v.minLength(1, () => m.org_site_address_missing()),
	),
	postcode: v.pipe(
		line(10),
		v.check(
			(text) => text === '' || /^\d{4}$/.test(text),
			() => m.org_site_postcode_wrong(),
		),
		v.transform(orNull),
	),
	city: v.pipe(line(80), v.transform(orNull)),
	/** Latitude and longitude as typed, pasted from a map, or written by the pin. */
	point: v.pipe(
		line(2000),
		v.rawTransform(({ dataset, addIssue, NEVER }): Point => {
			const parsed = parsePoint(dataset.value);
			if ('point' in parsed) return parsed.point;
			addIssue({ message: pointSentences[parsed.error]() });
			return NEVER;
		}),
	),
	pNumber: readBy(readPNumber, () => m.org_site_p_number_wrong()),
	isPrimary: v.optional(v.boolean(), false),
	/** The form's key: the same form sent twice adds one site. */
	submission: submissionField,
});
export type SiteInput = v.InferOutput<typeof siteInput>;

const reasonNeeded = v.pipe(
	paragraphs(4000),
	v.minLength(10, () => m.org_review_reason_missing()),
);
const note = v.optional(paragraphs(1000), '');

export const approveInput = v.object({ reason: paragraphs(4000) });
export const declineInput = v.object({ reason: reasonNeeded });

export const changesInput = v.pipe(
	v.object({
		reason: paragraphs(4000),
		notes: v.optional(v.object(Object.fromEntries(notableFields.map((field) => [field, note]))), {}),
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

export const unlistInput = v.object({ listed: v.pipe(v.string(), v.maxLength(100)) });
