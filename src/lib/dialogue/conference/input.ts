/** What the municipality may send us about its conference: one schema a form. */
import * as v from 'valibot';
import { conferenceYears, yearOf } from '#lib/dialogue/conference/conference.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay } from '#lib/platform/forms/typed-fields.ts';
import { isCommitteeKey } from '#lib/policy/edition.ts';

const conferenceFields = v.object({
	title: fields.line({ least: 3, most: 160 }),
	theme: fields.paragraphs({ least: 3, most: 1000 }),
	heldOn: typedDay,
	place: fields.line({ least: 2, most: 200 }),
	/** The address of the festival whose parts are its sessions. */
	page: fields.lineOrNull(500),
	isPublic: fields.tick,
	submission: fields.submission,
});
export type ConferenceInput = v.InferOutput<typeof conferenceFields>;
const conferenceRule = rulesOver<ConferenceInput>();
export const conferenceInput = v.pipe(
	conferenceFields,
	follows([
		conferenceRule('heldOn', ['heldOn'], ({ heldOn }) => {
			const year = yearOf(heldOn);
			return (year < conferenceYears.first || year > conferenceYears.last) && m.conference_year_wrong();
		}),
	]),
);

export const sessionInput = v.object({ track: fields.lineOrNull(80) });

export const speakerInput = v.object({
	name: v.pipe(fields.line({ least: 1, most: 120 }), fields.withoutLinks()),
	title: fields.lineOrNull(120),
	organisation: fields.lineOrNull(160),
	email: fields.emailOrNull,
	/** To being named on the page. */
	consented: fields.agreed(() => m.conference_speaker_consent_missing()),
	submission: fields.submission,
});
export type SpeakerInput = v.InferOutput<typeof speakerInput>;

const paperFields = v.object({
	title: fields.line({ least: 2, most: 200 }),
	url: fields.webAddressOrNull,
	file: fields.fileOrNull,
	/** Of which session; null for the whole day's. */
	session: v.pipe(
		v.optional(v.union([fields.slug, v.literal('')], fields.stale), ''),
		v.transform((slug) => slug || null),
	),
	submission: fields.submission,
});
export type PaperInput = v.InferOutput<typeof paperFields>;
const paperRule = rulesOver<PaperInput>();
export const paperInput = v.pipe(
	paperFields,
	follows([
		paperRule(
			'file',
			['file', 'url'],
			({ file, url }) => (file === null) === (url === null) && m.ui_paper_one(),
		),
	]),
);

const decisionFields = v.object({
	words: fields.reason(() => m.conference_decision_words_missing()),
	committee: fields.knownOrNull(isCommitteeKey),
	owner: fields.lineOrNull(160, 2),
	dueOn: typedDay,
	submission: fields.submission,
});
export type DecisionInput = v.InferOutput<typeof decisionFields>;
const decisionRule = rulesOver<DecisionInput>();
export const decisionInput = v.pipe(
	decisionFields,
	follows([
		decisionRule(
			'committee',
			['committee', 'owner'],
			({ committee, owner }) => (committee === null) === (owner === null) && m.conference_owner_one(),
		),
	]),
);

export const carryInput = v.object({ page: fields.line({ least: 1, most: 500 }) });

export const doneInput = v.object({
	doneOn: typedDay,
	outcome: fields.reason(() => m.conference_outcome_missing(), 3, 2000),
});
export type DoneInput = v.InferOutput<typeof doneInput>;

/** A speaker, or a paper. */
export const removeInput = v.object({ id: fields.id });
