/** One event that was entered twice becomes one: the other's address and sign-ups go over to it. */
import { municipalityMay, rolesFor } from '#lib/accounts/access.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { mayEditEvent } from '#lib/events/access.ts';
import { coOrganisersOf } from '#lib/events/co-organisers/co-organiser-queries.server.ts';
import { isChosen, stepFor } from '#lib/events/co-organisers/co-organiser.ts';
import { chooseCoOrganisers } from '#lib/events/co-organisers/co-organisers.server.ts';
import { mostCoOrganisers, type CityEvent } from '#lib/events/event.ts';
import { forgetPairsOf } from '#lib/events/look-alikes/look-alike-queries.server.ts';
import { mergedOrganiserLetter } from '#lib/events/merging/letters.server.ts';
import { moveRegistrations } from '#lib/events/merging/move-registrations.server.ts';
import { setMerged } from '#lib/events/merging/merging-writes.server.ts';
import { withdrawPart } from '#lib/events/parts/part-writes.server.ts';
import { findEvent, lockEventById } from '#lib/events/queries.server.ts';
import { record } from '#lib/events/record.server.ts';
import { promoteWaiting } from '#lib/events/registrations/seats.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** Both are public, neither off, nor held, nor over. */
const canMerge = ({ state, heldAt, endsAt }: CityEvent, at: Date): boolean =>
	(state === 'published' || state === 'postponed') && heldAt === null && endsAt > at;

/** @throws 404, or Refused `own_case` */
async function refuseMerging(trx: Transaction, actor: Actor, both: readonly CityEvent[]): Promise<void> {
	if (both.every((event) => mayEditEvent(actor, event))) return;
	if (!municipalityMay(actor, 'moderate')) notFound();
	const cases = both.map(({ organisationId, createdAt }) => ({ organisationId, since: createdAt }));
	await refuseOwnCase(trx, actor, ...cases);
}

/**
 * `from` goes up in `into`: its address leads there, who signed up for it comes there, and its organiser is asked to hold
 * the other with it. By the municipality, or by who may edit both.
 * @throws Refused `event_merge_closed`, `event_merge_umbrella`, `own_case`, `event_merge_no_sign_up`, `event_merge_full`
 */
export async function mergeEvents(
	db: Database,
	actor: Actor,
	slugs: { from: string; into: string },
): Promise<void> {
	const ids = [found(await findEvent(db, slugs.from)).id, found(await findEvent(db, slugs.into)).id] as const;
	await acting(db, actor, async (trx) => {
		const held = new Map<number, CityEvent>();
		for (const id of ids.toSorted((a, b) => a - b)) held.set(id, found(await lockEventById(trx, id)));
		const [from, into] = [found(held.get(ids[0])), found(held.get(ids[1]))];
		await refuseMerging(trx, actor, [from, into]);
		if (from.mergedIntoId === into.id) return;
		const at = now();
		if (from.id === into.id || !canMerge(from, at) || !canMerge(into, at))
			throw new Refused('event_merge_closed');
		if (from.isUmbrella) throw new Refused('event_merge_umbrella');
		await moveRegistrations(trx, from, into);
		if (from.umbrellaId !== null)
			await withdrawPart(trx, { umbrellaId: from.umbrellaId, eventId: from.id }, at);
		await setMerged(trx, from, into.id, { at, by: actor.person?.id ?? null });
		await forgetPairsOf(trx, from.id);
		await promoteWaiting(trx, into.id);
		if (from.organisationId !== into.organisationId) await askOrganiser(trx, actor, from, into);
		await record(trx, actor, 'event.merged', from, { into: into.id });
		await write(
			trx,
			members({ organisationId: from.organisationId }, rolesFor('edit')),
			`event-merged-organiser-${from.id}`,
			({ name }) => mergedOrganiserLetter(name, from, into),
		);
	});
}

/** Unless it has said no lately, or there is no room for one more. */
async function askOrganiser(trx: Transaction, actor: Actor, from: CityEvent, into: CityEvent): Promise<void> {
	const known = await coOrganisersOf(trx, into.id);
	const chosen = known.filter(isChosen).map(({ id }) => id);
	const own = known.find(({ id }) => id === from.organisationId);
	const step = stepFor(own, { chosen: true, isPublic: true, at: now() });
	if (step === 'refuse' || chosen.length >= mostCoOrganisers) return;
	const about = { id: into.id, isPublic: true };
	await chooseCoOrganisers(trx, actor, about, [...chosen, from.organisationId]);
}
