/** Everything that waits for the municipality's judgement, in one list: what each is, since when, and where it is decided. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { mustOversee } from '#lib/municipality/oversee.ts';
import type { Looker } from '#lib/municipality/waiting-rows.server.ts';
import {
	decidedByKind,
	waitingByKind,
	workPage,
} from '#lib/municipality/worklist/worklist-queries.server.ts';
import {
	workKinds,
	type Decided,
	type Waiting,
	type WorkItem,
	type WorklistFilter,
} from '#lib/municipality/worklist/worklist.ts';
import { changedFields } from '#lib/organisations/application/changes.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';

/** So many lines are in a file at most: those that have waited the longest. */
export const mostInFile = 10_000;

const nobody: Waiting = { count: 0, median: 0, oldest: 0 };
const nothing: Decided = { count: 0, median: 0 };

/** @throws 404 for who is not of the municipality */
function lookerOf(actor: Actor): Looker {
	mustOversee(actor);
	const at = now();
	const { id: personId } = found(actor.person ?? undefined);
	return { now: at, today: copenhagenDate(at), personId, own: municipalityMay(actor, 'verify-own') };
}

/** How many wait under each filter, in their order. @throws 404 for who is not of the municipality */
export async function howManyWait(
	db: Database,
	actor: Actor,
	filters: readonly WorklistFilter[],
): Promise<number[]> {
	const waits = await waitingByKind(db, lookerOf(actor));
	return filters.map(({ kind }) =>
		workKinds.reduce((sum, one) => sum + (kind && kind !== one ? 0 : (waits[one]?.count ?? 0)), 0),
	);
}

/** @throws 404 for who is not of the municipality */
export async function worklist(
	db: Database,
	actor: Actor,
	{ kind }: WorklistFilter,
	asked: { after: string | null; limit: number },
) {
	const at = lookerOf(actor);
	const [page, waits, decided] = await Promise.all([
		workPage(db, kind, at, asked),
		waitingByKind(db, at),
		decidedByKind(db, at),
	]);
	const items = page.rows.map(({ versions, ...row }): WorkItem => {
		const [last, before] = versions ?? [];
		return { ...row, changed: changedFields(before, last) };
	});
	const waiting = workKinds.map((one) => ({
		kind: one,
		...(waits[one] ?? nobody),
		decided: decided[one] ?? nothing,
	}));
	return { items, waiting, next: page.next, first: page.first };
}
