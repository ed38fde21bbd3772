/** What the form of a programme offers, and what its buttons do besides saving: looking for others' events, showing it. */
import { fail } from '@sveltejs/kit';
import type { EventOnPage } from '#lib/events/event.ts';
import { isChosen } from '#lib/events/co-organisers/co-organiser.ts';
import { partsInput } from '#lib/events/input.ts';
import { liesWithin } from '#lib/events/parts/part.ts';
import {
	optionsBySlugs,
	othersWithin,
	ownWithin,
	partsOf,
	type PartOption,
} from '#lib/events/parts/part-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { keptValues, submit } from '#lib/platform/forms/forms.server.ts';

export interface PartChoices {
	/** In the programme or asked, with what was answered. */
	chosen: PartOption[];
	/** The organisation's own of those days that are in none. */
	own: PartOption[];
}

const isIn = ({ isIn: stands, asked }: PartOption): boolean =>
	Boolean(stands) || (asked ? isChosen({ state: asked }) : false);

/** @returns the choices, and those who said no or left, who can be looked for again */
export async function partChoices(db: Database, umbrella: EventOnPage): Promise<PartChoices> {
	const [known, own] = await Promise.all([partsOf(db, umbrella.id), ownWithin(db, umbrella)]);
	return { chosen: known.filter(isIn), own: own.filter((event) => liesWithin(event, umbrella)) };
}

/** Does what the pressed button says. `save` redirects when it went well. */
export async function answerPartsForm(
	db: Database,
	umbrella: EventOnPage,
	form: FormData,
	save: (input: { parts: string[] }) => Promise<never>,
) {
	const slugs = form.getAll('parts').filter((slug) => typeof slug === 'string');
	const intent = form.get('intent');
	const text = String(form.get('partSearch') ?? '').slice(0, 80);
	const shown = async () => ({
		ticked: await optionsBySlugs(db, umbrella.organisationId, slugs),
		found:
			intent === 'find'
				? (await othersWithin(db, umbrella, text)).filter((event) => liesWithin(event, umbrella))
				: null,
	});
	if (intent === 'find' || intent === 'preview')
		return { errors: {}, values: keptValues(form), ...(await shown()) };
	const answer = await submit(form, partsInput, save);
	return fail(answer.status, { ...answer.data, ...(await shown()) });
}
