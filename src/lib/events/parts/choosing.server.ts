/** An organiser puts events into a programme: its own at once, others' by asking. The database repeats who may (`event_part_guard`). */
import { rolesFor } from '#lib/accounts/access.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { deskOf } from '#lib/events/co-organisers/co-organiser-queries.server.ts';
import { isChosen, stepFor } from '#lib/events/co-organisers/co-organiser.ts';
import type { CityEvent } from '#lib/events/event.ts';
import { partAskLetter } from '#lib/events/parts/letters.server.ts';
import { whyNoPart, whyNoUmbrella } from '#lib/events/parts/part.ts';
import { lockParts, type HeldPart } from '#lib/events/parts/part-lock-queries.server.ts';
import * as writes from '#lib/events/parts/part-writes.server.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import { record } from '#lib/events/record.server.ts';
import { lockOwn } from '#lib/listings/frame.server.ts';
import { personOf } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

const isPart = (umbrella: Pick<CityEvent, 'id'>, { umbrellaId, asked }: HeldPart): boolean =>
	umbrellaId === umbrella.id || (asked !== null && isChosen(asked));

/** What the form that chooses parts is filled from. */
export const partValues = (slugs: readonly string[]) => ({ parts: slugs });

/**
 * The programme as its form was saved: what is ticked is a part, or is asked; what is not is none any more. Without any it
 * is no umbrella. Saving the same again changes nothing.
 * @throws Refused what `whyNoUmbrella` and `whyNoPart` say, `event_part_gone` for what is not there or not public,
 * `event_part_declined` within 30 days of a no, `edited_meanwhile`
 */
export const chooseParts = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ parts: chosen }: { parts: readonly string[] },
	edited?: Edited | null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { id } = found(await findEvent(trx, slug));
		let family: HeldPart[] = [];
		const { organisation, listing: umbrella } = await lockOwn(trx, actor, organisationSlug, async (held) => {
			family = await lockParts(held, id, [slug, ...chosen]);
			return family.find((event) => event.id === id);
		});
		const why = whyNoUmbrella(umbrella);
		if (why) throw new Refused(why);
		const events = family.filter((event) => event.id !== id || chosen.includes(slug));
		const before = events.filter((event) => isPart(umbrella, event)).map((event) => event.slug);
		refuseEdited(edited, partValues(before));
		if (chosen.some((one) => !events.some((event) => event.slug === one)))
			throw new Refused('event_part_gone', 'parts');
		if (chosen.length > 0 && !umbrella.isUmbrella) await writes.setIsUmbrella(trx, umbrella.id, true);
		const asked: HeldPart[] = [];
		for (const event of events) {
			const isTicked = chosen.includes(event.slug);
			if (event.organisationId === organisation.id) await chooseOwn(trx, actor, umbrella, event, isTicked);
			else if (await chooseOthers(trx, actor, umbrella, event, isTicked)) asked.push(event);
		}
		if (chosen.length === 0 && umbrella.isUmbrella) await writes.setIsUmbrella(trx, umbrella.id, false);
		await writeAsks(trx, umbrella, organisation.name, asked);
	});

/** Asks those who were chosen while the umbrella was a draft; what cannot be a part any more is left. The caller holds it. */
export async function askParts(
	trx: Transaction,
	actor: Actor,
	umbrella: CityEvent,
	organiser: string,
): Promise<void> {
	if (!umbrella.isUmbrella) return;
	const named = (await lockParts(trx, umbrella.id, [])).filter(({ asked }) => asked?.state === 'named');
	const open = named.filter((event) => event.isShown && !whyNoPart(event, umbrella));
	for (const event of open) await ask(trx, actor, umbrella, event);
	await writeAsks(trx, umbrella, organiser, open);
}

function refusePart(event: HeldPart, umbrella: CityEvent): void {
	const why = whyNoPart(event, umbrella);
	if (why) throw new Refused(why, 'parts', { title: event.title });
}

async function chooseOwn(
	trx: Transaction,
	actor: Actor,
	umbrella: CityEvent,
	event: HeldPart,
	isTicked: boolean,
): Promise<void> {
	const isIn = event.umbrellaId === umbrella.id;
	if (isTicked === isIn) return;
	if (isTicked) {
		refusePart(event, umbrella);
		await writes.setUmbrella(trx, event.id, umbrella);
	} else await writes.release(trx, event.id);
	await record(trx, actor, isTicked ? 'event.part_added' : 'event.part_removed', event, {
		umbrella: umbrella.id,
	});
}

/** @returns whether its organisation is to be written to */
async function chooseOthers(
	trx: Transaction,
	actor: Actor,
	umbrella: CityEvent,
	event: HeldPart,
	chosen: boolean,
): Promise<boolean> {
	const key = { umbrellaId: umbrella.id, eventId: event.id };
	const isPublic = umbrella.state !== 'draft';
	const known = event.asked ?? undefined;
	const step = stepFor(known, { chosen, isPublic, at: now() });
	if (step === 'refuse') throw new Refused('event_part_declined', 'parts', { title: event.title });
	if (step === 'name' || step === 'ask' || step === 'ask_quietly') {
		if (event.state === 'draft' || !event.isShown) throw new Refused('event_part_gone', 'parts');
		refusePart(event, umbrella);
	}
	if (step === 'name') await writes.insertAsk(trx, { ...key, state: 'named' });
	if (step === 'forget') await writes.forgetAsk(trx, key);
	if (step === 'withdraw') {
		await writes.updateAsk(trx, key, { state: 'withdrawn', decidedAt: now(), decidedBy: personOf(actor) });
		if (event.umbrellaId === umbrella.id) await writes.release(trx, event.id);
		await record(trx, actor, 'event.part_withdrawn', event, { umbrella: umbrella.id });
	}
	if (step !== 'ask' && step !== 'ask_quietly') return false;
	await ask(trx, actor, umbrella, event, step === 'ask_quietly');
	return step === 'ask';
}

/** @param quietly the question is put back, and was mailed within the last days */
async function ask(
	trx: Transaction,
	actor: Actor,
	umbrella: CityEvent,
	event: HeldPart,
	quietly = false,
): Promise<void> {
	const key = { umbrellaId: umbrella.id, eventId: event.id };
	const { asked: known } = event;
	const asks = (known?.asks ?? 0) + (quietly ? 0 : 1);
	const askedAt = quietly && known?.askedAt ? known.askedAt : now();
	const row = { state: 'asked' as const, askedAt, askedBy: personOf(actor), asks };
	if (known) await writes.updateAsk(trx, key, { ...row, decidedAt: null, decidedBy: null });
	else await writes.insertAsk(trx, { ...key, ...row });
	await record(trx, actor, 'event.part_asked', event, { umbrella: umbrella.id });
}

/** One mail to each organisation for all of its events that were asked at once. */
async function writeAsks(
	trx: Transaction,
	umbrella: CityEvent,
	organiser: string,
	asked: readonly HeldPart[],
): Promise<void> {
	for (const [organisationId, parts] of Map.groupBy(asked, (event) => event.organisationId)) {
		const desk = found(await deskOf(trx, organisationId));
		const about = parts.map(({ id, asked: known }) => `${id}.${(known?.asks ?? 0) + 1}`).join('-');
		const to = members({ organisationId }, rolesFor('edit'));
		await write(trx, to, `event-part-ask-${umbrella.id}-${about}`, ({ name }) =>
			partAskLetter(name, { umbrella, parts, organiser }, desk),
		);
	}
}
