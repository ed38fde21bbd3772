/** What the desk's form for reading begins with: the words that are shown, or those that were written. */
import type { ownerInput, showInput } from '#lib/dialogue/barriers/input.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

interface Read {
	title: string | null;
	body: string | null;
	help: string | null;
	writtenTitle: string | null;
	writtenBody: string | null;
	writtenHelp: string | null;
	writtenSource: string | null;
	writtenSourceUrl: string | null;
	kind: string;
	area: string;
	districtNr: number | null;
	contentLocale: string;
}

export const readingValues = (barrier: Read): FormValuesOf<typeof showInput> => ({
	...(barrier.title === null
		? { title: barrier.writtenTitle, body: barrier.writtenBody, help: barrier.writtenHelp }
		: { title: barrier.title, body: barrier.body, help: barrier.help }),
	kind: barrier.kind,
	area: barrier.area,
	district: barrier.districtNr === null ? '' : String(barrier.districtNr),
	contentLocale: barrier.contentLocale,
	source: barrier.title === null ? barrier.writtenSource : null,
	sourceUrl: barrier.title === null ? barrier.writtenSourceUrl : null,
});

/** Who has it; the day stands, and is none of the form's once it is there. */
export const ownerValues = (barrier: {
	committee: string | null;
	unit: string | null;
}): FormValuesOf<typeof ownerInput> => ({
	committee: barrier.committee,
	unit: barrier.unit,
	answerDueOn: null,
});
