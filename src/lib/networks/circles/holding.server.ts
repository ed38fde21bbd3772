/** A circle that is held while somebody who runs it writes in it. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { runningPerson } from '#lib/networks/access.ts';
import { lockCircle, type Circle } from '#lib/networks/circles/queries.server.ts';
import { recordForum, recordNetwork, type OfForums } from '#lib/networks/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';

export interface Running {
	trx: Transaction;
	circle: Circle;
	by: number;
	at: Date;
	/** Writes down what was done, as of a forum or of a network. */
	record: (deed: Deed, facts?: Record<string, string>) => Promise<void>;
}
type Deed = Parameters<typeof recordForum>[2] extends `forum.${infer Any}` ? Exclude<Any, OfForums> : never;

const hold = async (trx: Transaction, actor: Actor, slug: string): Promise<Running> => {
	const circle = found(await lockCircle(trx, slug));
	const { id: by } = runningPerson(actor, circle);
	const about = { id: circle.id, organisationId: circle.coordinatorId };
	const record = (deed: Deed, facts = {}) =>
		circle.kind === 'forum'
			? recordForum(trx, actor, `forum.${deed}`, about, facts)
			: recordNetwork(trx, actor, `network.${deed}`, about, facts);
	return { trx, circle, by, at: now(), record };
};

/** @throws 404 for whoever does not run it */
export const running = <T>(
	db: Database,
	actor: Actor,
	slug: string,
	work: (held: Running) => Promise<T>,
): Promise<T> => acting(db, actor, async (trx) => work(await hold(trx, actor, slug)));

/** As `running`, at most once for a form's key. */
export const runningOnce = (
	db: Database,
	actor: Actor,
	slug: string,
	key: string | undefined,
	work: (held: Running) => Promise<string>,
): Promise<string> => actingOnce(db, actor, key, async (trx) => work(await hold(trx, actor, slug)));

export const tooMany = (count: number): Refused => new Refused('circle_most', '', { most: String(count) });
