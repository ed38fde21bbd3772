/** What an editor may send us about the guide: one schema a form. */
import * as v from 'valibot';
import { mostLinks, readLinkLines } from '#lib/guide/welcome/link-lines.ts';
import { stepPhases, stepThemes, type NamedLink } from '#lib/guide/welcome/step.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { typedNumber } from '#lib/platform/forms/typed-fields.ts';

const links = v.pipe(
	fields.paragraphs({ most: 4000 }),
	v.rawTransform(({ dataset, addIssue, NEVER }): NamedLink[] => {
		const read = readLinkLines(dataset.value);
		if ('wrong' in read) {
			addIssue({ message: m.welcome_link_wrong({ line: read.wrong }) });
			return NEVER;
		}
		if (read.length <= mostLinks) return read;
		addIssue({ message: m.welcome_links_most({ count: mostLinks }) });
		return NEVER;
	}),
);

const words = {
	title: fields.line({ least: 2, most: 120 }),
	lead: fields.line({ least: 2, most: 400 }),
	body: fields.paragraphs({ least: 2, most: 6000 }),
	links,
};
const about = {
	theme: fields.choice(stepThemes, () => m.welcome_theme_missing()),
	phase: fields.choice(stepPhases, () => m.welcome_phase_missing()),
};

export const newStepInput = v.object({ ...about, ...words, submission: fields.submission });
export type NewStepInput = v.InferOutput<typeof newStepInput>;

export const arrangeInput = v.object({
	...about,
	place: typedNumber(whole(1, 999)),
});
export type ArrangeInput = v.InferOutput<typeof arrangeInput>;

export const textInput = v.object({
	...words,
	/** The revision of the Danish text that stood beside the form. */
	source: fields.count,
	/** Of the Danish text: only how it is said has changed. */
	sameMeaning: fields.tick,
});
export type TextInput = v.InferOutput<typeof textInput>;
