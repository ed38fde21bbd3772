import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { hasPublicPage } from '#lib/accounts/organisation-states.ts';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { charterInForce, pledgeWall } from '#lib/pledge/readers.server.ts';
import type { WallFilter } from '#lib/pledge/signature-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { sectorName } from '#lib/policy/kinds.ts';

/** One name on the wall, in the words of the page's language. */
export interface WallStone {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	kindName: string;
	district: string | null;
	code: string;
	signedOn: string;
	withdrawnOn: string | null;
	reason: string | null;
	/** Which version it signed, where a newer one is in force. */
	earlierVersion: number | null;
	/** The organisation has a public page. */
	linked: boolean;
}
/** A page of the wall, and where the next one begins. */
export async function wallStones(
	db: Database,
	filter: WallFilter,
): Promise<{ stones: WallStone[]; next: string | null; first: boolean }> {
	const [{ rows, next, first }, inForce] = await Promise.all([pledgeWall(db, filter), charterInForce(db)]);
	const stones = rows.map((item) => ({
		id: item.id,
		slug: item.slug,
		name: item.withdrawnAt ? item.organisationName : item.name,
		kind: item.kind,
		kindName: sectorName(item.kind),
		district: isDistrictNr(item.districtNr) ? districtName(item.districtNr) : null,
		code: item.code,
		signedOn: formatDate(item.signedAt),
		withdrawnOn: item.withdrawnAt && formatDate(item.withdrawnAt),
		reason: item.withdrawnReason,
		earlierVersion: inForce !== null && item.charterVersion < inForce ? item.charterVersion : null,
		linked: hasPublicPage(item.state),
	}));
	return { stones, next, first };
}
