/** The way from an address that is known to be somebody's to the barriers and debates that they hear of. */
import { addressBehind, readMailings } from '#lib/accounts/letters/mailings.server.ts';
import {
	debatesOfMailbox,
	findDebateVoiceOf,
	type HeardDebate,
} from '#lib/dialogue/debates/posts/voice-queries.server.ts';
import * as queries from '#lib/dialogue/voices/voice-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { makeLink } from '#lib/platform/mail/links.server.ts';

const most = 100;

/** Those that the address behind a link to all its mails hears of, the newest first; none where the link no longer works. */
export async function barriersHeardOf(db: Database, secret: string): Promise<queries.HeardOf[]> {
	const { state, email } = await readMailings(db, secret);
	return state === 'open' ? queries.voicesOf(db, email, most) : [];
}

/** @returns its own page at one of them, in code form. @throws 404 for another's */
export async function wayToVoice(db: Database, secret: string, voiceId: number): Promise<string> {
	const email = await addressBehind(db, secret);
	return db.transaction().execute(async (trx) => {
		const { id } = found(await queries.findVoiceOf(trx, email, voiceId));
		return `/barriers/voice/${await makeLink(trx, 'voice', { voiceId: id })}`;
	});
}

/** Those in which it took part, or that it follows; none where the link no longer works. */
export async function debatesHeardOf(db: Database, secret: string): Promise<HeardDebate[]> {
	const { state, email } = await readMailings(db, secret);
	return state === 'open' ? debatesOfMailbox(db, email, most) : [];
}

/** @returns its own page at one of them, in code form. @throws 404 for another's */
export async function wayToDebateVoice(db: Database, secret: string, voiceId: number): Promise<string> {
	const email = await addressBehind(db, secret);
	return db.transaction().execute(async (trx) => {
		const { id } = found(await findDebateVoiceOf(trx, email, voiceId));
		return `/debates/voice/${await makeLink(trx, 'debate_voice', { debateVoiceId: id })}`;
	});
}
