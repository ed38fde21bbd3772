/** What the city was told, as lists of the public API. */
import { barrierPath, standings } from '#lib/dialogue/barriers/barrier.ts';
import { ownerName } from '#lib/dialogue/barriers/labels.ts';
import { readBarrierFilter } from '#lib/dialogue/barriers/list.ts';
import { barriersWithPromises } from '#lib/dialogue/readers.server.ts';
import type { barrierItem } from '#lib/explore/api/answers.ts';
import { addressed, type Asked, type Item, type Listed } from '#lib/explore/api/listed.ts';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { focusAreaLabel } from '#lib/policy/labels.ts';

const dayOf = (moment: Date | null) => moment && copenhagenDate(moment);

export async function barriers(
	db: Database,
	{ query, after, limit, origin }: Asked,
): Promise<Listed<Item<typeof barrierItem>>> {
	const filter = {
		...readBarrierFilter(query),
		standing: standings.find((one) => one === query.get('status')) ?? null,
	};
	const { rows, next, first } = await barriersWithPromises(db, filter, after, limit);
	return {
		rows: rows.map((row) => ({
			url: addressed(origin)(barrierPath(row.slug)),
			title: row.title,
			language: row.contentLocale,
			kind: row.kind,
			area: focusAreaLabel(row.area),
			district: isDistrictNr(row.districtNr) ? districtName(row.districtNr) : null,
			status: row.standing,
			receivedOn: dayOf(row.receivedAt) ?? '',
			owner: ownerName(row) || null,
			answerDueOn: row.answerDueOn,
			answeredOn: dayOf(row.answeredAt),
			answer: row.answer,
			knownBy: row.supporters,
			solved: row.solved,
			unsolved: row.unsolved,
			commitments: row.promises,
		})),
		next,
		first,
	};
}
