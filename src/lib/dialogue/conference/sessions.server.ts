/** What an editor of the municipality adds to a session: its track, and who speaks there and has said yes to being named. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { conveningPerson } from '#lib/dialogue/access.ts';
import { most, sessionDesk } from '#lib/dialogue/conference/conference.ts';
import type { SpeakerInput } from '#lib/dialogue/conference/input.ts';
import * as queries from '#lib/dialogue/conference/queries.server.ts';
import { recordConference } from '#lib/dialogue/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

/** A conference's year, and the last part of the session's address. */
export type NamedSession = readonly [year: number, event: string];

async function holdSession(trx: Transaction, [year, event]: NamedSession) {
	const { id, umbrellaId } = found(await queries.lockConference(trx, year));
	return { conference: { id }, session: found(await queries.findSession(trx, umbrellaId, event)) };
}

/** @throws 404, EditedMeanwhile */
export function changeSession(
	db: Database,
	actor: Actor,
	named: NamedSession,
	{ track }: { track: string | null },
	edited: Edited | null = null,
): Promise<void> {
	conveningPerson(actor);
	return acting(db, actor, async (trx) => {
		const { conference, session } = await holdSession(trx, named);
		refuseEdited(edited, { track: session.track });
		if (session.track === track) return;
		await queries.setTrack(trx, session.id, track);
		await recordConference(trx, actor, 'conference.session_changed', conference);
	});
}

/** Nobody is kept who has not said yes. @returns the session's desk. @throws 404, Refused `conference_most` */
export function addSpeaker(
	db: Database,
	actor: Actor,
	named: NamedSession,
	{ name, title, organisation, email, submission }: SpeakerInput,
): Promise<string> {
	const by = conveningPerson(actor);
	return actingOnce(db, actor, submission, async (trx) => {
		const { conference, session } = await holdSession(trx, named);
		if ((await queries.countOf(trx, 'conferenceSpeaker', 'eventId', session.id)) >= most.speakers)
			throw new Refused('conference_most', 'name', { most: String(most.speakers) });
		await queries.insertSpeaker(trx, {
			...{ eventId: session.id, name, title, organisation, email },
			...{ consentedAt: now(), addedBy: by.id },
		});
		await recordConference(trx, actor, 'conference.speaker_added', conference);
		return sessionDesk(...named);
	});
}

/** Their name is gone, also from what is kept. @throws 404 */
export function removeSpeaker(db: Database, actor: Actor, named: NamedSession, id: number): Promise<void> {
	conveningPerson(actor);
	return acting(db, actor, async (trx) => {
		const { conference, session } = await holdSession(trx, named);
		if (!(await queries.deleteSpeaker(trx, session.id, id))) notFound();
		await recordConference(trx, actor, 'conference.speaker_removed', conference);
	});
}
