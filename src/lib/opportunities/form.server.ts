import { fail, type ActionFailure } from '@sveltejs/kit';
import { checkWording, type WordingFinding } from '#lib/policy/wording.ts';
import { opportunityInput, type OpportunityInput } from '#lib/opportunities/input.ts';
import { submit, type FormProblem } from '#lib/platform/forms.server.ts';

type Answer = FormProblem & { wording: WordingFinding[] };

/** @returns what the form shows again, with words to look at; `save` redirects when it went well. */
export async function answerOpportunityForm(
	form: FormData,
	save: (input: OpportunityInput) => Promise<never>,
): Promise<ActionFailure<Answer>> {
	const answer = await submit(form, opportunityInput, save);
	const texts = ['title', 'programme', 'description', 'learn'].map((name) => String(form.get(name) ?? ''));
	return fail(answer.status, { ...answer.data, wording: checkWording(...texts) });
}
