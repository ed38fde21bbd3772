/** Meetings of the parties: called, moved, cancelled, and what came of them. */
import type { Actor } from '#lib/accounts/actor.ts';
import {
	isHeld,
	mayCallMeeting,
	mayChangeMeeting,
	mayWriteLog,
	type Meeting,
} from '#lib/partnerships/log/log.ts';
import type { MeetingInput, MinutesInput } from '#lib/partnerships/log/log-input.ts';
import * as queries from '#lib/partnerships/log/log-queries.server.ts';
import { meetingValues, minutesValues } from '#lib/partnerships/log/form-values.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { recordEntry, write, type Entry } from '#lib/partnerships/log/log.server.ts';
import * as letters from '#lib/partnerships/log/letters.server.ts';
import { signedParties } from '#lib/partnerships/partnership.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** Calls the parties to a meeting. @returns its id. @throws Refused `meeting_past` */
export const callMeeting = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ submission, ...meeting }: MeetingInput,
): Promise<number> =>
	write(
		db,
		actor,
		organisationSlug,
		slug,
		mayCallMeeting,
		async (entry) => {
			const { trx, partnership, organisation, personId, at } = entry;
			// A meeting that has been held may be written down afterwards, for its minutes.
			const { id } = await queries.insertMeeting(trx, {
				...meeting,
				partnershipId: partnership.id,
				organisationId: organisation.id,
				calledBy: personId,
				calledAt: at,
				changedAt: at,
			});
			const called = found(await queries.meetingById(trx, partnership.id, id));
			if (!isHeld(called, at)) await letters.called(trx, partnership, called);
			return recordEntry(entry, 'meeting_called', id);
		},
		submission,
	);

async function ownMeeting(actor: Actor, { trx, partnership, organisation }: Entry, id: number) {
	const meeting = found(await queries.meetingById(trx, partnership.id, id));
	return mayChangeMeeting(actor, partnership, organisation.id, meeting) ? meeting : notFound();
}

const isElsewhere = (before: Meeting, after: Omit<MeetingInput, 'submission'>): boolean =>
	before.startsAt.getTime() !== after.startsAt.getTime() ||
	before.endsAt.getTime() !== after.endsAt.getTime() ||
	before.place !== after.place ||
	before.onlineUrl !== after.onlineUrl;

/** Corrects a meeting; a new time or place is mailed to the others. @throws Refused `meeting_cancelled` */
export const moveMeeting = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	id: number,
	{ submission: _, ...after }: MeetingInput,
	edited?: Edited | null,
): Promise<number> =>
	write(db, actor, organisationSlug, slug, mayCallMeeting, async (entry) => {
		const { trx, partnership, at } = entry;
		const before = await ownMeeting(actor, entry, id);
		if (before.cancelledAt) throw new Refused('meeting_cancelled');
		refuseEdited(edited, meetingValues(before));
		const moved = isElsewhere(before, after);
		const sequence = before.sequence + (moved ? 1 : 0);
		await queries.updateMeeting(trx, id, { ...after, sequence, changedAt: at });
		const meeting = { ...before, ...after, sequence };
		if (moved && !isHeld(meeting, at)) await letters.moved(trx, partnership, meeting);
		return recordEntry(entry, moved ? 'meeting_moved' : 'meeting_edited', id);
	});

/** Calls it off; it stays in the log as cancelled. Twice changes nothing. @throws Refused `meeting_held` */
export const cancelMeeting = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	id: number,
): Promise<number> =>
	write(db, actor, organisationSlug, slug, mayCallMeeting, async (entry) => {
		const { trx, partnership, at } = entry;
		const meeting = await ownMeeting(actor, entry, id);
		if (meeting.cancelledAt) return id;
		if (isHeld(meeting, at)) throw new Refused('meeting_held');
		const sequence = meeting.sequence + 1;
		await queries.updateMeeting(trx, id, { cancelledAt: at, changedAt: at, sequence });
		await letters.cancelled(trx, partnership, { ...meeting, sequence });
		return recordEntry(entry, 'meeting_cancelled', id);
	});

/**
 * What was said, and which parties took part: organisations, never how many or who of them. Any party may write it.
 * @throws Refused `meeting_not_begun`, `meeting_cancelled`
 */
export const writeMinutes = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	id: number,
	{ minutes, attended }: MinutesInput,
	edited?: Edited | null,
): Promise<number> =>
	write(db, actor, organisationSlug, slug, mayWriteLog, async (entry) => {
		const { trx, partnership, at } = entry;
		const meeting = found(await queries.meetingById(trx, partnership.id, id));
		if (meeting.cancelledAt) throw new Refused('meeting_cancelled');
		if (meeting.startsAt > at) throw new Refused('meeting_not_begun');
		refuseEdited(edited, minutesValues(meeting));
		const known = signedParties(partnership.parties).map(({ organisationId }) => organisationId);
		const earlier = meeting.attended.map((organisation) => organisation.id);
		const present = new Set(attended.filter((one) => known.includes(one) || earlier.includes(one)));
		await queries.updateMeeting(trx, id, { minutes, changedAt: at });
		await queries.replaceAttendance(trx, id, [...present]);
		return recordEntry(entry, 'minutes_written', id);
	});
