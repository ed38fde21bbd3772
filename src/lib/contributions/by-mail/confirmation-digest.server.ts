/**
 * After a report the other side is asked by mail: one mail a person for all that was reported within a few minutes, with a
 * link for each report that confirms it without a login. Nobody is asked about their own side's report, nor twice.
 */
import { actorById } from '#lib/accounts/actors.server.ts';
import { newSecret } from '#lib/accounts/secrets.server.ts';
import { hatFor, mayVerify } from '#lib/contributions/access.ts';
import * as queries from '#lib/contributions/by-mail/confirmation-queries.server.ts';
import { reportingRoles, sayWhat } from '#lib/contributions/objections/objection-mails.server.ts';
import { asReport, type Contribution } from '#lib/contributions/contribution.ts';
import { otherSides } from '#lib/commitments/readers.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { fullAddress } from '#lib/partnerships/mails.server.ts';
import { membersWithRole } from '#lib/partnerships/partnership-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database.server.ts';
import { defineTask, enqueue } from '#lib/platform/jobs.server.ts';
import { sendMail } from '#lib/platform/mail.server.ts';
import { m } from '#lib/paraglide/messages.js';

const minute = 60_000;
const day = 24 * 60 * minute;
/** So that several reports in a row make one mail. */
const patience = 2 * minute;
export const linkDays = 14;
/** Reports in one mail; the rest stand on the organisation's own page. */
const mostInMail = 20;

/**
 * Has the other sides asked about the newest reports toward these promises. One call a transaction: the jobs' keys are
 * taken in one order, so that two who report at once do not wait for each other in a circle.
 * @param own who delivered and who wrote it down
 */
export async function askToConfirm(
	trx: Transaction,
	commitmentIds: readonly number[],
	own: readonly number[],
): Promise<void> {
	const runAt = new Date(now().getTime() + patience);
	for (const organisationId of await queries.othersAround(trx, commitmentIds)) {
		if (own.includes(organisationId)) continue;
		const jobKey = `ask-to-confirm:${organisationId}`;
		await enqueue(trx, mailConfirmations, { organisationId }, { jobKey, runAt, keepRunAt: true });
	}
}

export const mailConfirmations = defineTask<{ organisationId: number }>(
	'commitments.ask_to_confirm',
	async (db, { organisationId }) => {
		const since = new Date(now().getTime() - linkDays * day);
		const reports = await queries.reportsToAskAbout(db, organisationId, since, 200);
		if (!reports.length) return;
		for (const { id } of await membersWithRole(db, organisationId, reportingRoles)) {
			await db.transaction().execute((trx) => askPerson(trx, organisationId, id, reports));
		}
	},
);

async function askPerson(
	trx: Transaction,
	organisationId: number,
	personId: number,
	reports: readonly Contribution[],
): Promise<void> {
	const actor = await actorById(trx, personId);
	if (!actor?.person?.emailConfirmed) return;
	const asked = await queries.askedBefore(
		trx,
		personId,
		reports.map(({ id }) => id),
	);
	const open: Contribution[] = [];
	for (const report of reports) {
		if (asked.has(report.id) || open.length === mostInMail) continue;
		const around = { otherSides: await otherSides(trx, report.commitment) };
		if (hatFor(mayVerify(actor, asReport(report), around), 1, organisationId)) open.push(report);
	}
	if (!open.length) return;
	const links = open.map((report) => ({ report, ...newSecret() }));
	const createdAt = now();
	const expiresAt = new Date(createdAt.getTime() + linkDays * day);
	const fresh = await queries.insertLinks(
		trx,
		links.map(({ report, hash }) => ({
			contributionId: report.id,
			organisationId,
			personId,
			secretHash: hash,
			createdAt,
			expiresAt,
		})),
	);
	const mailed = links.filter(({ hash }) => fresh.has(hash));
	if (!mailed.length) return;
	const { email: to, name, locale } = actor.person;
	await sendMail(trx, { to, locale, ...withLocale(locale, () => letter(name, mailed)) });
}

function letter(name: string, links: readonly { report: Contribution; secret: string }[]) {
	const by = [...new Set(links.map(({ report }) => (report.writer ?? report.organisation).name))];
	const facts = { by: by.length === 1 ? by[0]! : m.evidence_mail_several(), count: links.length };
	const lines = links.map(({ report, secret }) =>
		[
			m.evidence_mail_line({ by: report.organisation.name, what: sayWhat(report) }),
			fullAddress(`/confirm-contribution/${secret}`),
		].join('\n'),
	);
	return {
		subject:
			links.length === 1 ? m.evidence_mail_ask_subject_one(facts) : m.evidence_mail_ask_subject_other(facts),
		text: [
			m.evidence_mail_ask_hello({ name }),
			m.evidence_mail_ask_text(),
			...lines,
			m.evidence_mail_ask_end(),
		].join('\n\n'),
	};
}
