import { copenhagenDate } from '#lib/i18n/dates.ts';
import { linkNeed } from '#lib/dialogue/desk/linking.server.ts';
import { needFrom } from '#lib/dialogue/readers.server.ts';
import { postingToAnswer } from '#lib/matching/desk.server.ts';
import { answerValues, emptyPosting } from '#lib/matching/postings/form-values.ts';
import { drafting } from '#lib/listings/form.server.ts';
import { postingInput, postingWords, type PostingInput } from '#lib/matching/postings/input.ts';
import { isSide } from '#lib/matching/postings/posting.ts';
import { createPosting } from '#lib/matching/postings/postings.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { slugIn } from '#lib/platform/addresses/address-values.ts';
import { now } from '#lib/platform/clock.ts';
import { without } from '#lib/platform/keys.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'edit');
	const answers = await postingToAnswer(db, slugIn(url.searchParams.get('answers')));
	const barrier = await needFrom(db, slugIn(url.searchParams.get('barrier')));
	const asked = url.searchParams.get('side');
	const side = barrier ? 'need' : isSide(asked) ? asked : organisation.kind === 'school' ? 'need' : 'offer';
	const today = copenhagenDate(now());
	return {
		side,
		answers,
		barrier,
		values: answers
			? answerValues(answers, today)
			: { ...emptyPosting(side, today), ...(barrier && without(barrier, ['slug'])) },
		submission: crypto.randomUUID(),
	};
};

/** One that begins at a barrier is linked to it. */
async function createNeed(
	{ db, actor }: Pick<App.Locals, 'db' | 'actor'>,
	organisation: string,
	input: PostingInput,
	from: string | null,
): Promise<string> {
	const path = await createPosting(db, actor, organisation, input);
	const [barrier, slug] = [slugIn(from), slugIn(path.split('/').at(-1))];
	if (barrier && slug) await linkNeed(db, actor, barrier, { slug, organisation });
	return path;
}

export const actions: Actions = {
	default: drafting(postingInput, postingWords, ({ params, url, locals: { db, actor } }, input) =>
		createNeed({ db, actor }, params.organisation, input, url.searchParams.get('barrier')),
	),
};
