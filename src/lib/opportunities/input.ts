/** What people may send us about opportunities: one schema a form. */
import * as v from 'valibot';
import { danishLevels } from '#lib/listings/listing.ts';
import * as fields from '#lib/listings/fields.ts';
import { addDays, copenhagenDate } from '#lib/i18n/dates.ts';
import { opportunityKinds } from '#lib/opportunities/opportunity.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { isFocusAreaKey, type FocusAreaKey } from '#lib/policy/edition.ts';

const mostDaysAhead = 3 * 366;

const email = v.pipe(
	fields.line(254),
	v.check(
		(text) => text === '' || /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(text),
		() => m.opportunity_email_wrong(),
	),
	v.transform((text) => text || null),
);
const phone = v.pipe(
	fields.line(40),
	v.check(
		(text) => text === '' || /^\+?[\d\s()-]{6,}$/.test(text),
		() => m.opportunity_phone_wrong(),
	),
	v.transform((text) => text || null),
);

const base = v.object({
	submission: fields.submissionField,
	kind: v.picklist(opportunityKinds, () => m.opportunity_kind_missing()),
	title: fields.titleField,
	programme: fields.line(160),
	description: v.pipe(
		fields.paragraphs(8000),
		v.minLength(10, () => m.opportunity_description_short()),
	),
	learn: fields.paragraphs(4000),
	contentLocale: fields.contentLocaleField,
	places: v.pipe(
		fields.wholeOrNull(1, 1000, () => m.opportunity_places_wrong()),
		v.number(() => m.opportunity_places_missing()),
	),
	deadlineOn: fields.dateField,
	startsOn: fields.dateOrNull,
	danishLevel: v.picklist(danishLevels, () => m.event_danish_missing()),
	languages: fields.languagesField,
	...fields.placeEntries,
	where: v.picklist(['site', 'other'], () => m.event_where_missing()),
	contactName: fields.lineOrNull(120),
	contactEmail: email,
	contactPhone: phone,
	link: fields.httpsOrNull,
	focusArea: v.pipe(
		v.optional(v.string(), ''),
		v.transform((key): FocusAreaKey | null => (isFocusAreaKey(key) ? key : null)),
	),
	commitment: fields.idOrNull,
	wordingRead: fields.tick,
});

export const opportunityInput = v.pipe(
	v.record(v.string(), v.unknown()),
	v.transform(fields.withoutUnused(fields.placeBranches)),
	base,
	v.forward(
		v.partialCheck(
			[['deadlineOn']],
			({ deadlineOn }) => deadlineOn <= addDays(copenhagenDate(now()), mostDaysAhead),
			() => m.opportunity_deadline_far(),
		),
		['deadlineOn'],
	),
	v.forward(
		v.partialCheck(
			[['deadlineOn'], ['startsOn']],
			({ deadlineOn, startsOn }) => startsOn === null || startsOn >= deadlineOn,
			() => m.opportunity_start_before_deadline(),
		),
		['startsOn'],
	),
	v.forward(
		v.partialCheck(
			[['where'], ['site']],
			(at) => at.where !== 'site' || at.site !== null,
			() => m.event_site_missing(),
		),
		['site'],
	),
	v.forward(
		v.partialCheck(
			[['where'], ['address']],
			(at) => at.where !== 'other' || at.address !== null,
			() => m.event_address_missing(),
		),
		['address'],
	),
	v.forward(
		v.partialCheck(
			[['contactEmail'], ['contactPhone'], ['link']],
			({ contactEmail, contactPhone, link }) => Boolean(contactEmail ?? contactPhone ?? link),
			() => m.opportunity_contact_missing(),
		),
		['contactEmail'],
	),
);
/** Fields whose words are looked at before they go out. */
export const opportunityWords = ['title', 'programme', 'description', 'learn'] as const;
export type OpportunityInput = v.InferOutput<typeof opportunityInput>;

export const closeInput = v.object({ reason: fields.paragraphs(1000) });

export const placementInput = v.object({
	submission: fields.submissionField,
	filledOn: v.pipe(
		fields.dateOrNull,
		v.transform((day) => day ?? copenhagenDate(now())),
		v.check(
			(day) => day <= copenhagenDate(now()),
			() => m.opportunity_filled_future(),
		),
	),
});
