/**
 * The city as it stood on an earlier day. The seed writes each thing once, as it stands today, so what came later is set back
 * for as long as somebody reads, behind a savepoint: afterwards all of it is there again.
 */
import { sql } from 'kysely';
import { haltedStates } from '#lib/accounts/organisation-states.ts';
import { wordingKeys } from '#lib/followup/plans/action.ts';
import { withClock } from '#lib/platform/clock.ts';
import type { City } from '../city.ts';

/** What was written of deliveries, and by whom they were vouched for. */
const deliveries = (moment: Date) => [
	sql`update contribution c set
		counts = reported_at <= ${moment}
			and (counts or exists (select from contribution later where later.corrects_id = c.id and later.reported_at > ${moment})
				or exists (select from objection o where o.contribution_id = c.id and o.resolution = 'rejected' and o.resolved_at > ${moment})),
		level = coalesce((select max(v.level) from verification v where v.contribution_id = c.id and v.verified_at <= ${moment}
			and (v.retracted_at is null or v.retracted_at > ${moment})), 0)`,
	sql`delete from objection where raised_at > ${moment}`,
	sql`update objection set resolution = null, resolved_at = null, resolved_by = null where resolved_at > ${moment}`,
];

/** What was promised, what it read, and how it had ended. */
const promises = (moment: Date) => [
	sql`delete from closing where reported_at > ${moment}`,
	sql`update closing set outcome = null, decided_at = null, decided_by = null, decided_organisation_id = null
		where decided_at > ${moment}`,
	sql`update commitment c set
		target = coalesce((select from_target from commitment_amendment a where a.commitment_id = c.id and a.amended_at > ${moment}
			order by a.amended_at, a.id limit 1), target),
		due_on = coalesce((select from_due_on from commitment_amendment a where a.commitment_id = c.id and a.amended_at > ${moment}
			order by a.amended_at, a.id limit 1), due_on),
		state = case when accepted_at is null or accepted_at > ${moment} then 'draft' when state_changed_at <= ${moment} then state
			when exists (select from closing where commitment_id = c.id and decided_at is null) then 'reported' else 'active' end`,
];

/** The totals that the database keeps, counted anew. */
const totals = () => [
	sql`update commitment_total t set level0 = sums.level0, level1 = sums.level1, level2 = sums.level2, level3 = sums.level3,
			contributions = sums.contributions, last_happened_on = sums.last_happened_on, contested = 0
		from (select commitment.id, count(c.id) as contributions, max(c.happened_on) as last_happened_on,
				${sql.join([0, 1, 2, 3].map((level) => sql`coalesce(sum(c.amount) filter (where c.level = ${sql.lit(level)}), 0) as ${sql.ref(`level${level}`)}`))}
			from commitment left join contribution c on c.commitment_id = commitment.id and c.counts group by commitment.id) as sums
		where sums.id = t.commitment_id`,
	sql`select commitment_total_reading(id) from commitment where lower_is_better`,
	sql`select commitment_total_contest(commitment_id) from (select distinct c.commitment_id from objection o
		join contribution c on c.id = o.contribution_id where o.resolved_at is null) as contested`,
];

/** Who was a partner, and what was going to happen. */
const partners = (moment: Date) => [
	sql`update organisation set state = case when state = 'approved' then 'waiting' else 'approved' end
		where state_changed_at > ${moment} and state in ('approved', ${sql.join(haltedStates)})`,
	sql`update organisation set state = 'waiting' where created_at > ${moment} and state = 'approved'`,
	sql`update partnership_party set state = 'signed', left_at = null where left_at > ${moment}`,
	sql`update event set taken_down_at = null, taken_down_reason = null,
			state = case when published_at is null or published_at > ${moment} then 'draft' else 'published' end
		where state_changed_at > ${moment} or published_at > ${moment}`,
];

/** How the policy was followed up. */
const policy = (moment: Date) => [
	sql`delete from barometer_edition where released_at is null or released_at > ${moment}`,
	sql`delete from barometer_erratum where written_at > ${moment}`,
	sql`update lighthouse_milestone set reached_at = null where reached_at > ${moment}`,
	sql`delete from lighthouse_result where written_at > ${moment}`,
	sql`delete from action_plan where published_at is null or published_at > ${moment}`,
	sql`delete from plan_action a where not exists (
		select from plan_action_revision r where r.action_id = a.id and r.written_at <= ${moment})`,
	sql`update plan_action a set ${sql.join(wordingKeys.map((key) => sql`${sql.ref(key)} = ${sql.ref(`was.${key}`)}`))}
		from (select distinct on (action_id) * from plan_action_revision where written_at <= ${moment}
			order by action_id, number desc) as was where was.action_id = a.id`,
	sql`delete from opinion_answer where answered_at > ${moment}`,
	sql`delete from opinion where published_at is null or published_at > ${moment}`,
];

/** What `read` finds in the city as it stood at that moment, with the clock set to it. */
export async function asOf<T>({ trx }: City, moment: Date, read: () => Promise<T>): Promise<T> {
	await sql`savepoint today`.execute(trx);
	try {
		// What stands is guarded against this; none of it stays.
		await sql`set local session_replication_role = replica`.execute(trx);
		const steps = [deliveries, promises, totals, partners, policy].flatMap((part) => part(moment));
		for (const step of steps) await step.execute(trx);
		return await withClock(moment, read);
	} finally {
		await sql`rollback to savepoint today`.execute(trx);
		await sql`release savepoint today`.execute(trx);
	}
}
