/**
 * After a contribution the other side is asked by mail: one mail a person for all that was reported within a few minutes, with a
 * link for each contribution that confirms it without a login. Nobody is asked about their own side's contribution, nor twice.
 */
import { rolesFor } from '#lib/accounts/access.ts';
import { actorById } from '#lib/accounts/actors.server.ts';
import { members, person, write } from '#lib/accounts/letters/letters.server.ts';
import { hatFor, mayVerify } from '#lib/contributions/access.ts';
import * as queries from '#lib/contributions/by-mail/confirmation-queries.server.ts';
import { sayWhat } from '#lib/contributions/objections/letters.server.ts';
import { toVerify, type Contribution } from '#lib/contributions/contribution.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { otherSides } from '#lib/commitments/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { defineTask, enqueue } from '#lib/platform/jobs/jobs.server.ts';
import { lifetimes } from '#lib/platform/mail/links.ts';
import { makeLinks } from '#lib/platform/mail/links.server.ts';
import { m } from '#lib/paraglide/messages.js';

const minute = 60_000;
/** So that several contributions in a row make one mail. */
const digestDelay = 2 * minute;
/** Contributions in one mail; the rest stand on the organisation's own page. */
const mostInMail = 20;

/**
 * Has the other sides asked about the newest contributions toward these commitments. One call a transaction: the jobs' keys are
 * taken in one order, so that two who report at once do not wait for each other in a circle.
 * @param own who delivered and who wrote it down
 */
export async function askToConfirm(
	trx: Transaction,
	commitmentIds: readonly number[],
	own: readonly number[],
): Promise<void> {
	const runAt = new Date(now().getTime() + digestDelay);
	for (const organisationId of await queries.othersAround(trx, commitmentIds)) {
		if (own.includes(organisationId)) continue;
		const jobKey = `ask-to-confirm:${organisationId}`;
		await enqueue(trx, mailConfirmations, { organisationId }, { jobKey, runAt, keepRunAt: true });
	}
}

export const mailConfirmations = defineTask<{ organisationId: number }>(
	'commitments.ask_to_confirm',
	async (db, { organisationId }) => {
		const since = new Date(now().getTime() - lifetimes.confirm_contribution);
		const contributions = await queries.contributionsToAskAbout(db, organisationId, since, 200);
		if (!contributions.length) return;
		for (const { id } of await members({ id: organisationId }, rolesFor('report')).find(db)) {
			await db.transaction().execute((trx) => askPerson(trx, organisationId, id, contributions));
		}
	},
);

async function askPerson(
	trx: Transaction,
	organisationId: number,
	personId: number,
	contributions: readonly Contribution[],
): Promise<void> {
	const actor = await actorById(trx, personId);
	if (!actor?.person?.emailConfirmed) return;
	const asked = await queries.askedBefore(
		trx,
		personId,
		contributions.map(({ id }) => id),
	);
	const open: Contribution[] = [];
	for (const contribution of contributions) {
		if (asked.has(contribution.id) || open.length === mostInMail) continue;
		const around = { otherSides: await otherSides(trx, contribution.commitment) };
		if (hatFor(mayVerify(actor, toVerify(contribution), around), 1, organisationId)) open.push(contribution);
	}
	if (!open.length) return;
	const made = await makeLinks(
		trx,
		'confirm_contribution',
		open.map(({ id }) => ({ contributionId: id, organisationId, personId })),
	);
	const secrets = new Map(made.map(({ about, secret }) => [about.contributionId, secret]));
	const mailed = open.flatMap((contribution) => {
		const secret = secrets.get(contribution.id);
		return secret ? [{ contribution, secret }] : [];
	});
	if (!mailed.length) return;
	await write(trx, person(personId), null, ({ name }) => letter(name, mailed));
}

function letter(name: string, links: readonly { contribution: Contribution; secret: string }[]) {
	const by = [
		...new Set(links.map(({ contribution }) => (contribution.writer ?? contribution.organisation).name)),
	];
	const lines = links.map(({ contribution, secret }) =>
		[
			m.evidence_mail_line({ by: contribution.organisation.name, what: sayWhat(contribution) }),
			webAddress(`/confirm-contribution/${secret}`),
		].join('\n'),
	);
	return {
		subject: m.evidence_mail_ask_subject({
			by: by.length === 1 ? by[0]! : m.evidence_mail_several(),
			count: links.length,
		}),
		text: [
			m.evidence_mail_ask_hello({ name }),
			m.evidence_mail_ask_text(),
			...lines,
			m.evidence_mail_ask_end(),
		],
	};
}
