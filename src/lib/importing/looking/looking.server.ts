/** A file that is handed in again is looked at, and what somebody says yes to is done; the caller holds the source, and has checked the actor. */
import { isEditable } from '#lib/events/event.ts';
import { cancelImported, changeImported, lockImported } from '#lib/events/writing/imported.server.ts';
import { signsOf, without } from '#lib/importing/as-event.ts';
import {
	asImported,
	saidOf,
	spanFrom,
	withDoubts,
	type Frame,
	type Outcome,
} from '#lib/importing/applying.server.ts';
import {
	absentFrom,
	lookSign,
	missedIn,
	partsSaid,
	saidOfEvent,
	wouldAct,
	type PartSaid,
} from '#lib/importing/looking/look.ts';
import { plan } from '#lib/importing/plan.ts';
import { isNewer, type Proposal, type Reading } from '#lib/importing/proposal.ts';
import { lockItems, type StoredItem } from '#lib/importing/queries.server.ts';
import { parts } from '#lib/importing/source.ts';
import {
	insertItem,
	replaceRefusals,
	undecided,
	updateItem,
	updateSource,
} from '#lib/importing/writes.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** What is new is proposed, what it says otherwise waits at its item, and no event is touched. */
export async function lookAtFile(trx: Transaction, frame: Frame, reading: Reading): Promise<Outcome> {
	const { source } = frame;
	const at = now();
	const span = { now: at, until: spanFrom(at).until };
	await replaceRefusals(trx, source.id, reading.refused);
	const items = await lockItems(trx, source.id, at);
	const planned = plan(items, reading, { ...span, whole: false });
	const { fresh, known } = await withDoubts(trx, frame, planned);
	for (const proposal of fresh)
		if (!proposal.cancelled) await insertItem(trx, source.id, { ...proposal, fileAt: at });
	let [changed, unchanged, gone] = [0, 0, 0];
	for (const { item, proposal, changed: isOther } of known) {
		await updateItem(trx, item.id, { ...undecided, fileAt: at });
		if (await waits(trx, item as StoredItem, proposal, isOther)) changed++;
		else if (item.eventId !== null) unchanged++;
	}
	const absent = absentFrom(items, new Set(known.map(({ item }) => item)));
	// They belong to this file from now on, whether it says something of them or not.
	for (const { id } of absent) await updateItem(trx, id, { fileAt: at });
	for (const { item, pending } of missedIn(absent, reading, span)) {
		const event = await eventOf(trx, item);
		const isFor = event && wouldAct({ ...item, pending, said: null }, event);
		await updateItem(trx, item.id, { ...undecided, ...(isFor && { pending }) });
		if (isFor) gone++;
	}
	await updateSource(trx, source.id, { unchanged });
	return { fresh: fresh.length, changed, gone };
}

const eventOf = (trx: Transaction, { eventId }: Pick<StoredItem, 'eventId'>) =>
	eventId === null ? Promise.resolve(undefined) : lockImported(trx, eventId);

/** What it says otherwise is for somebody to decide; what would change nothing here is only kept at its item. */
async function waits(
	trx: Transaction,
	item: StoredItem,
	proposal: Proposal,
	isOther: boolean,
): Promise<boolean> {
	if (!isNewer(proposal, item)) return false;
	const event = isOther ? await eventOf(trx, item) : undefined;
	if (!event) {
		await updateItem(trx, item.id, saidOf(proposal));
		return false;
	}
	if (wouldAct({ ...item, pending: 'changed', said: proposal }, event)) {
		await updateItem(trx, item.id, { pending: 'changed', said: JSON.stringify(proposal) });
		return true;
	}
	if (isEditable(event) && !proposal.cancelled)
		await updateItem(trx, item.id, {
			...saidOf(proposal),
			kept: keptAmong(partsSaid(item, event, proposal)),
		});
	return false;
}

const keptAmong = (said: readonly PartSaid[]) => said.flatMap(({ part, kept }) => (kept ? part : []));

type Decided = 'done' | 'left' | 'edited' | null;

/**
 * Does what was said yes to, if it is still what was looked at; else it is there to be looked at again. What was not
 * said yes to stays as it is, and comes again with the next file.
 * @returns null where nothing waited any more
 */
export async function decide(
	trx: Transaction,
	frame: Frame,
	item: StoredItem,
	{ sign, chosen }: { sign: string; chosen: boolean },
): Promise<Decided> {
	const event = await eventOf(trx, item);
	if (!item.pending || !event) return null;
	const isAsSeen = lookSign(item, event) === sign;
	if (!isAsSeen && !chosen) return 'left';
	if (!isAsSeen) {
		await updateItem(trx, item.id, wouldAct(item, event) ? { editedSince: true } : undecided);
		return 'edited';
	}
	await updateItem(trx, item.id, undecided);
	if (!chosen) return 'left';
	const said = item.said && saidOfEvent(item.said);
	if (!said || said.cancelled) {
		if (said) await updateItem(trx, item.id, saidOf(said));
		await cancelImported(trx, frame.actor, event, m.import_cancelled_reason());
		return 'done';
	}
	const other = partsSaid(item, event, said);
	const open = other.flatMap(({ part, kept }) => (kept ? [] : part));
	const closed = parts.filter((part) => !open.includes(part));
	const imported = await asImported(trx, frame.organisation.id, said, frame.places, event.priceKr);
	await changeImported(trx, frame.actor, event, without(imported, closed));
	const signs = signsOf(imported);
	const written = item.written?.map((sign, index) => (open.includes(parts[index]!) ? signs[index]! : sign));
	await updateItem(trx, item.id, { ...saidOf(said), kept: keptAmong(other), written: written ?? signs });
	return 'done';
}
