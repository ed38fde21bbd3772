/**
 * What happened to a promise, in rows of its own. Until now its timeline was read out of the audit trail, by ids in
 * JSON; the trail keeps its entries, and what they say of promises is carried over.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- Organisations act here, never persons; no organisation is the municipality.
		create table commitment_event (
			id integer generated always as identity constraint commitment_event_pkey primary key,
			commitment_id integer not null constraint commitment_event_commitment_fkey references commitment on delete cascade,
			kind text not null constraint commitment_event_kind check (kind in ('accepted', 'agreed', 'milestone_added',
				'milestone_reached', 'milestone_reopened', 'milestone_removed', 'amendment_proposed', 'amendment_signed',
				'amendment_declined', 'amendment_taken_back', 'amended', 'reported', 'sent_back', 'closing_taken_back',
				'delivered', 'partly', 'not_delivered', 'withdrawn', 'replaced')),
			happened_at timestamptz not null default now(),
			organisation_id integer constraint commitment_event_organisation_fkey references organisation,
			milestone_id integer constraint commitment_event_milestone_fkey references milestone on delete set null,
			-- As the milestone was called; it outlives the milestone.
			milestone_title text,
			closing_id integer constraint commitment_event_closing_fkey references closing,
			proposal_id integer constraint commitment_event_proposal_fkey references amendment_proposal,
			amendment_id integer constraint commitment_event_amendment_fkey references commitment_amendment,
			constraint commitment_event_says_what_it_is_about check (case
				when kind like 'milestone\_%' then milestone_title is not null
				when kind in ('reported', 'sent_back', 'closing_taken_back', 'delivered', 'partly', 'not_delivered')
					then closing_id is not null
				when kind like 'amendment\_%' then proposal_id is not null
				when kind = 'amended' then amendment_id is not null
				else true end)
		);
		create index commitment_event_newest on commitment_event (commitment_id, happened_at desc, id desc);
		create index commitment_event_milestone on commitment_event (milestone_id) where milestone_id is not null;

		insert into commitment_event (commitment_id, kind, happened_at, organisation_id, milestone_id, milestone_title,
				closing_id, proposal_id, amendment_id)
			select e.subject_id, substr(e.verb, 12), e.at, e.organisation_id, milestone.id,
				coalesce(e.details ->> 'title', milestone.title, case when e.verb like 'commitment.milestone\_%' then '' end),
				closing.id, proposal.id, amendment.id
			from audit_entry e
			join commitment on commitment.id = e.subject_id
			left join milestone on milestone.id = (e.details ->> 'milestone')::integer
			left join closing on closing.id = (e.details ->> 'closing')::integer
			left join amendment_proposal proposal on proposal.id = (e.details ->> 'proposal')::integer
			left join commitment_amendment amendment on amendment.id = (e.details ->> 'amendment')::integer
			where e.subject_kind = 'commitment' and e.verb in ('commitment.accepted', 'commitment.agreed',
				'commitment.milestone_added', 'commitment.milestone_reached', 'commitment.milestone_reopened',
				'commitment.milestone_removed', 'commitment.amendment_proposed', 'commitment.amendment_signed',
				'commitment.amendment_declined', 'commitment.amendment_taken_back', 'commitment.amended',
				'commitment.reported', 'commitment.sent_back', 'commitment.closing_taken_back', 'commitment.delivered',
				'commitment.partly', 'commitment.not_delivered', 'commitment.withdrawn', 'commitment.replaced')
			order by e.at, e.id;
	`.execute(db);
}
