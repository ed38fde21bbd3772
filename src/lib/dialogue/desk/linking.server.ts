/** What takes a barrier away: the promises, actions and needs that it is linked to. */
import { acting } from '#lib/accounts/acting.server.ts';
import { may } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { answeringPerson } from '#lib/dialogue/access.ts';
import { isShown, mostBeside } from '#lib/dialogue/barriers/barrier.ts';
import { lockBarrier } from '#lib/dialogue/barriers/queries.server.ts';
import { countBeside } from '#lib/dialogue/barriers/writes.server.ts';
import * as queries from '#lib/dialogue/desk/link-queries.server.ts';
import { pastedThing } from '#lib/dialogue/desk/pasted.ts';
import { holdForDesk } from '#lib/dialogue/desk/reading.server.ts';
import { recordBarrier } from '#lib/dialogue/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';

/**
 * @param page the address of a promise, an action or a need, as it is pasted
 * @throws 404, Refused `own_case`, `barrier_not_shown`, `barrier_link_unknown`, `barrier_most`
 */
export const linkBarrier = (db: Database, actor: Actor, slug: string, page: string): Promise<void> => {
	const by = answeringPerson(actor);
	return acting(db, actor, async (trx) => {
		const barrier = await holdForDesk(trx, actor, slug);
		if (!isShown(barrier.state)) throw new Refused('barrier_not_shown');
		const thing = pastedThing(page, ['commitment', 'action', 'posting']);
		const id = thing && (await queries.findThing(trx, thing));
		if (!thing || !id) throw new Refused('barrier_link_unknown', 'page');
		if ((await countBeside(trx, 'barrierLink', barrier.id)) >= mostBeside)
			throw new Refused('barrier_most', 'page', { most: String(mostBeside) });
		const linked = { linkedAt: now(), linkedBy: by.id };
		if (await queries.insertLink(trx, barrier.id, { kind: thing.kind, id }, linked))
			await recordBarrier(trx, actor, 'barrier.linked', barrier, { to: thing.kind });
	});
};

/** @throws 404 */
export const unlinkBarrier = (db: Database, actor: Actor, slug: string, id: number): Promise<void> => {
	answeringPerson(actor);
	return acting(db, actor, async (trx) => {
		const barrier = await holdForDesk(trx, actor, slug);
		if (!(await queries.deleteLink(trx, barrier.id, id))) notFound();
		await recordBarrier(trx, actor, 'barrier.unlinked', barrier);
	});
};

/**
 * A need that a member has drafted from a barrier: linked as it is made, and shown beside it once it is published. What is no
 * longer shown, or full, is left as it is: the need is there either way.
 * @param posting the last part of the need's address
 */
export const linkNeed = (
	db: Database,
	actor: Actor,
	slug: string,
	posting: { slug: string; organisation: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const membership = actor.memberships.find((one) => one.slug === posting.organisation);
		const { person } = actor;
		if (!person || !membership || !may(actor, 'edit', membership.organisationId)) return notFound();
		const barrier = await lockBarrier(trx, slug);
		const need = await queries.findOwnPosting(trx, posting.slug, membership.organisationId);
		if (!barrier || !need || !isShown(barrier.state)) return;
		if ((await countBeside(trx, 'barrierLink', barrier.id)) >= mostBeside) return;
		const linked = { linkedAt: now(), linkedBy: person.id };
		const to = { kind: 'posting' as const, id: need.id };
		if (await queries.insertLink(trx, barrier.id, to, linked))
			await recordBarrier(trx, actor, 'barrier.linked', barrier, { to: 'posting' });
	});
