import { fail, type ActionFailure } from '@sveltejs/kit';
import { postingInput, type PostingInput } from '#lib/matching/input.ts';
import { submit, type FormProblem } from '#lib/platform/forms.server.ts';
import { checkWording, type WordingFinding } from '#lib/policy/wording.ts';

type Answer = FormProblem & { wording: WordingFinding[] };

/** @returns what the form shows again, with words to look at; `save` redirects when it went well. */
export async function answerPostingForm(
	form: FormData,
	save: (input: PostingInput) => Promise<never>,
): Promise<ActionFailure<Answer>> {
	const answer = await submit(form, postingInput, save);
	const texts = ['title', 'description'].map((name) => String(form.get(name) ?? ''));
	return fail(answer.status, { ...answer.data, wording: checkWording(...texts) });
}
