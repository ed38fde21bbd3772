/** What the desk's forms begin with. */
import type { arrangeInput } from '#lib/guide/welcome/input.ts';
import { linkLines } from '#lib/guide/welcome/link-lines.ts';
import type { StepPhase, StepTheme, StepWords } from '#lib/guide/welcome/step.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

export const arrangeValues = (step: {
	theme: StepTheme;
	phase: StepPhase;
	place: number;
}): FormValuesOf<typeof arrangeInput> => ({
	theme: step.theme,
	phase: step.phase,
	place: String(step.place),
});

interface WordsValues extends Record<string, string> {
	title: string;
	lead: string;
	body: string;
	links: string;
}

/** @param words those that are there; a language without any begins empty */
export const wordsValues = (words: StepWords | null | undefined): WordsValues => ({
	title: words?.title ?? '',
	lead: words?.lead ?? '',
	body: words?.body ?? '',
	links: linkLines(words?.links ?? []),
});
