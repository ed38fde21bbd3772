/** Reading the parties' log, and the frame of every entry in it. Whoever is no signed party meets a 404. */
import { actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import {
	isOwn,
	mayCallMeeting,
	mayChangeMeeting,
	mayReadLog,
	mayWriteLog,
} from '#lib/partnerships/log/log.ts';
import * as queries from '#lib/partnerships/log/log-queries.server.ts';
import type { PartnershipWithParties } from '#lib/partnerships/partnership.ts';
import { lockPartnership, partnershipBySlug } from '#lib/partnerships/partnership-queries.server.ts';
import { recordPartnership, type Entry as EntryVerb } from '#lib/partnerships/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

const notesOnAPage = 30;

/** The partnership, as one of its signed parties. @throws 404 for everybody else */
export async function ownLog(db: Database, actor: Actor, organisationSlug: string, slug: string) {
	const organisation = await organisationFor(db, actor, organisationSlug, 'read');
	const partnership = found(await partnershipBySlug(db, slug));
	if (!mayReadLog(actor, partnership, organisation.id)) notFound();
	return { organisation, partnership };
}

/** Everything in the log, with what the reader may change of it. `after` is the address' cursor among the notes. */
export async function logPage(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	after?: string | null,
) {
	const { organisation, partnership } = await ownLog(db, actor, organisationSlug, slug);
	const [notes, meetings, documents] = await Promise.all([
		queries.notesOf(db, partnership.id, { after, limit: notesOnAPage }),
		queries.meetingsOf(db, partnership.id),
		queries.documentsOf(db, partnership.id),
	]);
	const own = (written: { organisation: { id: number }; personId: number | null }) =>
		mayWriteLog(actor, partnership, organisation.id) && isOwn(actor, organisation.id, written);
	return {
		organisation,
		partnership,
		meetings,
		notes: notes.rows.map((note) => ({ ...note, own: own(note) })),
		nextNotes: notes.next,
		documents: documents.map(({ fileKey: _, ...document }) => ({
			...document,
			own: own({ ...document, personId: document.addedBy }),
		})),
		mayWrite: mayWriteLog(actor, partnership, organisation.id),
		mayCall: mayCallMeeting(actor, partnership, organisation.id),
	};
}

export async function meetingPage(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	id: number,
) {
	const { organisation, partnership } = await ownLog(db, actor, organisationSlug, slug);
	const meeting = found(await queries.meetingById(db, partnership.id, id));
	return {
		organisation,
		partnership,
		meeting,
		mayWrite: mayWriteLog(actor, partnership, organisation.id),
		mayChange: mayChangeMeeting(actor, partnership, organisation.id, meeting),
	};
}

/** What is next, for a signed party's own page; undefined for everybody else. */
export const nextMeeting = async (
	db: Database,
	actor: Actor,
	partnership: PartnershipWithParties,
	organisationId: number,
) =>
	mayReadLog(actor, partnership, organisationId)
		? queries.nextMeetingOf(db, partnership.id, now())
		: undefined;

export interface Entry {
	trx: Transaction;
	partnership: PartnershipWithParties;
	organisation: Organisation;
	personId: number;
	at: Date;
}

type Permission = (actor: Actor, partnership: PartnershipWithParties, organisationId: number) => boolean;

/**
 * Holds the partnership's row and acts for a signed party; a form's key acts once.
 * @returns the id of what was written, again for a form sent twice. @throws 404 without permission
 */
export async function write(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	permission: Permission,
	act: (entry: Entry) => Promise<number>,
	submission?: string,
): Promise<number> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'read');
	const id = await actingOnce(db, actor, submission, async (trx) => {
		const partnership = found(await lockPartnership(trx, slug));
		if (!permission(actor, partnership, organisation.id)) notFound();
		const personId = (actor.person ?? notFound()).id;
		return String(await act({ trx, partnership, organisation, personId, at: now() }));
	});
	return Number(id);
}

/** @returns the entry's id */
export async function recordEntry(
	{ trx, partnership, organisation, personId }: Entry,
	verb: EntryVerb,
	id: number,
): Promise<number> {
	const about = { id: partnership.id, organisationId: organisation.id };
	await recordPartnership(trx, personId, `partnership.${verb}`, about, { entry: id });
	return id;
}
