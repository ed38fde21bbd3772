import type * as v from 'valibot';
import { randomUUID } from 'node:crypto';
import { formatDateTime, formatRange, formatDate } from '#lib/i18n/dates.ts';
import { addDocument, removeDocument } from '#lib/partnerships/log/documents.server.ts';
import { isHeld } from '#lib/partnerships/log/log.ts';
import * as input from '#lib/partnerships/log/log-input.ts';
import { logPage } from '#lib/partnerships/log/log.server.ts';
import { editNote, removeNote, writeNote } from '#lib/partnerships/log/notes.server.ts';
import { now } from '#lib/platform/clock.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Schema } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const log = await logPage(
		db,
		actor,
		params.organisation,
		params.partnership,
		url.searchParams.get('before'),
	);
	const { organisation, partnership } = log;
	const at = now();
	const meetings = log.meetings.map((meeting) => ({
		id: meeting.id,
		title: meeting.title,
		place: meeting.place,
		online: meeting.onlineUrl !== null,
		by: meeting.organisation,
		cancelled: meeting.cancelledAt !== null,
		held: isHeld(meeting, at),
		when: formatRange(meeting.startsAt, meeting.endsAt, at),
		attended: meeting.attended,
		hasMinutes: meeting.minutes !== '',
	}));
	return {
		organisation: { slug: organisation.slug, name: organisation.name, kind: organisation.kind },
		partnership: { slug: partnership.slug, title: partnership.title },
		notes: log.notes.map(({ personId: _, ...note }) => ({
			...note,
			written: formatDateTime(note.writtenAt),
			edited: note.editedAt && formatDateTime(note.editedAt),
		})),
		nextNotes: log.nextNotes,
		coming: meetings.filter(({ held, cancelled }) => !held && !cancelled).toReversed(),
		past: meetings.filter(({ held, cancelled }) => held || cancelled),
		documents: log.documents.map(({ addedBy: _, ...document }) => ({
			...document,
			added: formatDate(document.addedAt),
		})),
		mayWrite: log.mayWrite,
		mayCall: log.mayCall,
		submission: randomUUID(),
	};
};

type Entry<Input> = (
	db: RequestEvent['locals']['db'],
	actor: RequestEvent['locals']['actor'],
	organisation: string,
	slug: string,
	input: Input,
) => Promise<unknown>;

const entry = <S extends Schema>(schema: S, verb: Entry<v.InferOutput<S>>) =>
	action<RequestEvent['params'], S, unknown>(
		schema,
		({ db, actor, params }, values) => verb(db, actor, params.organisation, params.partnership, values),
		({ params }) => `/workspace/${params.organisation}/partnerships/${params.partnership}/log`,
	);

export const actions: Actions = {
	note: entry(input.noteInput, writeNote),
	editNote: entry(input.editNoteInput, editNote),
	removeNote: entry(input.removeNoteInput, removeNote),
	document: action(
		input.documentInput,
		({ db, actor, params }, values) =>
			addDocument(db, actor, params.organisation, params.partnership, values),
		({ params }) => `/workspace/${params.organisation}/partnerships/${params.partnership}/log#documents`,
		uploadOf,
	),
	removeDocument: entry(input.removeDocumentInput, removeDocument),
};
