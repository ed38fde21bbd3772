/**
 * A change of a promise waits for those the promise binds. A party that has left the partnership since it was asked is
 * bound no longer, and the others' signatures are enough.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create or replace function amendment_proposal_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' or old.decided_at is not null
				or (new.commitment_id, new.organisation_id, new.from_target, new.to_target, new.from_due_on, new.to_due_on, new.reason, new.proposed_by, new.proposed_at)
					is distinct from (old.commitment_id, old.organisation_id, old.from_target, old.to_target, old.from_due_on, old.to_due_on, old.reason, old.proposed_by, old.proposed_at) then
				raise exception 'an amendment is decided once and never rewritten' using errcode = 'restrict_violation';
			end if;
			if new.outcome = 'applied' and exists (select from amendment_signature s
				where s.proposal_id = new.id and s.answer is distinct from 'signed'
					and s.organisation_id in (select bound_organisations(new.commitment_id))) then
				raise exception 'an amendment applies when all have signed' using errcode = 'check_violation', constraint = 'amendment_all_signed';
			end if;
			return new;
		end $$
	`.execute(db);
}
