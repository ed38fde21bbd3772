/** Once a year a partner is asked by mail whether the facts and places are still right; one click says yes, without logging in. */
import { confirmAll } from '#lib/organisations/standing/freshness.server.ts';
import { hashOfSecret, newSecret } from '#lib/accounts/secrets.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { askBefore, isStale } from '#lib/organisations/standing/freshness.ts';
import { fullAddress } from '#lib/organisations/organisation.ts';
import { audit } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { defineTask } from '#lib/platform/jobs.server.ts';
import { sendMail } from '#lib/platform/mail.server.ts';
import { termBefore } from '#lib/platform/retention.ts';
import { m } from '#lib/paraglide/messages.js';
import * as queries from '#lib/reporting/still-right-queries.server.ts';
import { isWorkingDay } from '#lib/platform/working-days.server.ts';

const linkDays = 60;
const day = 86_400_000;

export const askStillRight = defineTask<unknown>('reporting.ask_still_right', async (db) => {
	const at = now();
	await queries.forgetLinksBefore(db, termBefore('stillRightLink', at));
	if (!isWorkingDay(copenhagenDate(at))) return;
	for (const { id } of await queries.partnersToAsk(db, askBefore(at), at)) await ask(db, id, at);
});

/** One mail a person, listing everything that is asked. The row in the database, not the job, knows who was asked. */
const ask = (db: Database, organisationId: number, at: Date) =>
	db.transaction().execute(async (trx) => {
		await trx
			.selectFrom('organisation')
			.select('id')
			.where('id', '=', organisationId)
			.forNoKeyUpdate()
			.execute();
		const [organisation] = await queries.partnersToAsk(trx, askBefore(at), at, organisationId);
		if (!organisation) return;
		const [facts, sites] = [
			await queries.factsOf(trx, organisationId),
			await queries.sitesOf(trx, organisationId),
		];
		const old = (confirmed: Date) => confirmed < askBefore(at);
		const gone = [facts, ...sites].some(({ lastConfirmedAt }) => isStale(lastConfirmedAt, at));
		for (const person of await queries.editorsOf(trx, organisationId)) {
			const { secret, hash } = newSecret();
			const expiresAt = new Date(at.getTime() + linkDays * day);
			await queries.insertLink(trx, {
				organisationId,
				personId: person.id,
				secretHash: hash,
				askedAt: at,
				expiresAt,
			});
			await withLocale(person.locale, async () => {
				const asked = [
					...(old(facts.lastConfirmedAt) ? [m.reporting_still_mail_facts()] : []),
					...sites.filter((site) => old(site.lastConfirmedAt)).map((site) => fullAddress(site)),
				];
				const told = {
					name: person.name,
					organisation: organisation.name,
					list: asked.map((one) => `– ${one}`).join('\n'),
					link: `${env().ORIGIN}${href(`/still-right/${secret}`)}`,
					edit: `${env().ORIGIN}${href(`/workspace/${organisation.slug}/settings`)}`,
					date: formatDate(expiresAt),
				};
				await sendMail(trx, {
					to: person.email,
					locale: person.locale,
					subject: m.reporting_still_mail_subject(told),
					text: gone ? m.reporting_still_mail_gone_text(told) : m.reporting_still_mail_text(told),
				});
			});
		}
	});

export type StillRightPage =
	| { state: 'unknown' | 'expired' }
	| {
			/** `done`: confirmed since the mail was sent, by this link or otherwise. */
			state: 'open' | 'done';
			organisation: Awaited<ReturnType<typeof queries.factsOf>>;
			sites: Awaited<ReturnType<typeof queries.sitesOf>>;
	  };

/** What a link opens. Reading uses nothing up: mail scanners open links too. */
export async function readStillRight(db: Database, secret: string): Promise<StillRightPage> {
	const link = await queries.findLink(db, hashOfSecret(secret));
	if (!link || !(await queries.mayStillAnswer(db, link))) return { state: 'unknown' };
	const organisation = await queries.factsOf(db, link.organisationId);
	const sites = await queries.sitesOf(db, link.organisationId);
	const since = [organisation, ...sites].every(({ lastConfirmedAt }) => lastConfirmedAt > link.askedAt);
	if (link.usedAt || since) return { state: 'done', organisation, sites };
	return link.expiresAt <= now() ? { state: 'expired' } : { state: 'open', organisation, sites };
}

/** Says yes. A second press, or a colleague's, changes nothing more. */
export const confirmStillRight = (db: Database, secret: string): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const at = now();
		const found = await queries.findLink(trx, hashOfSecret(secret));
		if (!found) return;
		await queries.holdOrganisation(trx, found.organisationId);
		if (!(await queries.mayStillAnswer(trx, found))) return;
		const link = await queries.takeLink(trx, hashOfSecret(secret), at);
		if (!link) return;
		const { organisationId, personId } = link;
		await confirmAll(trx, organisationId, at);
		const about = { personId, organisationId, subjectKind: 'organisation', subjectId: organisationId };
		await audit(trx, { ...about, verb: 'organisation.confirmed', details: { from: 'mail' } });
	});
