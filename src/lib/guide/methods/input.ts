/** What people may send us about methods: one schema a form. */
import * as v from 'valibot';
import { districtNrs } from '#lib/geography/districts.ts';
import {
	durations,
	evidences,
	mostLetters,
	mostSteps,
	needsSource,
	origins,
	stepsIn,
	type Evidence,
} from '#lib/guide/methods/method.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { languageCodes } from '#lib/i18n/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay, typedNumber, typedNumberOrNull } from '#lib/platform/forms/typed-fields.ts';
import { isFocusAreaKey } from '#lib/policy/edition.ts';

const fewEnough = v.check<string, () => string>(
	(text) => stepsIn(text).length <= mostSteps,
	() => m.method_steps_many({ most: mostSteps }),
);
const steps = (least: number) =>
	v.pipe(
		fields.paragraphs({ least, most: mostLetters.steps, missing: () => m.method_steps_missing() }),
		fewEnough,
	);

const values = {
	submission: fields.submission,
	titleDanish: fields.line({ least: 3, most: mostLetters.title }),
	titleEnglish: fields.line({ most: mostLetters.title }),
	summaryDanish: fields.paragraphs({ least: 10, most: mostLetters.summary }),
	summaryEnglish: fields.paragraphs({ most: mostLetters.summary }),
	forWhomDanish: fields.paragraphs({ least: 3, most: mostLetters.forWhom }),
	forWhomEnglish: fields.paragraphs({ most: mostLetters.forWhom }),
	stepsDanish: steps(10),
	stepsEnglish: steps(0),
	materialsDanish: fields.paragraphs({ most: mostLetters.materials }),
	materialsEnglish: fields.paragraphs({ most: mostLetters.materials }),
	takesDanish: fields.paragraphs({ least: 3, most: mostLetters.takes }),
	takesEnglish: fields.paragraphs({ most: mostLetters.takes }),
	leastPeople: typedNumber(whole(1, 10_000)),
	mostPeople: typedNumberOrNull(whole(1, 10_000)),
	duration: fields.choice(durations, () => m.method_duration_missing()),
	evidence: fields.choice(evidences, () => m.method_evidence_missing()),
	evidenceSource: fields.lineOrNull(300, 3),
	evidenceUrl: fields.webAddressOrNull,
	origin: fields.choice(origins, () => m.method_origin_missing()),
	originName: fields.lineOrNull(200),
	originUrl: fields.webAddressOrNull,
	areas: fields.severalKnown(isFocusAreaKey, () => m.method_areas_missing()),
	wordingRead: fields.tick,
};
interface Together {
	leastPeople: number;
	mostPeople: number | null;
	evidence: Evidence;
	evidenceSource: string | null;
}
const rule = rulesOver<Together>();
const together = [
	rule(
		'mostPeople',
		['leastPeople', 'mostPeople'],
		({ leastPeople, mostPeople }) =>
			mostPeople !== null && mostPeople < leastPeople && m.method_people_wrong(),
	),
	rule(
		'evidenceSource',
		['evidence', 'evidenceSource'],
		({ evidence, evidenceSource }) =>
			needsSource(evidence) && evidenceSource === null && m.method_source_missing(),
	),
];

export const methodInput = v.pipe(v.object(values), follows(together));
export type MethodInput = v.InferOutput<typeof methodInput>;

/** A partner's proposal says also which promise it grew out of. */
export const proposalInput = v.pipe(
	v.object({
		...values,
		commitment: v.pipe(
			v.optional(v.union([fields.slug, v.literal('')], fields.stale), ''),
			v.transform((slug) => slug || null),
		),
	}),
	follows(together),
);
export type ProposalInput = v.InferOutput<typeof proposalInput>;

export const declineInput = v.object({ reason: fields.reason() });

export const reportInput = v.object({
	submission: fields.submission,
	triedOn: v.pipe(
		typedDay,
		v.check(
			(day) => day <= copenhagenDate(now()),
			() => m.method_tried_future(),
		),
	),
	district: v.pipe(
		fields.choiceOrNull(districtNrs.map(String)),
		v.transform((text) => districtNrs.find((nr) => String(nr) === text) ?? null),
	),
	people: typedNumber(whole(1, 100_000), () => m.method_people_missing()),
	outcome: fields.reason(() => m.method_outcome_missing(), 10, 3000),
	change: fields.paragraphsOrNull(2000),
	contentLocale: v.optional(fields.choice(languageCodes), 'da'),
	wordingRead: fields.tick,
});
export type ReportInput = v.InferOutput<typeof reportInput>;
