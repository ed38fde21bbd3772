/** What the form of a section begins with. */
import type { sectionInput } from '#lib/followup/report/input.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

export const sectionValues = (section: { words: string } | undefined): FormValuesOf<typeof sectionInput> => ({
	words: section?.words ?? '',
});
