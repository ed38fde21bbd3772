/** What may be the same event is put before those who know, who may say that it is not. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { lookAlikes, type Entered } from '#lib/events/look-alikes/finding.server.ts';
import { pairOf } from '#lib/events/look-alikes/look-alike.ts';
import * as queries from '#lib/events/look-alikes/look-alike-queries.server.ts';
import { lockEventById } from '#lib/events/queries.server.ts';
import { record } from '#lib/events/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** Puts a public event's look-alikes before the municipality, each pair once. */
export async function flagLookAlikes(trx: Transaction, event: Entered): Promise<void> {
	const alike = await lookAlikes(trx, event);
	await queries.insertPairs(
		trx,
		event.id,
		alike.map(({ id }) => id),
		now(),
	);
}

/** For a first publishing. @throws Refused `event_looks_alike` unless it was said that none of them is the same */
export async function refuseLookAlikes(trx: Transaction, event: Entered, notTheSame: boolean): Promise<void> {
	if (!notTheSame && (await lookAlikes(trx, event)).length > 0)
		throw new Refused('event_looks_alike', 'notTheSame');
}

type TwoEvents = { event: number; other: number };

/** The municipality says that the two are different, until somebody looks at them again. @throws Refused `own_case` */
export const sayDifferent = (db: Database, actor: Actor, two: TwoEvents): Promise<void> =>
	ofTwo(db, actor, two, async (trx, { pair, by, recorded }) => {
		if (await queries.setDifferent(trx, pair, { at: now(), by })) await recorded('event.said_different');
	});

/** Before the municipality once more: that the two are different was said by mistake. @throws Refused `own_case` */
export const lookAgain = (db: Database, actor: Actor, two: TwoEvents): Promise<void> =>
	ofTwo(db, actor, two, async (trx, { pair, recorded }) => {
		if (await queries.clearDifferent(trx, pair)) await recorded('event.looked_at_again');
	});

interface Deciding {
	pair: ReturnType<typeof pairOf>;
	by: number | null;
	recorded: (verb: 'event.said_different' | 'event.looked_at_again') => Promise<void>;
}

const ofTwo = (
	db: Database,
	actor: Actor,
	{ event, other }: TwoEvents,
	decide: (trx: Transaction, deciding: Deciding) => Promise<void>,
): Promise<void> =>
	db.transaction().execute(async (trx) => {
		if (!municipalityMay(actor, 'moderate')) notFound();
		const pair = pairOf(event, other);
		const one = found(await lockEventById(trx, pair.eventId));
		const two = found(await lockEventById(trx, pair.otherId));
		await refuseOwnCase(
			trx,
			actor,
			...[one, two].map(({ organisationId, createdAt }) => ({ organisationId, since: createdAt })),
		);
		await decide(trx, {
			pair,
			by: actor.person?.id ?? null,
			recorded: (verb) => record(trx, actor, verb, one, { other: two.id }),
		});
	});
