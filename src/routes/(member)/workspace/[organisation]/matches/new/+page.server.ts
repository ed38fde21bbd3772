import { copenhagenDate } from '#lib/i18n/dates.ts';
import { postingToAnswer } from '#lib/matching/desk.server.ts';
import { answerValues, emptyPosting } from '#lib/matching/postings/form-values.ts';
import { drafting } from '#lib/listings/form.server.ts';
import { postingInput, postingWords } from '#lib/matching/postings/input.ts';
import { isSide } from '#lib/matching/postings/posting.ts';
import { createPosting } from '#lib/matching/postings/postings.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { slugIn } from '#lib/platform/addresses/address-values.ts';
import { now } from '#lib/platform/clock.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'edit');
	const answers = await postingToAnswer(db, slugIn(url.searchParams.get('answers')));
	const asked = url.searchParams.get('side');
	const side = isSide(asked) ? asked : organisation.kind === 'school' ? 'need' : 'offer';
	const today = copenhagenDate(now());
	return {
		side,
		answers,
		values: answers ? answerValues(answers, today) : emptyPosting(side, today),
		submission: crypto.randomUUID(),
	};
};

export const actions: Actions = {
	default: drafting(postingInput, postingWords, ({ params, locals: { db, actor } }, input) =>
		createPosting(db, actor, params.organisation, input),
	),
};
