import { sql } from 'kysely';
import type { LogOrganisation, Meeting, Note, PartnershipDocument } from '#lib/partnerships/log/log.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';

const organisation = sql<LogOrganisation>`json_build_object('id', organisation.id, 'slug', organisation.slug,
	'name', organisation.name, 'kind', organisation.kind)`.as('organisation');

const notes = (db: Database) =>
	db
		.selectFrom('partnershipNote as note')
		.innerJoin('organisation', 'organisation.id', 'note.organisationId')
		.leftJoin('person', 'person.id', 'note.personId')
		.select([
			'note.id',
			'note.partnershipId',
			'note.text',
			'note.personId',
			'person.name as personName',
			'note.writtenAt',
			'note.editedAt',
			organisation,
		]);

const newestFirst = keyset(['note.writtenAt', 'desc', 'moment'], ['note.id', 'desc', 'id']);

/** A page of notes, the newest first. */
export const notesOf = (db: Database, partnershipId: number, asked: Asked): Promise<Page<Note>> =>
	newestFirst.page(notes(db).where('note.partnershipId', '=', partnershipId), asked);

export const noteById = (db: Database, partnershipId: number, id: number): Promise<Note | undefined> =>
	notes(db).where('note.partnershipId', '=', partnershipId).where('note.id', '=', id).executeTakeFirst();

export const insertNote = (
	trx: Transaction,
	values: { partnershipId: number; organisationId: number; personId: number; text: string; writtenAt: Date },
) => trx.insertInto('partnershipNote').values(values).returning('id').executeTakeFirstOrThrow();

export const updateNote = (trx: Transaction, id: number, values: { text: string; editedAt: Date }) =>
	trx.updateTable('partnershipNote').set(values).where('id', '=', id).execute();

export const deleteNote = (trx: Transaction, id: number) =>
	trx.deleteFrom('partnershipNote').where('id', '=', id).execute();

const attended = sql<LogOrganisation[]>`coalesce((
	select json_agg(json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind) order by o.name collate "da-x-icu")
	from partnership_meeting_attendance a join organisation o on o.id = a.organisation_id
	where a.meeting_id = meeting.id), '[]')`.as('attended');

const meetings = (db: Database) =>
	db
		.selectFrom('partnershipMeeting as meeting')
		.innerJoin('organisation', 'organisation.id', 'meeting.organisationId')
		.select([
			'meeting.id',
			'meeting.title',
			'meeting.startsAt',
			'meeting.endsAt',
			'meeting.place',
			'meeting.onlineUrl',
			'meeting.agenda',
			'meeting.minutes',
			'meeting.sequence',
			'meeting.calledAt',
			'meeting.changedAt',
			'meeting.cancelledAt',
			organisation,
			attended,
		]);

/** Latest first. */
export const meetingsOf = (db: Database, partnershipId: number, limit = 100): Promise<Meeting[]> =>
	meetings(db)
		.where('meeting.partnershipId', '=', partnershipId)
		.orderBy('meeting.startsAt', 'desc')
		.orderBy('meeting.id', 'desc')
		.limit(limit)
		.execute();

export const meetingById = (db: Database, partnershipId: number, id: number): Promise<Meeting | undefined> =>
	meetings(db)
		.where('meeting.partnershipId', '=', partnershipId)
		.where('meeting.id', '=', id)
		.executeTakeFirst();

export const nextMeetingOf = (db: Database, partnershipId: number, now: Date): Promise<Meeting | undefined> =>
	meetings(db)
		.where('meeting.partnershipId', '=', partnershipId)
		.where('meeting.cancelledAt', 'is', null)
		.where('meeting.endsAt', '>', now)
		.orderBy('meeting.startsAt')
		.limit(1)
		.executeTakeFirst();

/** That meetings are held, and nothing of what is said: all the municipality sees. */
export async function meetingsHeld(
	db: Database,
	partnershipId: number,
	now: Date,
): Promise<{ count: number; last: Date | null }> {
	const row = await db
		.selectFrom('partnershipMeeting')
		.select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('startsAt').as('last')])
		.where('partnershipId', '=', partnershipId)
		.where('cancelledAt', 'is', null)
		.where('endsAt', '<=', now)
		.executeTakeFirstOrThrow();
	return { count: Number(row.count), last: row.last };
}

export const insertMeeting = (
	trx: Transaction,
	values: {
		partnershipId: number;
		organisationId: number;
		calledBy: number;
		title: string;
		startsAt: Date;
		endsAt: Date;
		place: string;
		onlineUrl: string | null;
		agenda: string;
		calledAt: Date;
		changedAt: Date;
	},
) => trx.insertInto('partnershipMeeting').values(values).returning('id').executeTakeFirstOrThrow();

export const updateMeeting = (
	trx: Transaction,
	id: number,
	values: Partial<{
		title: string;
		startsAt: Date;
		endsAt: Date;
		place: string;
		onlineUrl: string | null;
		agenda: string;
		minutes: string;
		sequence: number;
		changedAt: Date;
		cancelledAt: Date;
	}>,
) => trx.updateTable('partnershipMeeting').set(values).where('id', '=', id).execute();

export async function replaceAttendance(
	trx: Transaction,
	meetingId: number,
	organisationIds: readonly number[],
): Promise<void> {
	await trx.deleteFrom('partnershipMeetingAttendance').where('meetingId', '=', meetingId).execute();
	if (organisationIds.length === 0) return;
	await trx
		.insertInto('partnershipMeetingAttendance')
		.values(organisationIds.map((organisationId) => ({ meetingId, organisationId })))
		.execute();
}

const documents = (db: Database) =>
	db
		.selectFrom('partnershipDocument as document')
		.innerJoin('organisation', 'organisation.id', 'document.organisationId')
		.leftJoin('person', 'person.id', 'document.addedBy')
		.select([
			'document.id',
			'document.addedBy',
			'person.name as personName',
			'document.title',
			'document.fileName',
			'document.fileKey',
			'document.mediaType',
			'document.bytes',
			'document.addedAt',
			organisation,
		]);

export const documentsOf = (db: Database, partnershipId: number): Promise<PartnershipDocument[]> =>
	documents(db).where('document.partnershipId', '=', partnershipId).orderBy('document.id', 'desc').execute();

export const documentById = (
	db: Database,
	partnershipId: number,
	id: number,
): Promise<PartnershipDocument | undefined> =>
	documents(db)
		.where('document.partnershipId', '=', partnershipId)
		.where('document.id', '=', id)
		.executeTakeFirst();

export const insertDocument = (
	trx: Transaction,
	values: {
		partnershipId: number;
		organisationId: number;
		addedBy: number;
		title: string;
		fileName: string;
		fileKey: string;
		mediaType: PartnershipDocument['mediaType'];
		bytes: number;
		addedAt: Date;
	},
) =>
	trx
		.insertInto('partnershipDocument')
		.values(values)
		.onConflict((conflict) => conflict.columns(['partnershipId', 'fileKey']).doNothing())
		.returning('id')
		.executeTakeFirst();

export const deleteDocument = (trx: Transaction, id: number) =>
	trx.deleteFrom('partnershipDocument').where('id', '=', id).execute();
