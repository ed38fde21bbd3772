/** Asking others to hold an event with one, and what they answer. The database repeats who may say what (`event_organiser_guard`). */
import { rolesFor } from '#lib/accounts/access.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import { theSystem, type Actor } from '#lib/accounts/actor.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { askLetter } from '#lib/events/co-organisers/letters.server.ts';
import * as queries from '#lib/events/co-organisers/co-organiser-queries.server.ts';
import {
	isChosen,
	mayAnswer,
	stepFor,
	type AskAnswer,
	type CoOrganiser,
} from '#lib/events/co-organisers/co-organiser.ts';
import { findEventById } from '#lib/events/queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { record } from '#lib/events/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** More than a form holds at once, so that a few can say no; fewer than a mailing. */
const mostAsked = 24;

interface Asking {
	id: number;
	isPublic: boolean;
}

/**
 * The organiser's choice, as the form was saved: who is new is asked once the event is public, and who is no longer
 * chosen is out. The caller holds the event.
 * @throws Refused `event_ask_declined` for those who said no within the last 30 days, `event_ask_many`
 */
export async function chooseCoOrganisers(
	trx: Transaction,
	actor: Actor,
	{ id: eventId, isPublic }: Asking,
	chosenIds: readonly number[],
): Promise<void> {
	const at = now();
	const known = new Map((await queries.lockCoOrganisers(trx, eventId)).map((row) => [row.id, row]));
	for (const organisationId of new Set([...known.keys(), ...chosenIds])) {
		const row = known.get(organisationId);
		const chosen = chosenIds.includes(organisationId);
		const key = { eventId, organisationId };
		const step = stepFor(row, { chosen, isPublic, at });
		if (step === 'refuse') throw new Refused('event_ask_declined', 'coOrganisers', { name: row?.name ?? '' });
		if (step === 'name') await queries.insertCoOrganiser(trx, { ...key, state: 'named' });
		if (step === 'forget') await queries.forgetCoOrganiser(trx, eventId, organisationId);
		if (step === 'withdraw') {
			const decidedBy = actor.person?.id ?? null;
			await queries.updateCoOrganiser(trx, key, { state: 'withdrawn', decidedAt: at, decidedBy });
			await record(trx, actor, 'event.co_organiser_withdrawn', { id: eventId, organisationId });
		}
		if (step === 'ask' || step === 'ask_quietly')
			await ask(trx, actor, key, row, row && step === 'ask_quietly' ? row.asks : (row?.asks ?? 0) + 1);
	}
	if ((await queries.countAsked(trx, eventId)) > mostAsked)
		throw new Refused('event_ask_many', 'coOrganisers');
}

/** Asks those who were chosen while the event was a draft. The caller holds the event. */
export async function askChosen(trx: Transaction, actor: Actor, eventId: number): Promise<void> {
	const chosen = (await queries.lockCoOrganisers(trx, eventId)).filter(isChosen);
	await chooseCoOrganisers(
		trx,
		actor,
		{ id: eventId, isPublic: true },
		chosen.map(({ id }) => id),
	);
}

/** @param asks which time the question is put: each is mailed once */
async function ask(
	trx: Transaction,
	actor: Actor,
	key: { eventId: number; organisationId: number },
	known: CoOrganiser | undefined,
	asks: number,
): Promise<void> {
	const asked = { state: 'asked' as const, askedBy: actor.person?.id ?? null, asks };
	// A question that is put back keeps its day, so that the next mail is counted from the last one.
	const askedAt = known?.asks === asks && known.askedAt ? known.askedAt : now();
	if (known)
		await queries.updateCoOrganiser(trx, key, { ...asked, askedAt, decidedAt: null, decidedBy: null });
	else await queries.insertCoOrganiser(trx, { ...key, ...asked, askedAt });
	await record(trx, actor, 'event.co_organiser_asked', { ...key, id: key.eventId });
	const series = await queries.answeredForSeries(trx, key);
	if (series && series.personId !== null) {
		// Who holds the series too has said so: nobody is asked every week.
		const decided = { decidedAt: now(), decidedBy: series.personId };
		await queries.updateCoOrganiser(trx, key, { state: 'accepted', ...decided });
		await record(trx, theSystem, 'event.co_organiser_accepted', { ...key, id: key.eventId });
		return;
	}
	const event = found(await findEventById(trx, key.eventId));
	const desk = found(await queries.deskOf(trx, key.organisationId));
	const to = members({ organisationId: key.organisationId }, rolesFor('edit'));
	const about = series ? `series-${series.seriesId}-${copenhagenDate(now())}` : `${key.eventId}-${asks}`;
	await write(trx, to, `event-ask-${about}`, ({ name }) => askLetter(name, event, desk));
}

/**
 * An asked organisation says yes or no, to all dates of a series at once, or leaves. Saying the same again changes nothing; of two at once the first is heard.
 * @throws Refused `event_ask_gone` where the question was taken back or answered otherwise, `event_ask_not_approved`
 */
export const answerAsk = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	eventSlug: string,
	answer: AskAnswer,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const organisation = await organisationFor(trx, actor, organisationSlug, 'edit');
		const row = found(await queries.lockAsk(trx, eventSlug, organisation.id));
		if (row.state === 'named') notFound();
		if (row.state === answer) return;
		if (!mayAnswer(row.state, answer)) throw new Refused('event_ask_gone');
		if (answer === 'accepted' && row.eventState === 'cancelled') throw new Refused('event_ask_gone');
		if (answer === 'accepted' && organisation.state !== 'approved')
			throw new Refused('event_ask_not_approved');
		const key = { eventId: row.eventId, organisationId: organisation.id };
		const decidedBy = actor.person?.id ?? null;
		await queries.updateCoOrganiser(trx, key, { state: answer, decidedAt: now(), decidedBy });
		await record(trx, actor, `event.co_organiser_${answer}`, { ...key, id: row.eventId });
		if (answer === 'left') return;
		for (const { eventId } of await queries.lockAskedInSeries(trx, key)) {
			const other = { ...key, eventId };
			await queries.updateCoOrganiser(trx, other, { state: answer, decidedAt: now(), decidedBy });
			await record(trx, actor, `event.co_organiser_${answer}`, { ...other, id: eventId });
		}
	});
