/** Organisations that may stand twice are found by a job; whoever decides about organisations says which are two. */
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { asCase, mayDecideCase } from '#lib/organisations/access.ts';
import { pairOf } from '#lib/organisations/doubles/double.ts';
import * as writes from '#lib/organisations/doubles/double-writes.server.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { lockForDecision } from '#lib/organisations/queries.server.ts';
import { record, type OrganisationVerb } from '#lib/organisations/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';

/** Looks at all that stand. Done twice, it changes nothing. */
export const findDoubles = defineTask<unknown>('organisations.find_doubles', (db) =>
	writes.keepDoubles(db, now()),
);

type TwoEntries = { one: number; other: number };

/** The two are different, until somebody looks at them again. @throws 404, Refused `own_case` */
export const sayDifferent = (db: Database, actor: Actor, two: TwoEntries): Promise<void> =>
	ofTwo(db, actor, two, async (trx, { pair, by, recorded }) => {
		if (await writes.setDifferent(trx, pair, now(), by.id)) await recorded('said_different');
	});

/** Before the municipality once more: that they are different was said by mistake. @throws 404, Refused `own_case` */
export const lookAgain = (db: Database, actor: Actor, two: TwoEntries): Promise<void> =>
	ofTwo(db, actor, two, async (trx, { pair, recorded }) => {
		if (await writes.clearDifferent(trx, pair)) await recorded('looked_at_again');
	});

interface Deciding {
	pair: ReturnType<typeof pairOf>;
	by: ActorPerson;
	recorded: (verb: OrganisationVerb) => Promise<void>;
}

const ofTwo = (
	db: Database,
	actor: Actor,
	{ one, other }: TwoEntries,
	decide: (trx: Transaction, deciding: Deciding) => Promise<void>,
): Promise<void> =>
	db.transaction().execute(async (trx) => {
		if (!mayDecideCase(actor) || !actor.person) notFound();
		const pair = pairOf(one, other);
		const first: Organisation = found(await lockForDecision(trx, pair.oneId));
		const second: Organisation = found(await lockForDecision(trx, pair.otherId));
		await refuseOwnCase(trx, actor, asCase(first), asCase(second));
		await decide(trx, {
			pair,
			by: actor.person,
			recorded: (verb) =>
				record(
					trx,
					actor,
					`organisation.${verb}`,
					{ id: first.id, organisationId: first.id },
					{ other: second.id },
				),
		});
	});
