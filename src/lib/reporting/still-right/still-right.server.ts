/** Once a year a partner is asked by mail whether the facts and places are still right; one click says yes, without logging in. */
import { rolesFor } from '#lib/accounts/access.ts';
import { address, members, write } from '#lib/accounts/letters/letters.server.ts';
import { confirmAllBenefits } from '#lib/benefits/benefits.server.ts';
import { publishedOf } from '#lib/benefits/readers.server.ts';
import { confirmAll } from '#lib/organisations/standing/freshness.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { askBefore, isStale } from '#lib/organisations/standing/freshness.ts';
import { fullAddress } from '#lib/organisations/organisation.ts';
import { recordReporter } from '#lib/reporting/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { lifetimes, linkState } from '#lib/platform/mail/links.ts';
import { findLink, makeLinks, takeLink } from '#lib/platform/mail/links.server.ts';
import { m } from '#lib/paraglide/messages.js';
import * as queries from '#lib/reporting/still-right/still-right-queries.server.ts';
import { isWorkingDay } from '#lib/platform/jobs/working-days.server.ts';

export const askStillRight = defineTask<unknown>('reporting.ask_still_right', async (db) => {
	const at = now();
	if (!isWorkingDay(copenhagenDate(at))) return;
	for (const { id } of await queries.partnersToAsk(db, askBefore(at), at)) await ask(db, id, at);
});

/** One mail a person, listing everything that is asked. The row in the database, not the job, knows who was asked. */
const ask = (db: Database, organisationId: number, at: Date) =>
	db.transaction().execute(async (trx) => {
		await queries.lockOrganisation(trx, organisationId);
		const [organisation] = await queries.partnersToAsk(trx, askBefore(at), at, organisationId);
		if (!organisation) return;
		const [facts, sites] = [
			await queries.factsOf(trx, organisationId),
			await queries.sitesOf(trx, organisationId),
		];
		const old = (confirmed: Date) => confirmed < askBefore(at);
		const benefits = await publishedOf(trx, organisationId);
		const gone =
			[facts, ...sites].some(({ lastConfirmedAt }) => isStale(lastConfirmedAt, at)) ||
			benefits.some(({ confirmedAt }) => isStale(confirmedAt, at));
		const people = await members(organisation, rolesFor('edit')).find(trx);
		const links = await makeLinks(
			trx,
			'still_right',
			people.map(({ id: personId }) => ({ organisationId, personId })),
			{ at },
		);
		const secrets = new Map(links.map(({ about, secret }) => [about.personId, secret]));
		await write(trx, address(people), null, ({ id, name }) => {
			const list = [
				...(old(facts.lastConfirmedAt) ? [m.reporting_still_mail_facts()] : []),
				...sites.filter((site) => old(site.lastConfirmedAt)).map((site) => fullAddress(site)),
				...benefits.filter(({ confirmedAt }) => old(confirmedAt)).map(({ title }) => title),
			];
			const told = {
				name,
				organisation: organisation.name,
				list: list.map((one) => `– ${one}`).join('\n'),
				link: webAddress(`/still-right/${secrets.get(id)}`),
				edit: webAddress(`/workspace/${organisation.slug}/settings`),
				date: formatDate(new Date(at.getTime() + lifetimes.still_right)),
			};
			return {
				subject: m.reporting_still_mail_subject(told),
				text: gone ? m.reporting_still_mail_gone_text(told) : m.reporting_still_mail_text(told),
			};
		});
	});

export type StillRightPage =
	| { state: 'unknown' | 'expired' }
	| {
			/** `done`: confirmed since the mail was sent, by this link or otherwise. */
			state: 'open' | 'done';
			organisation: Awaited<ReturnType<typeof queries.factsOf>>;
			sites: Awaited<ReturnType<typeof queries.sitesOf>>;
			benefits: Awaited<ReturnType<typeof publishedOf>>;
	  };

/** What a link opens. Reading uses nothing up: mail scanners open links too. */
export async function readStillRight(db: Database, secret: string): Promise<StillRightPage> {
	const link = await findLink(db, 'still_right', secret);
	if (!link || !(await queries.mayStillAnswer(db, link))) return { state: 'unknown' };
	const organisation = await queries.factsOf(db, link.organisationId);
	const sites = await queries.sitesOf(db, link.organisationId);
	const benefits = await publishedOf(db, link.organisationId);
	const told = { organisation, sites, benefits };
	const since =
		[organisation, ...sites].every(({ lastConfirmedAt }) => lastConfirmedAt > link.createdAt) &&
		benefits.every(({ confirmedAt }) => confirmedAt > link.createdAt);
	if (link.usedAt || since) return { state: 'done', ...told };
	return linkState(link, now()) === 'open' ? { state: 'open', ...told } : { state: 'expired' };
}

/** Says yes. A second press, or a colleague's, changes nothing more. */
export const confirmStillRight = (db: Database, secret: string): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const at = now();
		const found = await findLink(trx, 'still_right', secret);
		if (!found) return;
		await queries.holdOrganisation(trx, found.organisationId);
		if (!(await queries.mayStillAnswer(trx, found))) return;
		const link = await takeLink(trx, 'still_right', secret);
		if (!link) return;
		const { organisationId, personId } = link;
		await confirmAll(trx, organisationId, at);
		await confirmAllBenefits(trx, organisationId, at);
		const about = { id: organisationId, organisationId };
		await recordReporter(trx, personId, 'organisation.confirmed', about, { from: 'mail' });
	});
