/** What an address gets from us by e-mail: seen, changed and ended by whoever has a link that we mailed there. */
import { askForLink } from '#lib/accounts/letters/link-requests.server.ts';
import { addressBehind, addressOnceBehind, readMailings } from '#lib/accounts/letters/mailings.server.ts';
import { asking } from '#lib/accounts/signing-in/limits.ts';
import {
	mostAlerts,
	periodOf,
	reaching,
	reachOf,
	type ConsentSource,
	type Rhythm,
} from '#lib/alerts/alert.ts';
import * as queries from '#lib/alerts/alert-queries.server.ts';
import { consentText, subjectLabel } from '#lib/alerts/labels.ts';
import { mailingsLetter } from '#lib/alerts/letters.server.ts';
import type { NearKm } from '#lib/explore/filter.ts';
import { linkToSignUp } from '#lib/events/registrations/by-email.server.ts';
import { signUpsOf } from '#lib/events/readers.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';

/** Mails the link to all an address gets, also where that is nothing: the answer tells nobody else. @throws Refused('too_many_mails') */
export const requestMailings = (db: Database, email: string, clientAddress: string): Promise<void> =>
	askForLink(db, { email, clientAddress }, 'mailings', asking.mailings, (secret, person) => ({
		locale: person?.locale ?? currentLocale(),
		compose: () => mailingsLetter(secret),
	}));

const mostSignUps = 100;

export async function findMailings(db: Database, secret: string) {
	const { state, email } = await readMailings(db, secret);
	if (state !== 'open') return { state, email, alerts: [], signUps: [] };
	const [alerts, signUps] = await Promise.all([
		queries.alertsOf(db, email, mostAlerts),
		signUpsOf(db, email, now(), mostSignUps),
	]);
	return { state, email, alerts, signUps };
}

/** Ends one. Twice changes nothing; another address's is not there. @throws 404 */
export const endAlert = (db: Database, secret: string, id: number): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const email = await addressBehind(trx, secret);
		const alert = await queries.lockAlert(trx, id);
		if (alert?.email.toLowerCase() !== email.toLowerCase()) return notFound();
		const ended = await queries.endAlerts(trx, email, id);
		const said = m.alert_end_one({ what: subjectLabel(alert.subject) });
		await queries.logConsent(
			trx,
			ended.map((one) => one.id),
			{ step: 'ended', source: 'page', said },
		);
	});

/** Ends every alert to the address, and no other's. @throws 404 */
export const endEverything = (
	db: Database,
	secret: string,
	source: Extract<ConsentSource, 'page' | 'one_click'>,
): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const email = await (source === 'one_click' ? addressOnceBehind : addressBehind)(trx, secret);
		await queries.dropUnconfirmed(trx, email);
		const ended = await queries.endAlerts(trx, email, null);
		const said = source === 'page' ? m.alert_end_all() : 'List-Unsubscribe=One-Click';
		await queries.logConsent(
			trx,
			ended.map(({ id }) => id),
			{ step: 'ended', source, said },
		);
	});

/** One that the address is told, held. @throws 404 where it is another's, ended, or nobody has said yes to it */
async function lockOwn(trx: Transaction, secret: string, id: number): Promise<queries.Alert> {
	const email = await addressBehind(trx, secret);
	const alert = await queries.lockAlert(trx, id);
	const isOwn = alert?.email.toLowerCase() === email.toLowerCase() && !alert.endedAt && alert.confirmedAt;
	return isOwn ? alert : notFound();
}

/**
 * Follows a place nearer or further around. That is another search; it goes on from where the last digest ended. Where the
 * address follows that one already, it is left with one of them. @throws 404 also where no place is followed
 */
export const changeReach = (db: Database, secret: string, id: number, km: NearKm): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const alert = await lockOwn(trx, secret, id);
		const subject = reaching(alert.subject, km);
		if (reachOf(subject) === null) notFound();
		if (subject.query === alert.subject.query) return;
		const said = consentText(subject, alert.rhythm);
		const since = alert.toldAt ?? alert.since;
		const searchId = await queries.searchFor(trx, subject, since);
		const twin = await queries.twinOf(trx, alert, searchId);
		if (twin?.confirmedAt) await queries.endAlerts(trx, alert.email, alert.id);
		else {
			// Nobody has said yes to it: this says so.
			if (twin) await queries.dropAlert(trx, twin.id);
			await queries.followInstead(trx, alert.id, { searchId, since });
		}
		await queries.logConsent(trx, [alert.id], { step: 'changed', source: 'page', said });
	});

/** Tells it more or less often. @throws 404 */
export const changeRhythm = (db: Database, secret: string, id: number, rhythm: Rhythm): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const alert = await lockOwn(trx, secret, id);
		if (alert.rhythm === rhythm) return;
		await queries.updateAlert(trx, id, { rhythm, digestedFor: periodOf(rhythm, copenhagenDate(now())) });
		const said = consentText(alert.subject, rhythm);
		await queries.logConsent(trx, [id], { step: 'changed', source: 'page', said });
	});

/** The page of one of the address's own sign-ups, in code form. @throws 404 */
export async function wayToSignUp(db: Database, secret: string, registrationId: number): Promise<string> {
	return linkToSignUp(db, await addressBehind(db, secret), registrationId);
}
