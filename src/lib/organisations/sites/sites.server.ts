import { siteValues } from '#lib/organisations/form-values.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { hasPublicPage } from '#lib/accounts/organisation-states.ts';
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { locateAddress } from '#lib/geography/addresses/address-search.server.ts';
import type { Point } from '#lib/geography/point.ts';
import { districtAt } from '#lib/geography/locate.ts';
import { lockEditable } from '#lib/organisations/application/application.server.ts';
import type { SiteInput } from '#lib/organisations/input.ts';
import { isApplying, type Organisation } from '#lib/organisations/organisation.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import * as queries from '#lib/organisations/sites/site-queries.server.ts';
import { recordSite } from '#lib/organisations/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';

const mostSites = 60;

/** Where an organisation keeps its sites: on the application's second step until it is sent, then on their own page. */
export const sitesPath = ({ slug, state }: Pick<Organisation, 'slug' | 'state'>): string =>
	isApplying(state) ? `/workspace/${slug}/application/where` : `/workspace/${slug}/sites`;

/** A pin, or an address that is known by itself or by its street. @throws Refused `site_place_unknown` */
const placeOf = async (db: Database, { point, address }: SiteInput): Promise<Point> => {
	const place = point ?? (await locateAddress(db, address));
	if (!place) throw new Refused('site_place_unknown', 'address');
	return place;
};
const written = ({ isPrimary: _, submission: __, ...site }: SiteInput, point: Point) => {
	const { point: ___, ...rest } = site;
	return { ...rest, ...point, districtNr: districtAt(point) };
};

/**
 * Puts a site on the map; the first one is the primary one.
 * @param submission the form's key: the same form sent twice adds one site
 * @throws Refused `too_many_sites`, `application_waiting`, `organisation_closed`
 */
export async function addSite(
	db: Database,
	actor: Actor,
	slug: string,
	input: SiteInput,
	submission?: string,
): Promise<Organisation> {
	const place = await placeOf(db, input);
	await actingOnce(db, actor, submission, async (trx) => {
		const organisation = await lockEditable(trx, actor, slug);
		const sites = await queries.listSites(trx, organisation.id);
		if (sites.length >= mostSites) throw new Refused('too_many_sites');
		const id = await queries.insertSite(trx, organisation.id, written(input, place));
		if (input.isPrimary || sites.length === 0) await queries.makePrimary(trx, organisation.id, id);
		await recordSite(trx, actor, 'site.added', { id, organisationId: organisation.id });
		return '';
	});
	return organisationFor(db, actor, slug, 'edit');
}

export async function changeSite(
	db: Database,
	actor: Actor,
	slug: string,
	siteId: number,
	input: SiteInput,
	edited?: Edited | null,
): Promise<Organisation> {
	const place = await placeOf(db, input);
	return acting(db, actor, async (trx) => {
		const organisation = await lockEditable(trx, actor, slug);
		const site = found(await queries.findSite(trx, organisation.id, siteId));
		refuseEdited(edited, siteValues(site));
		await queries.updateSite(trx, site.id, written(input, place), now());
		if (input.isPrimary) await queries.makePrimary(trx, organisation.id, site.id);
		await recordSite(trx, actor, 'site.changed', { id: site.id, organisationId: organisation.id });
		return organisation;
	});
}

/**
 * Takes a site off the map; the oldest other one becomes primary where it was.
 * @throws Refused `site_last`: an approved partner stands somewhere
 */
export async function removeSite(
	db: Database,
	actor: Actor,
	slug: string,
	siteId: number,
): Promise<Organisation> {
	return acting(db, actor, async (trx) => {
		const organisation = await lockEditable(trx, actor, slug);
		const sites = await queries.listSites(trx, organisation.id);
		const site = found(sites.find(({ id }) => id === siteId));
		const heir = sites.find(({ id }) => id !== siteId);
		if (!heir && hasPublicPage(organisation.state)) throw new Refused('site_last');
		await queries.deleteSite(trx, site.id);
		if (site.isPrimary && heir) await queries.makePrimary(trx, organisation.id, heir.id);
		await recordSite(trx, actor, 'site.removed', { id: site.id, organisationId: organisation.id });
		return organisation;
	});
}
