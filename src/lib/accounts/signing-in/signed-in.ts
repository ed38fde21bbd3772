import type { OrganisationAbility } from '#lib/accounts/organisation-states.ts';
import { redirect } from '@sveltejs/kit';
import { may, municipalityMay, type MunicipalAbility } from '#lib/accounts/access.ts';
import type { Actor, ActorMembership, ActorPerson } from '#lib/accounts/actor.ts';
import { href } from '#lib/i18n/urls.ts';
import { notFound } from '#lib/platform/errors.ts';

type Local = { actor: Actor };

/** The person who is signed in. A visitor is sent to log in, and back to `url` afterwards. */
export function signedIn({ actor }: Local, url: URL): ActorPerson {
	if (actor.person) return actor.person;
	const search = url.search.startsWith('?/') ? '' : url.search;
	redirect(303, href(`/login?to=${encodeURIComponent(url.pathname + search)}`));
}

/** As `signedIn`; a person without this right at the municipality gets a 404. */
export function signedInMunicipality(locals: Local, url: URL, ability: MunicipalAbility): ActorPerson {
	const person = signedIn(locals, url);
	return municipalityMay(locals.actor, ability) ? person : notFound();
}

/** As `signedIn`; answers with the person's membership of the organisation in the address, or a 404. */
export function signedInMember(
	locals: Local,
	url: URL,
	slug: string,
	ability: OrganisationAbility,
): ActorMembership {
	signedIn(locals, url);
	const membership = locals.actor.memberships.find((one) => one.slug === slug);
	return membership && may(locals.actor, ability, membership.organisationId) ? membership : notFound();
}
