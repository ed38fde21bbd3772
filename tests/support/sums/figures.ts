/** The named figures of promises, counted one by one by the pure rules: what every page, list and file is held against. */
import { isPromised, isRunning } from '#lib/commitments/commitment.ts';
import { undisputed } from '#lib/commitments/closing/fulfilment.ts';
import { withHealth, type CommitmentWithHealth } from '#lib/commitments/readers.server.ts';
import { commitmentRows } from '#lib/commitments/rows.server.ts';
import { isCounted } from '#lib/commitments/totals/counted-rows.server.ts';
import { formatPercent } from '#lib/i18n/numbers.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

type Which = (promise: CommitmentWithHealth) => boolean;

/** All promises as they stand on a day. */
export async function promisesOn(db: Database, today: string) {
	const rows = await commitmentRows(db).select(isCounted(today).as('counted')).execute();
	const promises = rows.map(withHealth);

	/** Of the promises that count, or of all of them on somebody's own page. */
	function figures(which: Which = () => true, { own = false } = {}) {
		const given = promises.filter((one) => (own || one.counted) && isPromised(one.state) && which(one));
		const begun = given.filter(({ health }) => health.kind !== 'not_started');
		const onPlan = begun.filter(({ health }) => ['ahead', 'on_track', 'done'].includes(health.kind));
		const shares = given
			.filter(({ delivered }) => delivered > 0)
			.map((one) => undisputed(one) / one.delivered);
		const kinds = (kind: string) => given.filter(({ fulfilment }) => fulfilment.kind === kind).length;
		return {
			commitments: given.length,
			running: given.filter(({ state }) => isRunning(state)).length,
			behind: given.filter(({ state, health }) => isRunning(state) && health.kind === 'behind').length,
			onPlan: onPlan.length,
			withData: begun.length,
			kept: kinds('kept'),
			reportedDone: kinds('reported_done'),
			confirmedShare: shares.length ? shares.reduce((sum, share) => sum + share, 0) / shares.length : null,
		};
	}
	return { promises, figures };
}
export type Figures = Awaited<ReturnType<typeof promisesOn>>['figures'];

export const share = ({ onPlan, withData }: { onPlan: number; withData: number }): string =>
	withData ? formatPercent((onPlan / withData) * 100, 0) : '–';

/** Without what only some places say. */
export const counts = <Of extends Omit<ReturnType<Figures>, 'confirmedShare'>>(of: Of) => {
	const { commitments, running, behind, onPlan, withData, kept, reportedDone } = of;
	return { commitments, running, behind, onPlan, withData, kept, reportedDone };
};

export const isFor = (district: number) => (one: CommitmentWithHealth) =>
	!one.districts.length || one.districts.some((nr) => nr === district);
export const aimsAt = (goals: readonly string[]) => (one: CommitmentWithHealth) => goals.includes(one.goal);
export const isOf = (id: number) => (one: CommitmentWithHealth) =>
	one.parties.some((party) => party.id === id);
