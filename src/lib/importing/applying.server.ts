/** A reading of a source becomes events, changes and marks; the caller holds the source, and has checked the actor. */
import type { Actor } from '#lib/accounts/actor.ts';
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import {
	cancelImported,
	changeImported,
	createImported,
	lockImported,
	type Imported,
} from '#lib/events/writing/imported.server.ts';
import {
	importedOf,
	lackingIn,
	placeOf,
	signsOf,
	keptOf,
	without,
	wordsOf,
} from '#lib/importing/as-event.ts';
import { doubtsOf } from '#lib/importing/doubts.server.ts';
import { plan, type Plan } from '#lib/importing/plan.ts';
import { isNewer, type Proposal, type Reading } from '#lib/importing/proposal.ts';
import { lockItems, type StoredItem } from '#lib/importing/queries.server.ts';
import { daysAhead, isDoubtful, parts, type Part, type Source } from '#lib/importing/source.ts';
import { deleteItem, insertItem, replaceRefusals, updateItem } from '#lib/importing/writes.server.ts';
import { placed, resolvePlace } from '#lib/listings/place.server.ts';
import type { Place } from '#lib/listings/listing.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { listSites } from '#lib/organisations/readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { checkWording } from '#lib/policy/wording.ts';

/** What was typed of each place, and its columns once they were asked for. */
type Places = Map<string | null, { typed: ReturnType<typeof placeOf>; place?: Place }>;

export const spanFrom = (at: Date) => ({ now: at, until: new Date(at.getTime() + daysAhead * 86_400_000) });

/** Each place with its pin, asked for before the transaction, because it may ask another server. */
export async function placesOf(
	db: Database,
	organisationId: number,
	proposals: readonly Pick<Proposal, 'place'>[],
): Promise<Places> {
	const sites = await listSites(db, organisationId);
	const places: Places = new Map();
	for (const { place } of proposals) {
		if (places.has(place)) continue;
		const typed = placeOf(place, sites);
		places.set(place, { typed: await placed(db, typed).catch(() => typed) });
	}
	return places;
}

/** What a proposal is here, with its place found. */
export async function asImported(
	trx: Transaction,
	organisationId: number,
	proposal: Proposal,
	places: Places,
	priceKr = 0,
): Promise<Imported> {
	const known = places.get(proposal.place) ?? { typed: placeOf(proposal.place, []) };
	const place = (known.place ??= await resolvePlace(trx, organisationId, known.typed).catch(
		(cause: unknown) => {
			if (!(cause instanceof Refused)) throw cause;
			return resolvePlace(trx, organisationId, placeOf(proposal.place, []));
		},
	));
	places.set(proposal.place, known);
	const { title, startsAt, endsAt } = proposal;
	return {
		...place,
		title,
		startsAt,
		endsAt,
		description: wordsOf(proposal),
		onlineUrl: known.typed.onlineUrl,
		priceKr: proposal.priceKr ?? priceKr,
	};
}

export interface Frame {
	actor: Actor;
	organisation: Pick<Organisation, 'id' | 'state'>;
	source: Source;
	places: Places;
}

/** Makes the event of an item. What lacks something, or has words to look at, is a draft. */
export async function takeItem(
	trx: Transaction,
	{ actor, organisation, source, places }: Frame,
	item: Proposal & { id: number },
): Promise<void> {
	const imported = await asImported(trx, organisation.id, item, places);
	const publishes =
		source.publishes &&
		stateAllows(organisation.state, 'publish') &&
		!isDoubtful(item) &&
		lackingIn(imported).length === 0 &&
		checkWording(imported.title, imported.description).length === 0;
	const { danishLevel } = source;
	const eventId = await createImported(trx, actor, organisation.id, imported, { danishLevel, publishes });
	await updateItem(trx, item.id, { state: 'taken', eventId, written: signsOf(imported) });
}

export interface Outcome {
	fresh: number;
	changed: number;
	gone: number;
}

