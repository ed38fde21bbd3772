/** What the event form offers, and what its buttons do besides saving: finding partners, keeping a chosen picture. */
import { fail, type ActionFailure } from '@sveltejs/kit';
import type { Actor } from '#lib/accounts/actor.ts';
import { servableCommitments } from '#lib/commitments/readers.server.ts';
import type { Organiser } from '#lib/listings/listing.ts';
import { eventInput, type EventInput } from '#lib/events/input.ts';
import { questionNames } from '#lib/events/writing/question-fields.ts';
import { pickPartners } from '#lib/organisations/readers.server.ts';
import { approvedBySlugs } from '#lib/events/queries.server.ts';
import type { WordingFinding } from '#lib/policy/wording.ts';
import { wordingOf } from '#lib/listings/form.server.ts';
import { basemapOf } from '#lib/geography/basemap/basemap.ts';
import { fullAddress } from '#lib/organisations/organisation.ts';
import { keepPicture, withoutGonePicture } from '#lib/organisations/files/pictures.server.ts';
import { listSites } from '#lib/organisations/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { formProblem, keptValues, submit } from '#lib/platform/forms/forms.server.ts';
import { editionsOffered, localised } from '#lib/policy/edition.ts';
import type { FormErrors, FormValues } from '#lib/platform/forms/form-answer.ts';

/**
 * Sites, commitments and focus areas to choose from, and the map to point at.
 * @param focusArea what the thing serves already: it stays among the choices when the policy changes
 */
export async function formChoices(db: Database, organisationId: number, focusArea: string | null = null) {
	const [sites, commitments] = await Promise.all([
		listSites(db, organisationId),
		servableCommitments(db, organisationId),
	]);
	return {
		sites: sites.map((site) => ({
			id: site.id,
			label: [site.label, fullAddress(site)].filter(Boolean).join(', '),
		})),
		commitments: commitments.map(({ id, title }) => ({ value: id, label: title })),
		basemap: basemapOf(env().BASEMAP),
		areas: editionsOffered([focusArea])
			.flatMap(({ focusAreas }) => focusAreas)
			.map(({ key, shortName }) => ({ value: key, label: localised(shortName) })),
	};
}

export interface EventFormAnswer {
	errors: FormErrors;
	values: FormValues;
	/** Partners that are ticked, and those the search found. */
	partners: Organiser[];
	found: Organiser[] | null;
	wording: WordingFinding[];
}

const mostFound = 8;

/** Does what the pressed button says. @returns what the form shows again; `save` redirects when it went well. */
export async function answerEventForm(
	db: Database,
	actor: Actor,
	organisationId: number,
	form: FormData,
	save: (input: EventInput) => Promise<never>,
): Promise<EventFormAnswer | ActionFailure<EventFormAnswer>> {
	const pictureProblem = await keepPicture(db, actor, { organisationId, ability: 'edit' }, form);
	const slugs = form.getAll('coOrganisers').filter((slug) => typeof slug === 'string');
	const extras = async (found: Organiser[] | null) => ({
		partners: await approvedBySlugs(db, slugs),
		found,
		wording: wordingOf(form, ['title', 'description', ...questionNames]),
	});
	if (form.get('intent') === 'find') {
		const text = String(form.get('partnerSearch') ?? '').slice(0, 80);
		const found = await pickPartners(db, text, { except: [organisationId], limit: mostFound });
		return { errors: {}, values: keptValues(form), ...(await extras(found)) };
	}
	const answer = pictureProblem
		? formProblem(form, { picture: pictureProblem })
		: await submit(form, eventInput, (input) => withoutGonePicture(form, () => save(input)));
	return fail(answer.status, { ...answer.data, ...(await extras(null)) });
}
