/** An editor of the municipality prepares the yearly conference: its day and words, the festival it stands on. */
import { actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { conveningPerson } from '#lib/dialogue/access.ts';
import { yearDesk, yearOf } from '#lib/dialogue/conference/conference.ts';
import { conferenceValues } from '#lib/dialogue/conference/form-values.ts';
import type { ConferenceInput } from '#lib/dialogue/conference/input.ts';
import * as queries from '#lib/dialogue/conference/queries.server.ts';
import { pastedThing } from '#lib/dialogue/desk/pasted.ts';
import { recordConference } from '#lib/dialogue/record.server.ts';
import { findUmbrella } from '#lib/events/parts/readers.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

/** The festival at the address that was pasted: one that is on the conference's day. */
async function umbrellaAt(trx: Transaction, { page, heldOn }: ConferenceInput): Promise<number | null> {
	if (page === null) return null;
	const thing = pastedThing(page, ['event']);
	const umbrella = thing && (await findUmbrella(trx, thing.slug));
	if (!umbrella) throw new Refused('conference_umbrella_unknown', 'page');
	if (heldOn < copenhagenDate(umbrella.startsAt) || heldOn > copenhagenDate(umbrella.endsAt))
		throw new Refused('conference_umbrella_day', 'page');
	return umbrella.id;
}

async function rowOf(trx: Transaction, input: ConferenceInput, not: number | null) {
	const { title, theme, heldOn, place } = input;
	const year = yearOf(heldOn);
	const umbrellaId = await umbrellaAt(trx, input);
	const rival = await queries.findRival(trx, { year, umbrellaId, not });
	if (rival?.year === year) throw new Refused('conference_year_taken', 'heldOn');
	if (rival) throw new Refused('conference_umbrella_taken', 'page');
	return { title, theme, heldOn, place, umbrellaId };
}

/**
 * @returns its desk
 * @throws 404, Refused `conference_year_taken`, `conference_umbrella_unknown`, `conference_umbrella_day`, `conference_umbrella_taken`
 */
export function createConference(db: Database, actor: Actor, input: ConferenceInput): Promise<string> {
	const by = conveningPerson(actor);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const at = now();
		const made = await queries.insertConference(trx, {
			...(await rowOf(trx, input, null)),
			...{ publishedAt: input.isPublic ? at : null, createdAt: at, createdBy: by.id },
		});
		// Somebody else was first.
		if (!made) throw new Refused('conference_year_taken', 'heldOn');
		await recordConference(trx, actor, 'conference.written', made);
		if (input.isPublic) await recordConference(trx, actor, 'conference.published', made);
		return yearDesk(yearOf(input.heldOn));
	});
}

/** @returns its desk. @throws as `createConference`, EditedMeanwhile */
export function changeConference(
	db: Database,
	actor: Actor,
	year: number,
	input: ConferenceInput,
	edited: Edited | null = null,
): Promise<string> {
	conveningPerson(actor);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const conference = found(await queries.lockConference(trx, year));
		refuseEdited(edited, conferenceValues(conference));
		const { id, publishedAt } = conference;
		const published = input.isPublic ? (publishedAt ?? now()) : null;
		const row = await rowOf(trx, input, id);
		if (
			row.heldOn !== conference.heldOn &&
			(await queries.countOf(trx, 'conferenceDecision', 'conferenceId', id))
		)
			throw new Refused('conference_day_stands', 'heldOn');
		await queries.updateConference(trx, id, { ...row, publishedAt: published });
		await recordConference(trx, actor, 'conference.changed', { id });
		if (!publishedAt && published) await recordConference(trx, actor, 'conference.published', { id });
		if (publishedAt && !published) await recordConference(trx, actor, 'conference.withdrawn', { id });
		return yearDesk(yearOf(input.heldOn));
	});
}
