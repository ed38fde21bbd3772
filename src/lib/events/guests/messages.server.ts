/** Messages from an organiser to those who signed up. */
import { actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import type { CityEvent, EventOnPage } from '#lib/events/event.ts';
import { guestEvent } from '#lib/events/guests/guests.server.ts';
import { messagesADay, statesOf, type SentMessage } from '#lib/events/guests/message.ts';
import type { MessageInput } from '#lib/events/guests/message-input.ts';
import { messageLetter } from '#lib/events/guests/message-letter.server.ts';
import * as queries from '#lib/events/guests/message-queries.server.ts';
import { findEventById, lockEvent, organiserContact } from '#lib/events/queries.server.ts';
import { record } from '#lib/events/record.server.ts';
import {
	listRegistrations,
	type Registration,
} from '#lib/events/registrations/registration-queries.server.ts';
import { writeRegistered } from '#lib/events/registrations/write-registered.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { defineTask, enqueue } from '#lib/platform/jobs/jobs.server.ts';

const day = 86_400_000;
const mostShown = 50;
const most = 100_000;
/** Written in one transaction. */
const batch = 500;

export interface MessagePage {
	event: EventOnPage;
	sent: SentMessage[];
	/** Mailboxes, by audience. */
	readers: { coming: number; all: number };
}

export async function messagePage(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<MessagePage> {
	const event = await guestEvent(db, actor, organisationSlug, slug);
	const [sent, coming, all] = await Promise.all([
		queries.messagesOf(db, event.id, mostShown),
		queries.countReaders(db, event.id, 'coming'),
		queries.countReaders(db, event.id, 'all'),
	]);
	return { event, sent, readers: { coming, all } };
}

export interface MessagePreview {
	readers: number;
	subject: string;
	text: string;
	replyTo: string | null;
}

/** The letter as somebody reads it, in the language of who writes, and to how many it goes. @throws Refused `event_nobody_to_write` */
export async function previewMessage(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ audience, body }: MessageInput,
): Promise<MessagePreview> {
	const event = await guestEvent(db, actor, organisationSlug, slug);
	const readers = await queries.countReaders(db, event.id, audience);
	if (readers === 0) throw new Refused('event_nobody_to_write', 'audience');
	const organiser = await organiserContact(db, event.organisationId);
	const somebody = {
		name: m.event_message_somebody(),
		state: 'confirmed' as const,
		people: 1,
		offeredUntil: null,
	};
	const { subject, text, replyTo } = messageLetter(body)(somebody, { event, organiser, secret: 'xxxxxxxx' });
	return {
		readers,
		subject,
		text: typeof text === 'string' ? text : text.filter(Boolean).join('\n\n'),
		replyTo: replyTo ?? null,
	};
}

/**
 * Sends it to everybody it is for, once, however often the form arrives.
 * @throws Refused `event_nobody_to_write`, `event_messages_many`
 */
export const sendMessage = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ audience, body, submission }: MessageInput,
): Promise<string> =>
	actingOnce(db, actor, submission, async (trx) => {
		const organisation = await organisationFor(trx, actor, organisationSlug, 'edit');
		const event: CityEvent = found(await lockEvent(trx, slug));
		if (event.organisationId !== organisation.id || event.signUp !== 'here' || event.state === 'draft')
			notFound();
		const at = now();
		if ((await queries.countSentSince(trx, event.id, new Date(at.getTime() - day))) >= messagesADay)
			throw new Refused('event_messages_many');
		const recipients = await queries.countReaders(trx, event.id, audience);
		if (recipients === 0) throw new Refused('event_nobody_to_write', 'audience');
		const id = await queries.insertMessage(trx, {
			eventId: event.id,
			audience,
			body,
			recipients,
			sentAt: at,
			sentBy: actor.person?.id ?? null,
		});
		await enqueue(trx, writeMessage, { messageId: id });
		await record(trx, actor, 'event.message_sent', event, { message: id, recipients });
		return String(id);
	});

/** Each is written to once, also where the job died in the middle and is tried again. */
export const writeMessage = defineTask<{ messageId: number }>(
	'events.write_message',
	async (db, { messageId }) => {
		const message = await queries.findMessage(db, messageId);
		const event = message && (await findEventById(db, message.eventId));
		if (!message || !event) return;
		const states = statesOf(message.audience);
		const readers = (await listRegistrations(db, event.id, most)).filter(({ state }) =>
			states.includes(state),
		);
		const keyOf = ({ id }: Registration) => `event-message-${messageId}-${id}`;
		for (let first = 0; first < readers.length; first += batch) {
			const part = readers.slice(first, first + batch);
			await db
				.transaction()
				.execute((trx) => writeRegistered(trx, event, part, keyOf, messageLetter(message.body)));
		}
	},
);
