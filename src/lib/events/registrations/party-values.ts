/** Who comes, as the texts of a form. */
import type { CityEvent } from '#lib/events/event.ts';
import type { partyInput } from '#lib/events/input.ts';
import type { Party } from '#lib/events/registrations/party.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

/** An answer to a question that is put otherwise now is no answer to it. */
export function partyValues(
	{ name, people, companions, answers }: Party,
	{ questions }: Pick<CityEvent, 'questions'>,
): FormValuesOf<typeof partyInput> {
	const answer = (n: number): string =>
		answers.find(({ question }) => question === questions[n]?.text)?.answer ?? '';
	return {
		name,
		people: String(people),
		companions: companions.join('\n'),
		answer1: answer(0),
		answer2: answer(1),
		answer3: answer(2),
	};
}
