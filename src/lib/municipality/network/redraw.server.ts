/** The network is worked out and laid out by a job: for 2,000 partners that takes seconds, which no request waits for. */
import { setImmediate } from 'node:timers/promises';
import { bindingShares, type Edge } from '#lib/municipality/network/graph.ts';
import { layOut } from '#lib/municipality/network/layout.ts';
import { yearsUntil } from '#lib/municipality/network/network-filter.ts';
import {
	forgetYears,
	placesKept,
	tiesKept,
	waitForTurn,
	writeBindings,
	writePlaces,
	writeTies,
} from '#lib/municipality/network/network-writes.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';

/** Other work of the process has its turn after so many milliseconds. */
const breathMs = 15;
function breathing(): () => Promise<void> | void {
	let since = performance.now();
	return () => {
		if (performance.now() - since < breathMs) return;
		return setImmediate().then(() => void (since = performance.now()));
	};
}

/** Works the network out anew; where no tie has changed, nothing moves. Only one at a time. */
export async function redrawNetwork(db: Database): Promise<void> {
	const years = yearsUntil(now());
	await db.transaction().execute(async (trx) => {
		await waitForTurn(trx);
		const changed = await writeTies(trx, { first: years.at(-1)!, last: years[0]! });
		if (!changed) return;
		const ties = await tiesKept(trx);
		const pause = breathing();
		await writePlaces(trx, await layOut(overAllYears(ties), await placesKept(trx), pause));
		for (const year of years) {
			const own = ties.filter((tie) => tie.year === year);
			await writeBindings(trx, year, await bindingShares(own, pause));
		}
		await forgetYears(trx, years.at(-1)!);
	});
}

/** A partner stands at one place, whichever year is looked at. */
function overAllYears(ties: readonly Edge[]): Edge[] {
	const once = new Map(ties.map(({ one, other }) => [`${one} ${other}`, { one, other }]));
	return [...once.values()];
}

export const redrawTask = defineTask<unknown>('municipality.redraw_network', redrawNetwork);
