/** What an edition says: every figure up to its half-year as it stands now, and each class with what it was made from. */
import * as queries from '#lib/followup/barometer/editions/edition-queries.server.ts';
import { ofCity } from '#lib/followup/barometer/indicator.ts';
import { progressOf } from '#lib/followup/barometer/progress.ts';
import * as writes from '#lib/followup/barometer/writes.server.ts';
import type { HalfYear } from '#lib/i18n/periods.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** Before any half-year that an address can name. */
const beginning: HalfYear = '2000-01-01';

/** Of an edition that is being collected. @returns whether there is any figure of its half-year */
export async function workOut(
	trx: Transaction,
	edition: { id: number; halfYear: HalfYear },
): Promise<boolean> {
	await writes.copyInto(trx, edition);
	const indicators = await queries.indicatorsIn(trx, edition.id);
	const values = await queries.cityValuesIn(trx, edition.id, beginning);
	const breaks = await queries.breaksIn(trx, edition.id);
	const found = indicators.map((indicator) => {
		const own = <Row extends { indicatorId: number }>(rows: readonly Row[]) =>
			rows.filter(({ indicatorId }) => indicatorId === indicator.indicatorId);
		return {
			indicatorId: indicator.indicatorId,
			progress: progressOf(indicator, ofCity(own(values)), own(breaks), edition.halfYear),
		};
	});
	await writes.writeClasses(trx, edition.id, found);
	return values.some(({ halfYear }) => halfYear === edition.halfYear);
}
