/** What keeps one organisation from filling the city's lists. Every verb that puts something before the public asks here (decision 0075). */
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { isNewPartner, newPartnerDays, tooManyLinks } from '#lib/listings/limits.ts';
import { countOne, type PublishingWay } from '#lib/listings/publishing-writes.server.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { log } from '#lib/platform/log.server.ts';

export const mostOf = (way: PublishingWay): number =>
	way === 'typed' ? env().LISTINGS_PER_DAY : env().IMPORTED_PER_DAY;

/** Counts one more of today, unless there are as many as may be. @returns whether there was room */
export async function countPublished(
	trx: Transaction,
	organisationId: number,
	way: PublishingWay,
): Promise<boolean> {
	const most = mostOf(way);
	const hasRoom = await countOne(trx, { organisationId, way, day: copenhagenDate(now()), most });
	if (!hasRoom)
		log.warn('an organisation has put up as much as it may in a day', { organisationId, way, most });
	return hasRoom;
}

/**
 * The last thing that is asked before a listing goes out, since it holds the organisation's count until the transaction
 * ends. A series is one. @throws Refused `listing_day_full`
 */
export async function refuseBeyondDay(trx: Transaction, { id }: Pick<Organisation, 'id'>): Promise<void> {
	if (await countPublished(trx, id, 'typed')) return;
	throw new Refused('listing_day_full', '', { most: String(mostOf('typed')) });
}

/**
 * @param before what stood there in public; as many links as that may stay
 * @throws Refused `listing_links_new`, `listing_links`
 */
export function refuseManyLinks(
	organisation: Pick<Organisation, 'stateChangedAt'>,
	texts: readonly string[],
	before: readonly string[] = [],
): void {
	const isNew = isNewPartner(organisation, now());
	const many = tooManyLinks({ texts, before }, isNew, env());
	if (!many) return;
	const facts = { count: String(many.count), most: String(many.most), days: String(newPartnerDays) };
	throw new Refused(isNew ? 'listing_links_new' : 'listing_links', '', facts);
}
