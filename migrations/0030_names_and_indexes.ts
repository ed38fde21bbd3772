/** Every rule over several columns says its name; lists that only the code knew; indexes that were missing or too many. */
import { sql, type Kysely } from 'kysely';

/** Was, is; by table. */
const renamed: Record<string, Record<string, string>> = {
	amendment_party: {
		amendment_party_check: 'amendment_party_signer_when_signed',
		amendment_party_check1: 'amendment_party_decided_unless_invited',
		amendment_party_check2: 'amendment_party_reason_when_declined',
	},
	amendment_proposal: {
		amendment_proposal_check: 'amendment_proposal_decided_with_outcome',
		amendment_proposal_check1: 'amendment_proposal_changes_something',
	},
	amendment_signature: {
		amendment_signature_check: 'amendment_signature_moment_with_answer',
		amendment_signature_check1: 'amendment_signature_reason_when_declined',
	},
	closing: {
		closing_check: 'closing_decided_with_outcome',
		closing_check1: 'closing_note_when_sent_back',
	},
	commitment: {
		commitment_check: 'commitment_due_after_start',
		commitment_check1: 'commitment_has_one_owner',
		commitment_check2: 'commitment_counterpart_is_another',
		commitment_check3: 'commitment_replaces_another',
		commitment_check4: 'commitment_agreed_by_a_counterpart',
	},
	commitment_amendment: {
		commitment_amendment_check: 'commitment_amendment_changes_something',
		commitment_amendment_check1: 'commitment_amendment_both_days_or_none',
	},
	confirmation_link: {
		confirmation_link_contribution_id_person_id_key: 'confirmation_link_once',
	},
	contest: {
		contest_check: 'contest_resolved_with_resolution',
		contest_check1: 'contest_moment_with_answer',
	},
	contribution: { contribution_check: 'contribution_source_unless_by_hand' },
	event: {
		event_check: 'event_point_is_whole',
		event_check1: 'event_ends_after_start',
		event_check2: 'event_picture_has_words',
		event_check3: 'event_sign_up_link_is_there',
	},
	evidence: {
		evidence_check: 'evidence_link_has_address',
		evidence_check1: 'evidence_file_is_whole',
	},
	mail_link: { mail_link_check: 'mail_link_invitation_names_role' },
	match: {
		match_check: 'match_ends_after_start',
		match_check1: 'match_decided_unless_proposed',
		match_check2: 'match_commitment_when_accepted',
		match_need_id_need_side_fkey: 'match_need_is_a_need',
		match_offer_id_offer_side_fkey: 'match_offer_is_an_offer',
	},
	match_mute: {
		match_mute_check: 'match_mute_of_one_thing',
		match_mute_check1: 'match_mute_of_another',
		match_mute_organisation_id_posting_id_muted_organisation_id_key: 'match_mute_once',
	},
	opportunity: {
		opportunity_check: 'opportunity_point_is_whole',
		opportunity_check1: 'opportunity_starts_after_deadline',
	},
	organisation: { organisation_source_source_key_key: 'organisation_imported_once' },
	partnership: { partnership_check: 'partnership_ends_after_start' },
	partnership_amendment: {
		partnership_amendment_check: 'partnership_amendment_closed_unless_open',
		partnership_amendment_check1: 'partnership_amendment_reason_when_declined',
		partnership_amendment_check2: 'partnership_amendment_leaving_holds_at_once',
	},
	partnership_document: { partnership_document_partnership_id_file_key_key: 'partnership_document_once' },
	partnership_meeting: {
		partnership_meeting_check: 'partnership_meeting_ends_after_start',
		partnership_meeting_check1: 'partnership_meeting_is_somewhere',
	},
	placement: { placement_opportunity_id_ordinal_key: 'placement_ordinal_once' },
	posting: {
		posting_check: 'posting_ends_after_start',
		posting_check1: 'posting_taken_down_with_reason',
		posting_check2: 'posting_published_has_moment',
		posting_id_side_key: 'posting_with_side',
	},
	report: {
		report_check: 'report_sent_has_version',
		report_organisation_id_half_year_key: 'report_once_a_half_year',
	},
	report_line: { report_line_report_id_commitment_id_key: 'report_line_once' },
	signature: { signature_check: 'signature_withdrawn_with_reason' },
	verification: { verification_contribution_id_level_key: 'verification_once_a_level' },
};

export async function up(db: Kysely<unknown>): Promise<void> {
	const { rows } = await sql<{ table: string; name: string }>`
		select r.relname as table, c.conname as name from pg_constraint c join pg_class r on r.oid = c.conrelid
		where r.relnamespace = 'public'::regnamespace`.execute(db);
	for (const { table, name } of rows) {
		const next = renamed[table]?.[name];
		if (next)
			await sql`alter table ${sql.id(table)} rename constraint ${sql.id(name)} to ${sql.id(next)}`.execute(
				db,
			);
	}
	await sql`
		-- Lists that the forms kept and the database did not.
		alter table registration add constraint registration_locale_check check (locale in ('da', 'en'));
		alter table event add constraint event_content_locale_check check (content_locale ~ '^[a-z]{2,3}$');
		alter table opportunity add constraint opportunity_content_locale_check check (content_locale ~ '^[a-z]{2,3}$');
		alter table posting add constraint posting_content_locale_check check (content_locale ~ '^[a-z]{2,3}$');
		alter table event add constraint event_accessibility_check check (accessibility <@ array['step_free', 'lift',
			'accessible_toilet', 'hearing_loop', 'sign_language', 'interpreter', 'quiet_space', 'companion']);
		alter table commitment add constraint commitment_districts_check
			check (districts <@ '{1,2,3,4,5,6,7,8,9,10}'::smallint[]);
		alter table partnership add constraint partnership_districts_check
			check (districts <@ '{1,2,3,4,5,6,7,8,9,10}'::smallint[]);
		alter table posting add constraint posting_districts_check
			check (districts <@ '{1,2,3,4,5,6,7,8,9,10}'::smallint[]);
		alter table posting add constraint posting_weekdays_check check (weekdays <@ '{1,2,3,4,5,6,7}'::smallint[]);

		-- What a promise counts in follows from its type; this repeat of it was never read.
		alter table commitment drop column unit;

		-- Sums of what is never null.
		alter table commitment_total alter column delivered set not null, alter column confirmed set not null;

		-- A place or a posting that goes is looked for in these.
		create index event_site on event (site_id) where site_id is not null;
		create index opportunity_site on opportunity (site_id) where site_id is not null;
		create index match_mute_posting on match_mute (posting_id) where posting_id is not null;

		-- Reviews are read by organisation_review_by_organisation, signatures by _organisation, _wall and _withdrawn,
		-- registrations by _queue.
		drop index if exists organisation_review_newest;
		drop index if exists signature_newest;
		drop index if exists registration_secret_event;
	`.execute(db);
}
