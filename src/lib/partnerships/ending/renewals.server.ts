/** Renewing in time, and what the calendar does: reminders before the last day, and the end after it. */
import { theSystem, type Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate, daysBetween, endOfDayCopenhagen } from '#lib/i18n/copenhagen.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { mayLead } from '#lib/partnerships/access.ts';
import * as letters from '#lib/partnerships/amendments/letters.server.ts';
import { lapseAmendment } from '#lib/partnerships/amendments/amendments.server.ts';
import { decide, needInForce, record } from '#lib/partnerships/decision.server.ts';
import { isRenewed, renewalNoticeDays, signedParties, standingOn } from '#lib/partnerships/partnership.ts';
import * as queries from '#lib/partnerships/partnership-queries.server.ts';
import { nextPeriod, reminderDue } from '#lib/partnerships/ending/renewal.ts';
import { recordPartnership } from '#lib/partnerships/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { isWorkingDay } from '#lib/platform/jobs/working-days.server.ts';
import { isGoalOffered } from '#lib/policy/edition.ts';

/**
 * Writes the next partnership as the lead's draft: the same terms and signed parties, from the day after, for as long
 * again. Asked twice it is the same draft.
 * @returns its slug. @throws Refused `partnership_not_in_force`, `partnership_not_due`
 */
export async function renewPartnership(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<string> {
	let next = '';
	await decide(db, actor, organisationSlug, slug, mayLead, async (facts) => {
		const { trx, partnership, personId, at } = facts;
		if (partnership.renewal) {
			next = partnership.renewal.slug;
			return;
		}
		needInForce(facts);
		if (standingOn(partnership, copenhagenDate(at)) !== 'due_for_renewal')
			throw new Refused('partnership_not_due');
		const { title, purpose, goals, districts, leadOrganisationId } = partnership;
		next = newSlug(title);
		const { id } = await queries.insertPartnership(trx, {
			title,
			purpose,
			// The next partnership is under the policy in force: a goal of an earlier one is chosen anew.
			goals: goals.filter(isGoalOffered),
			districts,
			leadOrganisationId,
			slug: next,
			...nextPeriod(partnership),
			renewsId: partnership.id,
			createdBy: personId,
			createdAt: at,
		});
		const parties = signedParties(partnership.parties);
		await queries.addParties(
			trx,
			id,
			parties.map(({ organisationId }) => organisationId),
		);
		for (const { organisationId, required, brings } of parties)
			await queries.updateParty(trx, id, organisationId, { required, brings });
		await record(facts, 'renewal_drafted', { renewal: id });
	});
	return next;
}

/** Ends what ran out before today, each on its own: as renewed where all have signed a renewal. */
export async function endOver(db: Database): Promise<void> {
	const today = copenhagenDate(now());
	for (const slug of await queries.runOut(db, today)) {
		await db.transaction().execute(async (trx) => {
			const partnership = await queries.lockPartnership(trx, slug);
			if (partnership?.state !== 'active' || partnership.endsOn >= today) return;
			const state = isRenewed(partnership) ? 'renewed' : 'ended';
			const at = endOfDayCopenhagen(partnership.endsOn);
			await queries.setState(trx, partnership.id, { state, stateChangedAt: at, stateChangedBy: null });
			await lapseAmendment(trx, partnership.id, now());
			await recordPartnership(trx, theSystem, `partnership.${state}`, { id: partnership.id });
			await letters.over(trx, partnership);
		});
	}
}

/** Reminds the parties 90, 30 and 7 days before the end; never on a weekend or a public holiday, but the next workday. */
export async function remindOfRenewal(db: Database): Promise<void> {
	const today = copenhagenDate(now());
	if (!isWorkingDay(today)) return;
	for (const slug of await queries.runningOut(db, today, renewalNoticeDays)) {
		await db.transaction().execute(async (trx) => {
			const partnership = await queries.lockPartnership(trx, slug);
			if (partnership?.state !== 'active' || !partnership.activatedAt || isRenewed(partnership)) return;
			const { id, endsOn, activatedAt } = partnership;
			const days = reminderDue({ endsOn, activatedOn: copenhagenDate(activatedAt) }, today);
			if (!days || !(await queries.noteReminder(trx, { partnershipId: id, endsOn, days, sentAt: now() })))
				return;
			await letters.renewalDue(trx, partnership, { days, left: daysBetween(today, endsOn) });
		});
	}
}

export const endPartnershipsOver = defineTask('partnerships.end', endOver);
export const remindPartnerships = defineTask('partnerships.remind', remindOfRenewal);
