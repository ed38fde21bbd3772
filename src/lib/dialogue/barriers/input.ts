/** What people may send us about barriers: one schema a form. */
import * as v from 'valibot';
import { emailField } from '#lib/accounts/account-fields.ts';
import { barrierKinds, verdicts } from '#lib/dialogue/barriers/barrier.ts';
import { districtNrs } from '#lib/geography/districts.ts';
import { languageCodes } from '#lib/i18n/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDayOrNull } from '#lib/platform/forms/typed-fields.ts';
import { isCommitteeKey, isFocusAreaKey } from '#lib/policy/edition.ts';

const districtTexts = districtNrs.map(String);

const words = {
	title: fields.line({ least: 3, most: 160, missing: () => m.barrier_title_missing() }),
	body: fields.paragraphs({ least: 10, most: 4000, missing: () => m.barrier_body_missing() }),
	help: fields.paragraphsOrNull(2000),
};
const about = {
	kind: fields.choice(barrierKinds, () => m.barrier_kind_missing()),
	area: fields.known(isFocusAreaKey, () => m.barrier_area_missing()),
	district: v.pipe(
		fields.choiceOrNull(districtTexts),
		v.transform((text) => districtNrs.find((nr) => String(nr) === text) ?? null),
	),
	contentLocale: v.optional(fields.choice(languageCodes), 'da'),
};
const source = { source: fields.lineOrNull(300), sourceUrl: fields.webAddressOrNull };

export const tellInput = v.object({
	...words,
	...about,
	...source,
	email: emailField,
	/** An organisation's slug, where a member tells on its behalf. */
	organisation: v.pipe(
		v.optional(v.union([fields.slug, v.literal('')], fields.stale), ''),
		v.transform((slug) => slug || null),
	),
	/** None of those that were offered is the same. */
	isNew: fields.tick,
	/** "That is it": the slug of one that was offered. */
	same: v.pipe(
		v.optional(v.union([fields.slug, v.literal('')], fields.stale), ''),
		v.transform((slug) => slug || null),
	),
	submission: fields.submission,
});
export type TellInput = v.InferOutput<typeof tellInput>;

export const supportInput = v.object({ email: emailField });
export const verdictInput = v.object({
	verdict: fields.choice(verdicts, () => m.barrier_verdict_missing()),
});
/** Of what an address hears of. */
export const ownVoiceInput = v.object({ voice: fields.id });

/** What is shown, as the desk has read it. */
export const showInput = v.object({ ...words, ...about, ...source });
export type ShowInput = v.InferOutput<typeof showInput>;

export const mergeInput = v.object({ into: fields.line({ least: 1, most: 500 }) });

const ownerFields = v.object({
	committee: fields.knownOrNull(isCommitteeKey),
	unit: fields.lineOrNull(160, 2),
	/** Asked for once: the day stands. */
	answerDueOn: typedDayOrNull,
});
type Owner = v.InferOutput<typeof ownerFields>;
const rule = rulesOver<Owner>();
export const ownerInput = v.pipe(
	ownerFields,
	follows([
		rule(
			'committee',
			['committee', 'unit'],
			({ committee, unit }) => (committee === null) === (unit === null) && m.barrier_owner_one(),
		),
	]),
);
export type OwnerInput = Owner;

export const answerInput = v.object({
	words: fields.reason(() => m.barrier_answer_missing(), 3, 8000),
	submission: fields.submission,
});
export const outcomeInput = v.object({
	words: fields.reason(() => m.barrier_outcome_missing(), 3, 4000),
	submission: fields.submission,
});
export const sourceInput = v.object({
	source: fields.line({ least: 1, most: 300 }),
	sourceUrl: fields.webAddressOrNull,
});
export const removeSourceInput = v.object({ id: fields.id });
export const linkInput = v.object({ page: fields.line({ least: 1, most: 500 }) });
export const unlinkInput = v.object({ id: fields.id });
