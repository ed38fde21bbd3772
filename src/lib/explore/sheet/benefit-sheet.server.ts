/** What a district offers its citizens on paper, for those who tell others of it. */
import type { ExploreFilter } from '#lib/explore/filter.ts';
import { countThings } from '#lib/explore/queries/count-queries.server.ts';
import { benefitsInFull } from '#lib/explore/queries/list-queries.server.ts';
import { byReach, type OnPaper } from '#lib/explore/sheet/benefit-sheet.ts';
import { spanOf } from '#lib/explore/span.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';

export type BenefitOnPaper = Omit<Awaited<ReturnType<typeof benefitsInFull>>[number], 'cursor'>;
export type BenefitSheet = OnPaper<BenefitOnPaper>;

/** As many as are looked through for what is nearest; a district has some dozens. */
const mostRead = 200;

/** What is nearest comes first; what there is no room for is counted. */
export function benefitSheet(db: Database, asked: ExploreFilter, now: Date): Promise<BenefitSheet> {
	const filter: ExploreFilter = { ...asked, kind: 'benefits', when: 'any', day: null, sort: 'time' };
	const read = async () => {
		const span = spanOf('any', now);
		const [rows, count] = await Promise.all([
			benefitsInFull(db, filter, span, undefined, mostRead),
			countThings(db, filter, span),
		]);
		return byReach(
			rows.map(({ cursor: _, ...benefit }) => benefit),
			count,
		);
	};
	if (filter.near) return read();
	return figure(`benefit sheet ${JSON.stringify(filter)} ${copenhagenDate(now)}`, read);
}
