/** A partner that somebody means by the address of its page. */
import { shownOrganisation } from '#lib/networks/seats/queries.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';

/** @param pasted the address, or the last part of it @throws Refused `circle_organisation_unknown` */
export async function organisationAt(db: Handle, pasted: string): Promise<number> {
	const [path = ''] = pasted.split(/[?#]/, 1);
	const slug = path.split('/').filter(Boolean).at(-1);
	const organisation = await shownOrganisation(db, slug ?? '');
	if (!organisation) throw new Refused('circle_organisation_unknown', 'organisation');
	return organisation.id;
}
