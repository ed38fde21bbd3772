/** Two entries of one organisation become one: whoever decides about organisations sees what goes over and what stands in the way, then does it. */
import { rolesFor } from '#lib/accounts/access.ts';
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { asCase, mayDecideCase } from '#lib/organisations/access.ts';
import { mergedLetter } from '#lib/organisations/merging/letters.server.ts';
import * as queries from '#lib/organisations/merging/merge-queries.server.ts';
import { insertMerge, moveEverything, takeOverCvr } from '#lib/organisations/merging/merge-writes.server.ts';
import { obstaclesOfEntries, type Obstacle } from '#lib/organisations/merging/merging.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { pickPartners } from '#lib/organisations/picker-queries.server.ts';
import { findDuplicates } from '#lib/organisations/application/approval-queries.server.ts';
import { findOrganisationBySlug, lockForDecision, setState } from '#lib/organisations/queries.server.ts';
import { record } from '#lib/organisations/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

function decider(actor: Actor): ActorPerson {
	if (!mayDecideCase(actor) || !actor.person) notFound();
	return actor.person;
}

async function obstaclesTo(db: Handle, from: Organisation, into: Organisation): Promise<Obstacle[]> {
	const own = obstaclesOfEntries(from, into);
	return own.includes('same') ? own : [...own, ...(await queries.obstaclesBetween(db, from.id, into.id))];
}

const suggested = 10;

/**
 * What would go over from one to the other, and why not; without another, those it may be the same as, and those found by name.
 * @throws 404 for who does not decide about organisations
 */
export async function mergePreview(
	db: Database,
	actor: Actor,
	{ from: slug, into: other, text }: { from: string; into: string | null; text: string },
) {
	decider(actor);
	const from = found(await findOrganisationBySlug(db, slug));
	const [alike, picked] = await Promise.all([
		findDuplicates(db, from.id),
		pickPartners(db, text, { except: [from.id], limit: suggested }),
	]);
	const choices = {
		alike: alike.map(({ id, slug: own, name, kind }) => ({ id, slug: own, name, kind })),
		picked,
	};
	if (other === null) return { from, into: null, choices };
	const into = found(await findOrganisationBySlug(db, other));
	const [obstacles, moving, there] = await Promise.all([
		obstaclesTo(db, from, into),
		queries.whatIsOf(db, from.id),
		queries.whatIsOf(db, into.id),
	]);
	return { from, into: { organisation: into, obstacles, moving, there }, choices };
}

/**
 * `from` goes up in `into`: all that is its own goes over, its address leads there, and the entry is closed. In one
 * transaction, or not at all; done already, it changes nothing.
 * @throws 404, Refused `merge_<obstacle>`, `own_case`
 */
export async function mergeOrganisations(
	db: Database,
	actor: Actor,
	{ from: given, into: kept, reason }: { from: string; into: string; reason: string },
): Promise<void> {
	const by = decider(actor);
	const ids = [
		found(await findOrganisationBySlug(db, given)).id,
		found(await findOrganisationBySlug(db, kept)).id,
	];
	await db.transaction().execute(async (trx) => {
		const held = new Map<number, Organisation>();
		for (const id of [...new Set(ids)].toSorted((a, b) => a - b))
			held.set(id, found(await lockForDecision(trx, id)));
		const [from, into] = [found(held.get(ids[0]!)), found(held.get(ids[1]!))];
		if ((await queries.mergedInto(trx, from.id))?.id === into.id) return;
		await refuseOwnCase(trx, actor, asCase(from), asCase(into));
		const [obstacle] = await obstaclesTo(trx, from, into);
		if (obstacle) throw new Refused(`merge_${obstacle}`);
		const at = now();
		const pair = { from: from.id, into: into.id };
		await insertMerge(trx, { fromId: from.id, intoId: into.id, reason, mergedAt: at, mergedBy: by.id });
		await moveEverything(trx, pair, at);
		await setState(trx, from.id, 'closed', at, by.id);
		await takeOverCvr(trx, pair);
		await record(
			trx,
			actor,
			'organisation.merged',
			{ id: into.id, organisationId: into.id },
			{ from: from.id },
		);
		await write(
			trx,
			members({ organisationId: into.id }, rolesFor('manage')),
			`organisation-merged:${from.id}`,
			({ name }) => mergedLetter(name, from, into),
		);
	});
}
