/**
 * The digests. First what is new is found, once for each search; then each address that is due gets one mail for all its
 * alerts of one rhythm, or none where nothing is new. What was told is written in the transaction that writes the mail, with
 * the alerts held: a job that runs again, or two at once, tells nothing twice and leaves nothing out.
 */
import { address, write } from '#lib/accounts/letters/letters.server.ts';
import { periodOf, rhythms, type Rhythm } from '#lib/alerts/alert.ts';
import { digestLetter, grouped, type Group } from '#lib/alerts/digest/digest-letter.server.ts';
import * as due from '#lib/alerts/digest/due-queries.server.ts';
import * as news from '#lib/alerts/digest/news-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { makeLinks } from '#lib/platform/mail/links.server.ts';

const searchesAtOnce = 50;
const alertsAtOnce = 200;
/** Of one alert in one mail; the rest is a number and a link. */
const mostInMail = 20;

export const sendDigests = defineTask<unknown>('alerts.digest', async (db) => {
	await findNews(db);
	for (const rhythm of rhythms) await sendRhythm(db, rhythm);
});

async function findNews(db: Database): Promise<void> {
	for (let after = 0; ;) {
		const looked = await db.transaction().execute(async (trx) => {
			const searches = await news.lockSearches(trx, after, searchesAtOnce);
			if (!searches.length) return searches;
			const at = now();
			const fresh = await news.freshFor(trx, searches, at);
			for (const search of searches) await news.lookFor(trx, search, fresh, at);
			await news.markLooked(trx, searches, at);
			return searches;
		});
		if (!looked.length) return;
		after = looked.at(-1)!.id;
	}
}

async function sendRhythm(db: Database, rhythm: Rhythm): Promise<void> {
	const period = periodOf(rhythm, copenhagenDate(now()));
	for (let after: due.DueCursor | null = null; ;) {
		const next: due.DueCursor[] = await due.nextDue(db, { rhythm, period, after, limit: alertsAtOnce });
		if (!next.length) return;
		const emails = [...new Set(next.map(({ email }) => email))];
		await db.transaction().execute((trx) => sendTo(trx, emails, rhythm, period));
		after = next.at(-1)!;
	}
}

interface Digest {
	email: string;
	locale: Locale;
	groups: Group[];
}

async function sendTo(
	trx: Transaction,
	emails: readonly string[],
	rhythm: Rhythm,
	period: string,
): Promise<void> {
	const alerts = await due.lockDue(trx, emails, rhythm, period);
	const things = await due.newsFor(trx, alerts, now(), copenhagenDate(now()), mostInMail);
	const told: due.DueAlert[] = [];
	const digests: Digest[] = [];
	for (const [email, own] of Map.groupBy(alerts, (alert) => alert.email)) {
		const groups = grouped(own, things);
		// The language that was chosen last.
		const { locale } = own.at(-1)!;
		// What cannot be written is one address's trouble; it is tried again with the next digest.
		if (!canBeWritten(groups, rhythm, locale)) continue;
		told.push(...own);
		if (groups.length) digests.push({ email, locale, groups });
	}
	await due.markTold(trx, told, period);
	const links = await makeLinks(
		trx,
		'mailings',
		digests.map(({ email }) => ({ email, personId: null })),
	);
	const secrets = new Map(links.map(({ about, secret }) => [about.email, secret]));
	const keyOf = ({ groups }: Digest) => `alerts:${rhythm}:${period}:${groups[0]!.alert.id}`;
	await write(trx, address(digests), keyOf, ({ email, groups }) =>
		digestLetter(groups, rhythm, secrets.get(email)!, now()),
	);
}

function canBeWritten(groups: readonly Group[], rhythm: Rhythm, locale: Locale): boolean {
	try {
		if (groups.length) withLocale(locale, () => digestLetter(groups, rhythm, '', now()));
		return true;
	} catch (error) {
		log.error('a digest cannot be written', { alert: groups[0]?.alert.id, error: String(error) });
		return false;
	}
}