/** Of a feed. @param follows what is new becomes an event at once, as it was said yes to before */
export async function applyReading(
	trx: Transaction,
	frame: Frame,
	reading: Reading,
	{ follows }: { follows: boolean },
): Promise<Outcome> {
	const { source } = frame;
	const at = now();
	await replaceRefusals(trx, source.id, reading.refused);
	const items = await lockItems(trx, source.id, at);
	const { until } = spanFrom(at);
	const planned = plan(items, reading, { now: at, until: reading.shownUntil ?? until, whole: true });
	const { gone, back } = planned;
	const { fresh, known } = await withDoubts(trx, frame, planned);
	for (const proposal of fresh) {
		if (proposal.cancelled) continue;
		const id = await insertItem(trx, source.id, proposal);
		// What may be here already waits for somebody to look.
		const isHere = proposal.notes.some((note) => note === 'twice' || note === 'alike');
		if (follows && !isHere) await takeItem(trx, frame, { ...proposal, id });
	}
	for (const { id } of back) await updateItem(trx, id, { goneAt: null });
	const changes = known.filter(({ changed }) => changed);
	for (const { item, proposal } of known) await followItem(trx, frame, item as StoredItem, proposal);
	for (const item of gone) {
		if (item.state === 'proposed') await deleteItem(trx, item.id);
		else await updateItem(trx, item.id, { goneAt: at });
	}
	return { fresh: fresh.length, changed: changes.length, gone: gone.length };
}

type Doubted = Proposal & { alike?: number[] };

/** What nobody has said yes to yet is held beside what is here already, at every reading. */
export async function withDoubts(
	trx: Transaction,
	{ organisation, places }: Frame,
	{ fresh, known }: Pick<Plan, 'fresh' | 'known'>,
): Promise<{ fresh: Doubted[]; known: (Plan['known'][number] & { proposal: Doubted })[] }> {
	const open = [
		...fresh.filter(({ cancelled }) => !cancelled),
		...known.filter(({ item }) => item.state === 'proposed').map(({ proposal }) => proposal),
	];
	const imported: Imported[] = [];
	for (const proposal of open) imported.push(await asImported(trx, organisation.id, proposal, places));
	const doubts = await doubtsOf(trx, organisation.id, imported);
	const byProposal = new Map(open.map((proposal, index) => [proposal, doubts[index]!]));
	const doubted = (proposal: Proposal): Doubted => {
		const doubt = byProposal.get(proposal);
		return doubt ? { ...proposal, notes: [...proposal.notes, ...doubt.notes], alike: doubt.alike } : proposal;
	};
	return {
		fresh: fresh.map(doubted),
		known: known.map((one) => ({ ...one, proposal: doubted(one.proposal) })),
	};
}

/** What the source says now is kept, and written to the event where no person has written something else. */
async function followItem(
	trx: Transaction,
	frame: Frame,
	item: StoredItem,
	proposal: Doubted,
): Promise<void> {
	const changed = JSON.stringify(saidOf(proposal)) !== JSON.stringify(saidOf(item));
	if (!changed || !isNewer(proposal, item)) return;
	const event = item.eventId === null ? undefined : await lockImported(trx, item.eventId);
	if (!event) return updateItem(trx, item.id, saidOf(proposal));
	if (proposal.cancelled && !item.cancelled) {
		await updateItem(trx, item.id, saidOf(proposal));
		return cancelImported(trx, frame.actor, event, m.import_cancelled_reason());
	}
	const imported = await asImported(trx, frame.organisation.id, proposal, frame.places, event.priceKr);
	const kept = keptOf(importedOf(event), imported, item.written);
	// A price that the source does not say is nobody's to follow.
	const closed: Part[] = proposal.priceKr === null ? [...kept, 'price'] : kept;
	const open = without(imported, kept);
	await changeImported(trx, frame.actor, event, open);
	const signs = signsOf(imported);
	const written =
		item.written?.map((sign, index) => (closed.includes(parts[index]!) ? sign : signs[index]!)) ?? signs;
	await updateItem(trx, item.id, { ...saidOf(proposal), kept, written });
}

/** What is kept of it at its item. */
export const saidOf = ({
	uid,
	recurrence,
	title,
	description,
	startsAt,
	endsAt,
	place,
	url,
	priceKr,
	cancelled,
	sequence,
	modifiedAt,
	notes,
	alike = [],
}: Doubted) => ({
	uid,
	recurrence,
	title,
	description,
	startsAt,
	endsAt,
	place,
	url,
	priceKr,
	cancelled,
	sequence,
	modifiedAt,
	notes,
	alike,
});
