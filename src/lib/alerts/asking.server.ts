/** Asking to be told what is new, without an account: nobody is told anything before the owner of the mailbox has said yes. */
import type { Actor } from '#lib/accounts/actor.ts';
import { address, write } from '#lib/accounts/letters/letters.server.ts';
import { mostAlerts, periodOf, queryOf, reaching, searching, type Subject } from '#lib/alerts/alert.ts';
import * as queries from '#lib/alerts/alert-queries.server.ts';
import type { AskInput } from '#lib/alerts/input.ts';
import { consentText } from '#lib/alerts/labels.ts';
import { alreadyLetter, confirmLetter } from '#lib/alerts/letters.server.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { circleKinds } from '#lib/networks/circles/circle.ts';
import { publicCircle } from '#lib/networks/readers.server.ts';
import { publicPartner } from '#lib/organisations/readers.server.ts';
import { slugIn } from '#lib/platform/addresses/address-values.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { linkState, type LinkState } from '#lib/platform/mail/links.ts';
import { findLink, lockLink, makeLink, useLink } from '#lib/platform/mail/links.server.ts';
import { networkOf } from '#lib/platform/visitors/client-network.ts';
import { attempt } from '#lib/platform/visitors/limits/throttle.server.ts';
import { focusAreaBySlug } from '#lib/policy/edition.ts';

/** From one network: a school or a library may sit behind it. */
const byNetwork = { name: 'alert-network', most: 40, windowMinutes: 60 };
/** Of one e-mail, from one network and from all: each may be a mail to somebody who did not ask. */
const byNetworkAndEmail = { name: 'alert-network-email', most: 8, windowMinutes: 60 };
const byEmail = { name: 'alert-email', most: 20, windowMinutes: 60 };
/** The same is not mailed again sooner, however often it is asked for. */
const mailEvery = 10 * 60_000;

/**
 * What an address asks to follow: `?topic=…`, `?forum=…`, `?network=…` or `?partner=…` alone, or a filter of `Oplev`, which may name a
 * partner too. @throws 404 for what has no page
 */
export async function subjectIn(db: Database, search: URLSearchParams): Promise<Subject> {
	const topic = search.get('topic');
	if (topic !== null) return { ...searching(''), topic: found(focusAreaBySlug(topic)).key };
	for (const kind of circleKinds) {
		const slug = search.get(kind);
		if (slug !== null) return { ...searching(''), circle: await publicCircle(db, kind, slugIn(slug) ?? '') };
	}
	const asked = search.get('partner');
	const query = queryOf(readFilter(search));
	if (asked === null || query !== queryOf(readFilter(new URLSearchParams({ partner: asked }))))
		return searching(query);
	const { id, name, slug } = await publicPartner(db, slugIn(asked) ?? '');
	return { ...searching(''), partner: { id, name, slug } };
}

/** `asked` looks the same whatever the address is told already. */
export type AskOutcome = 'asked' | 'confirmed';

/**
 * Somebody who is signed in with this e-mail, confirmed, is told from now on; anybody else is mailed a link.
 * @throws Refused `too_many_alerts`, `too_many_mails`
 */
export async function askForAlert(
	db: Database,
	asked: Subject,
	{ email, rhythm, locale, km }: AskInput,
	{ actor: { person }, clientAddress }: { actor: Actor; clientAddress: string },
): Promise<AskOutcome> {
	const proven = person?.emailConfirmed === true && person.email.toLowerCase() === email;
	if (!proven) await countAsking(db, email, networkOf(clientAddress));
	const subject = km === null ? asked : reaching(asked, km);
	const said = consentText(subject, rhythm);
	const outcome = db.transaction().execute(async (trx): Promise<AskOutcome> => {
		const searchId = await queries.searchFor(trx, subject);
		const { alert, isNew } = await queries.openAlert(trx, { searchId, email, locale, rhythm });
		if (isNew && (await queries.countOpen(trx, email)) > mostAlerts) throw new Refused('too_many_alerts');
		if (proven) {
			await queries.updateAlert(trx, alert.id, { locale, rhythm });
			const step = alert.confirmedAt ? 'changed' : 'confirmed';
			await queries.logConsent(trx, [alert.id], { step, source: 'account', said });
			if (!alert.confirmedAt) await begin(trx, { ...alert, rhythm });
			return 'confirmed';
		}
		if (!isNew && now().getTime() - alert.mailedAt.getTime() < mailEvery) return 'asked';
		if (alert.confirmedAt) {
			await queries.updateAlert(trx, alert.id, { mailedAt: now() });
			const secret = await makeLink(trx, 'mailings', { email: alert.email, personId: null });
			await write(trx, address(alert), null, () => alreadyLetter(subject, secret));
			return 'asked';
		}
		await queries.updateAlert(trx, alert.id, { locale, rhythm, mailedAt: now() });
		await queries.logConsent(trx, [alert.id], { step: 'asked', source: 'form', said });
		const secret = await makeLink(trx, 'confirm_alert', { alertId: alert.id });
		await write(trx, address({ email, locale }), null, () => confirmLetter(subject, rhythm, secret));
		return 'asked';
	});
	// How much an address is told is nobody else's to hear.
	return proven
		? outcome
		: outcome.catch((thrown) => (thrown instanceof Refused ? 'asked' : Promise.reject(thrown)));
}

async function countAsking(db: Database, email: string, network: string): Promise<void> {
	const allowed =
		(await attempt(db, byNetwork, network)) &&
		(await attempt(db, byNetworkAndEmail, `${network} ${email}`)) &&
		(await attempt(db, byEmail, email));
	if (!allowed) throw new Refused('too_many_mails');
}

/** The next digest is that of the next day or week. */
const begin = (trx: Transaction, { id, rhythm }: Pick<queries.Alert, 'id' | 'rhythm'>): Promise<void> =>
	queries.updateAlert(trx, id, {
		confirmedAt: now(),
		digestedFor: periodOf(rhythm, copenhagenDate(now())),
	});

export interface AskedAlert {
	state: LinkState;
	/** Null where the link no longer leads to one. */
	alert: Pick<queries.Alert, 'email' | 'rhythm' | 'subject'> | null;
}

/** What a link in a mail asks to say yes to. Opening it uses nothing up: mail scanners open links too. */
export async function findAsked(db: Database, secret: string): Promise<AskedAlert> {
	const link = await findLink(db, 'confirm_alert', secret);
	const found = link && (await queries.findAlert(db, link.alertId));
	const state = found ? linkState(link, now()) : 'unknown';
	if (!found || state !== 'open') return { state, alert: null };
	const { email, rhythm, subject } = found;
	return { state, alert: { email, rhythm, subject } };
}

/**
 * The owner of the mailbox says yes.
 * @returns the secret by which they see and end all they get; null where the link no longer works
 */
export const confirmAlert = (db: Database, secret: string): Promise<string | null> =>
	db.transaction().execute(async (trx) => {
		const link = await lockLink(trx, 'confirm_alert', secret);
		if (!link || linkState(link, now()) !== 'open') return null;
		const alert = await queries.lockAlert(trx, link.alertId);
		if (!alert || alert.endedAt) return null;
		await useLink(trx, link.id);
		if (!alert.confirmedAt) {
			await begin(trx, alert);
			const said = consentText(alert.subject, alert.rhythm);
			await queries.logConsent(trx, [alert.id], { step: 'confirmed', source: 'mail', said });
		}
		return makeLink(trx, 'mailings', { email: alert.email, personId: null });
	});
