/** What people may send us about debates: one schema a form. */
import * as v from 'valibot';
import { emailField } from '#lib/accounts/account-fields.ts';
import { debateSides } from '#lib/dialogue/debates/debate.ts';
import { languageCodes } from '#lib/i18n/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay } from '#lib/platform/forms/typed-fields.ts';
import { isFocusAreaKey } from '#lib/policy/edition.ts';

const contentLocale = v.optional(fields.choice(languageCodes), 'da');
const slugOrNull = v.pipe(
	v.optional(v.union([fields.slug, v.literal('')], fields.stale), ''),
	v.transform((slug) => slug || null),
);

const debateFields = v.object({
	question: fields.line({ least: 10, most: 200, missing: () => m.debate_question_missing() }),
	background: fields.paragraphs({ least: 10, most: 10_000, missing: () => m.debate_background_missing() }),
	contentLocale,
	area: fields.known(isFocusAreaKey, () => m.barrier_area_missing()),
	opensOn: typedDay,
	closesOn: typedDay,
	/** Of a new one. */
	submission: fields.submission,
});
export type DebateInput = v.InferOutput<typeof debateFields>;
const rule = rulesOver<DebateInput>();
export const debateInput = v.pipe(
	debateFields,
	follows([
		rule(
			'closesOn',
			['opensOn', 'closesOn'],
			({ opensOn, closesOn }) => closesOn < opensOn && m.debate_closes_first(),
		),
	]),
);

export const factInput = v.object({
	fact: fields.line({ least: 3, most: 500, missing: () => m.debate_fact_missing() }),
	source: fields.line({ least: 3, most: 300, missing: () => m.debate_source_missing() }),
	sourceUrl: fields.webAddressOrNull,
});
export const removeFactInput = v.object({ id: fields.id });

export const summaryInput = v.object({
	summary: fields.paragraphs({ least: 10, most: 10_000, missing: () => m.debate_used_missing() }),
	unused: fields.paragraphs({ least: 10, most: 10_000, missing: () => m.debate_unused_missing() }),
});
export type SummaryInput = v.InferOutput<typeof summaryInput>;

const words = fields.paragraphs({ least: 3, most: 4000, missing: () => m.debate_post_missing() });
/** The municipality's own, under its name. */
export const cityPostInput = v.object({
	body: words,
	replyTo: slugOrNull,
	contentLocale,
	submission: fields.submission,
});

export const postInput = v.object({
	body: words,
	contentLocale,
	side: v.optional(fields.choice(debateSides), 'neither'),
	/** Left empty: the name is not shown. */
	shownName: v.pipe(fields.line({ most: 100 }), fields.withoutLinks(), v.transform(fields.orNull)),
	email: emailField,
	/** An organisation's slug, where a member writes on its behalf. */
	organisation: slugOrNull,
	/** The post that it answers. */
	replyTo: slugOrNull,
	submission: fields.submission,
});
export type PostInput = v.InferOutput<typeof postInput>;

export const debateEmailInput = v.object({ email: emailField });
