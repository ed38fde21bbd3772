/** What the database and the code say of the same thing, compared; and that everything in the schema has a name that speaks. */
import { rhythms } from '#lib/alerts/alert.ts';
import { sql } from 'kysely';
import postgres from 'postgres';
import { describe, expect, test as plain } from 'vitest';
import { municipalRoles, organisationRoles } from '#lib/accounts/actor.ts';
import { lifetimes } from '#lib/platform/mail/links.ts';
import { organisationStates } from '#lib/accounts/organisation-states.ts';
import { answers, outcomes } from '#lib/commitments/closing/closing.ts';
import { noteKinds } from '#lib/casework/case.ts';
import { rings } from '#lib/followup/wheel/wheel.ts';
import { consentSources, mailLists } from '#lib/casework/consent/lists.ts';
import { outcomes as letterOutcomes } from '#lib/casework/writing/letter.ts';
import { commitmentStates, contributionSources, verificationLevels } from '#lib/commitments/commitment.ts';
import { eventKinds } from '#lib/commitments/timeline/timeline.ts';
import { objectionResolutions } from '#lib/contributions/objections/objection.ts';
import { accessKeys, eventStates, signUpWays } from '#lib/events/event.ts';
import { filmFileKinds, filmTypes } from '#lib/guide/welcome/films/film.ts';
import { stepPhases, stepStates, stepThemes } from '#lib/guide/welcome/step.ts';
import { pinPlaces } from '#lib/networks/pins/pin.ts';
import { durations, evidences, methodStates, origins } from '#lib/guide/methods/method.ts';
import { boardKinds } from '#lib/policy/boards.ts';
import { circleKinds, joinings, seatKinds, seatStates, themes } from '#lib/networks/circles/circle.ts';
import * as course from '#lib/networks/courses/course.ts';
import { answers as meetingAnswers } from '#lib/networks/meetings/meeting.ts';
import { barrierKinds, barrierStates, verdicts } from '#lib/dialogue/barriers/barrier.ts';
import {
	deeds,
	experienceStates,
	grounds,
	moments,
	readerRoles,
	settings,
} from '#lib/equality/experience.ts';
import { themes as practiceThemes } from '#lib/equality/practice/practice.ts';
import { debateStates, debateVoiceKinds, postStates, debateSides } from '#lib/dialogue/debates/debate.ts';
import { editionStates } from '#lib/followup/barometer/editions/edition.ts';
import { viewLists } from '#lib/casework/views/view.ts';
import { decimalsShown, directions, withheldReasons } from '#lib/followup/barometer/indicator.ts';
import { frequencies } from '#lib/followup/barometer/metadata.ts';
import { actionStatuses } from '#lib/followup/plans/action.ts';
import { reportStates, sectionKeys, snapshotStates } from '#lib/followup/report/report.ts';
import { cautions, changes, progressClasses, unknownReasons } from '#lib/followup/barometer/progress.ts';
import { itemStates, parts, pendings } from '#lib/importing/source.ts';
import { categories, danishLevels } from '#lib/listings/listing.ts';
import { addedTypeStates } from '#lib/policy/added-types.ts';
import { districtNrs } from '#lib/geography/districts.ts';
import { locales } from '#lib/i18n/locale.ts';
import { takedownReasons } from '#lib/listings/takedown.ts';
import { flagOutcomes, flagReasons } from '#lib/moderation/flags/flag.ts';
import { matchStates } from '#lib/matching/matches/match.ts';
import { postingStates, sides, weekdays } from '#lib/matching/postings/posting.ts';
import { audiences, benefitKinds, benefitReaches, benefitStates } from '#lib/benefits/benefit.ts';
import { opportunityKinds, opportunityStates } from '#lib/opportunities/opportunity.ts';
import { doubleSigns } from '#lib/organisations/doubles/double.ts';
import { listStates, outcomes as listOutcomes } from '#lib/organisations/import/list.ts';
import { reviewOutcomes } from '#lib/organisations/organisation.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';
import { amendmentStates } from '#lib/partnerships/amendments/amendment.ts';
import { partyStates } from '#lib/agreement/agreement.ts';
import { partnershipStates } from '#lib/partnerships/partnership.ts';
import { listed, without } from '#lib/platform/keys.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';
import { completions } from '#lib/reporting/report.ts';
import { checkLists, listIn } from '../scripts/schema/check-lists.ts';
import { test } from './support/database.ts';

/** The code knows these from the row itself (`platform/database/tables.ts`), and has no list of its own. */
const row = Symbol('typed by the row');

const lists: Record<string, readonly (string | number)[] | typeof row> = {
	'alert.rhythm': rhythms,
	'alert_consent.source': row,
	'alert_consent.step': row,
	'alert_news.step': row,
	'amendment_party.state': partyStates.filter((state) => state !== 'left'),
	'amendment_proposal.outcome': row,
	'amendment_signature.answer': row,
	'audit_entry.actor': row,
	'added_commitment_type.confirms': row,
	'added_commitment_type.state': addedTypeStates,
	'method.duration': durations,
	'method.evidence': evidences,
	'method.origin': origins,
	'method.state': methodStates,
	'method_report.district_nr': districtNrs,
	'method_report.state': methodStates,
	'opportunity.board_kind': boardKinds,
	'wheel_task.board_kind': boardKinds,
	'barrier.district_nr': districtNrs,
	'barrier.down_reason': takedownReasons,
	'barrier.kind': barrierKinds,
	'barrier.state': barrierStates,
	'barrier_voice.verdict': verdicts,
	'equality_check.theme': practiceThemes,
	'equality_helper.grounds': grounds,
	'equality_helper.settings': settings,
	'equality_reader.role': readerRoles,
	'experience.deeds': deeds,
	'experience.district_nr': districtNrs,
	'experience.grounds': grounds,
	'experience.happened': moments,
	'experience.setting': settings,
	'experience.state': experienceStates,
	'experience_count.ground': grounds,
	'experience_count.setting': settings,
	'experience_line.side': row,
	'debate.state': debateStates,
	'debate_post.down_reason': takedownReasons,
	'debate_post.side': debateSides,
	'debate_post.state': postStates,
	'debate_voice.kind': debateVoiceKinds,
	'circle.joining': joinings,
	'circle.kind': circleKinds,
	'circle.theme': themes,
	'circle_answer.answer': meetingAnswers,
	'circle_seat.kind': seatKinds,
	'circle_seat.state': seatStates,
	'course.state': course.courseStates,
	'course.topic': course.topics,
	'course_outcome.outcome': course.outcomes,
	'course_place.state': course.placeStates,
	'barometer_edition.state': editionStates,
	'barometer_edition_indicator.against_base': changes,
	'barometer_edition_indicator.against_last': changes,
	'barometer_edition_indicator.because': unknownReasons,
	'barometer_edition_indicator.cautions': cautions,
	'barometer_edition_indicator.class': progressClasses,
	'barometer_edition_indicator.decimals': decimalsShown,
	'barometer_edition_indicator.direction': directions,
	'barometer_edition_indicator.frequency': frequencies,
	'barometer_edition_value.district_nr': districtNrs,
	'barometer_edition_value.withheld': withheldReasons,
	'lighthouse.district_nr': districtNrs,
	'saved_view.list': viewLists,
	'status_report.state': reportStates,
	'report_snapshot.state': snapshotStates,
	'report_section.key': sectionKeys,
	'report_comment.section': sectionKeys,
	'report_erratum.section': sectionKeys,
	'plan_action.status': actionStatuses,
	'plan_action_revision.status': actionStatuses,
	'cities_index_edition.state': row,
	'indicator.decimals': decimalsShown,
	'indicator.direction': directions,
	'indicator.frequency': frequencies,
	'observation.district_nr': districtNrs,
	'observation.withheld': withheldReasons,
	'observation_import.state': row,
	'organisation_double.same': doubleSigns,
	'organisation_list.state': listStates,
	'organisation_list_line.outcome': listOutcomes,
	'mail_consent.list': mailLists,
	'mail_consent.source': consentSources,
	'partner_letter.list': mailLists,
	'partner_letter_partner.outcome': letterOutcomes,
	'casework_note.kind': noteKinds,
	'closing.outcome': [...answers, 'taken_back', 'withdrawn'],
	'closing.suggested': outcomes,
	'commitment.districts': districtNrs,
	'commitment.state': commitmentStates,
	'commitment_event.kind': eventKinds,
	'commitment_party.answer': row,
	'objection.resolution': objectionResolutions,
	'contribution.level': verificationLevels,
	'contribution.source': contributionSources,
	'event.accessibility': accessKeys,
	'event.categories': categories,
	'event.danish_level': danishLevels,
	'event.district_nr': districtNrs,
	'event.sign_up': signUpWays,
	'event.state': eventStates,
	'event.taken_down_reason': takedownReasons,
	'opportunity.taken_down_reason': takedownReasons,
	'benefit.taken_down_reason': takedownReasons,
	'flag.reason': flagReasons,
	'guide_film_file.kind': filmFileKinds,
	'guide_film_file.media_type': [...filmTypes, 'image/webp'],
	'guide_step.phase': stepPhases,
	'guide_step.state': stepStates,
	'guide_step.theme': stepThemes,
	'flag.outcome': flagOutcomes,
	'takedown.reason': takedownReasons,
	'takedown.state_before': row,
	'takedown.decision': row,
	'event_message.audience': row,
	'event_organiser.state': row,
	'event_part.state': row,
	'evidence.kind': row,
	'evidence.media_type': row,
	'import_item.kept': parts,
	'import_item.pending': pendings,
	'import_item.state': itemStates,
	'import_source.danish_level': danishLevels,
	'import_source.kind': row,
	'link.kind': Object.keys(lifetimes),
	'link.role': organisationRoles,
	'match.state': matchStates,
	'membership.role': organisationRoles,
	'benefit.audience': audiences,
	'benefit.district_nr': districtNrs,
	'benefit.districts': districtNrs,
	'benefit.kind': benefitKinds,
	'benefit.reach': benefitReaches,
	'benefit.state': benefitStates,
	'opportunity.categories': categories,
	'opportunity.danish_level': danishLevels,
	'opportunity.district_nr': districtNrs,
	'opportunity.kind': opportunityKinds,
	'opportunity.state': opportunityStates,
	'organisation.kind': organisationKinds,
	'organisation.state': organisationStates,
	'organisation_review.outcome': reviewOutcomes,
	'partnership.districts': districtNrs,
	'partnership.state': partnershipStates,
	'partnership_amendment.kind': row,
	'partnership_amendment.state': amendmentStates,
	'partnership_document.media_type': row,
	'circle_document.media_type': row,
	'circle_pin.place': pinPlaces,
	'conference_paper.media_type': row,
	'partnership_party.state': partyStates,
	'person.municipal_role': municipalRoles,
	'publishing_day.way': row,
	'posting.districts': districtNrs,
	'posting.side': sides,
	'posting.state': postingStates,
	'posting.weekdays': weekdays,
	'registration.state': row,
	'report_line.completion': completions,
	'site.district_nr': districtNrs,
	'verification.level': verificationLevels.filter((level) => level > 0),
	'wheel_task.ring': rings,
};

test('every list that a check allows is the list of the code', async ({ url }) => {
	const client = postgres(url, { max: 1 });
	const inDatabase = await checkLists(client).finally(() => client.end());
	expect(inDatabase.map(({ column }) => column).toSorted()).toEqual(Object.keys(lists).toSorted());
	for (const { column, values } of inDatabase) {
		const inCode = lists[column]!;
		if (inCode !== row) expect(values.toSorted(), column).toEqual([...inCode].toSorted());
	}
});

plain.each([
	["CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text])))", ['state', ['draft', 'sent'], false]],
	["CHECK ((days <@ '{1,2,3}'::smallint[]))", ['days', [1, 2, 3], true]],
	["CHECK ((keys <@ ARRAY['lift'::text, 'quiet_space'::text]))", ['keys', ['lift', 'quiet_space'], true]],
	['CHECK (((level >= 1) AND (level <= 3)))', ['level', [1, 2, 3], false]],
	['CHECK (((capacity >= 1) AND (capacity <= 100000)))', null],
	['CHECK ((length(title) <= 160))', null],
	["CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL)))", null],
])('%s is read as a list, or as none', (definition, expected) => {
	const list = listIn(definition);
	expect(list && [list.name, list.values, list.isArray]).toEqual(expected);
});

test('a language in a row is a tag, and a further one needs no migration', async ({ db }) => {
	const { rows } = await sql<{ column: string; rule: string | null }>`
		select c.table_name || '.' || c.column_name as column, pg_get_constraintdef(rule.oid) as rule
		from information_schema.columns c left join pg_constraint rule
			on rule.conrelid = c.table_name::regclass and rule.conname = c.table_name || '_locale_is_tag'
		where c.table_schema = 'public' and c.column_name = 'locale' order by 1`.execute(db);
	expect(rows).toEqual(
		[
			'alert',
			'alert_consent',
			'barrier_voice',
			'circle_seat',
			'data_package_file',
			'debate_voice',
			'flag',
			'guide_film',
			'guide_text',
			'mail',
			'mail_consent',
			'mail_wording',
			'person',
			'registration',
		].map((table) => ({
			column: `${table}.locale`,
			rule: 'CHECK (is_language_tag(locale))',
		})),
	);
	const tags = [...locales, 'ar', 'ckb', 'zh-Hant', 'pt-BR'];
	const none = ['', 'd', 'DA', 'dansk', 'da ', 'da\n', 'da-', 'da_DK', 'en-x', "da'"];
	const isTag = async (text: string) =>
		(await sql<{ is: boolean }>`select is_language_tag(${text}) as is`.execute(db)).rows[0]?.is;
	for (const tag of tags) expect(await isTag(tag), tag).toBe(true);
	for (const text of none) expect(await isTag(text), JSON.stringify(text)).toBe(false);
});

/** What PostgreSQL calls a rule or an index over several columns that nobody named; it says nothing, and counts. */
const machineMade = (table: string, name: string, over: readonly string[]): boolean =>
	/_(check|key|fkey|excl|idx)\d+$/.test(name) ||
	name === `${table}_check` ||
	/_idx$/.test(name) ||
	(over.length > 1 && new RegExp(`^${table}_${over.join('_')}`.slice(0, 50)).test(name));

interface Named {
	table: string;
	name: string;
	over: string[];
}

test('no constraint and no index over several columns has a machine-made name', async ({ db }) => {
	const { rows } = await sql<Named>`
		select r.relname as table, c.conname as name,
			array(select a.attname::text from unnest(c.conkey) with ordinality k (nr, place)
				join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.nr order by k.place) as over
		from pg_constraint c join pg_class r on r.oid = c.conrelid
		where r.relnamespace = 'public'::regnamespace and c.contype <> 'n' and r.relname not like 'kysely%'
		union all
		select r.relname, ic.relname, '{}' from pg_index i join pg_class r on r.oid = i.indrelid
			join pg_class ic on ic.oid = i.indexrelid
		where r.relnamespace = 'public'::regnamespace and r.relname not like 'kysely%'`.execute(db);
	expect(rows.length).toBeGreaterThan(300);
	expect(rows.filter(({ table, name, over }) => machineMade(table, name, over))).toEqual([]);
});

/** Foreign keys without an index, by the reason why they need none. */
const unindexed: Record<string, readonly string[]> = {
	'who did it: persons are erased in place and never deleted, and one copy in a lifetime asks for these': [
		'amendment_party.signed_by',
		'amendment_proposal.proposed_by',
		'amendment_signature.answered_by',
		'barrier.answered_by',
		'barrier.merged_by',
		'barrier.owned_by',
		'barrier.shown_by',
		'barrier_link.linked_by',
		'barrier_outcome.written_by',
		'barrier_source.added_by',
		'debate.made_by',
		'debate.published_by',
		'debate.summarised_by',
		'debate_fact.added_by',
		'debate_post.shown_by',
		'debate_post.written_by',
		'circle.created_by',
		'circle_decision.decided_by',
		'circle_decision.done_by',
		'circle_document.added_by',
		'circle_meeting.called_by',
		'circle_meeting.cancelled_by',
		'circle_meeting.created_by',
		'circle_pin.pinned_by',
		'circle_meeting.minutes_by',
		'circle_news.sent_by',
		'circle_seat.invited_by',
		'course.created_by',
		'course_outcome.told_by',
		'course_place.signed_by',
		'barometer_edition.begun_by',
		'barometer_edition.checked_by',
		'barometer_edition.drafted_by',
		'barometer_edition.released_by',
		'barometer_edition.returned_by',
		'barometer_erratum.written_by',
		'cities_index_edition.created_by',
		'cities_index_edition.released_by',
		'guide_film.added_by',
		'guide_step.created_by',
		'guide_step.published_by',
		'guide_text.written_by',
		'guide_text_past.written_by',
		'action_plan.created_by',
		'action_plan.published_by',
		'plan_action.contact_id',
		'plan_action_commitment.linked_by',
		'plan_action_revision.written_by',
		'opinion.created_by',
		'opinion.published_by',
		'opinion_answer.answered_by',
		'status_report.created_by',
		'status_report.heard_by',
		'status_report.approved_by',
		'status_report.presented_by',
		'status_report.published_by',
		'status_report.returned_by',
		'report_snapshot.asked_by',
		'report_section.changed_by',
		'report_comment.written_by',
		'report_comment.answered_by',
		'report_erratum.written_by',
		'lighthouse.changed_by',
		'lighthouse_commitment.linked_by',
		'lighthouse_result.written_by',
		'indicator.created_by',
		'observation.entered_by',
		'observation_import.uploaded_by',
		'closing.decided_by',
		'closing.reported_by',
		'commitment.approved_by',
		'commitment.created_by',
		'commitment_party.answered_by',
		'conference.created_by',
		'conference_decision.done_by',
		'conference_decision.written_by',
		'conference_paper.added_by',
		'conference_speaker.added_by',
		'commitment.state_changed_by',
		'commitment_amendment.amended_by',
		'objection.answered_by',
		'objection.person_id',
		'objection.reopened_by',
		'objection.resolved_by',
		'takedown_reopening.decided_by',
		'takedown_reopening.reopened_by',
		'equality_reader.appointed_by',
		'equality_reader.ended_by',
		'experience_line.written_by',
		'event.created_by',
		'event.state_changed_by',
		'event_organiser.asked_by',
		'event_organiser.decided_by',
		'evidence.removed_by',
		'image.taken_down_by',
		'image.uploaded_by',
		'link.created_by',
		'match.decided_by',
		'match.proposed_by',
		'match_mute.muted_by',
		'membership.created_by',
		'opportunity.created_by',
		'opportunity.state_changed_by',
		'organisation.created_by',
		'organisation_list.confirmed_by',
		'organisation_list.uploaded_by',
		'organisation.state_changed_by',
		'organisation_review.reviewed_by',
		'partnership.created_by',
		'partnership.state_changed_by',
		'partnership_amendment.proposed_by',
		'partnership_document.added_by',
		'partnership_meeting.called_by',
		'partnership_party.signed_by',
		'person.municipal_role_given_by',
		'placement.filled_by',
		'placement.taken_back_by',
		'posting.created_by',
		'posting.state_changed_by',
		'report.saved_by',
		'report.sent_by',
		'report_version.sent_by',
		'reporting_extension.asked_by',
		'signature.person_id',
		'signature.withdrawn_by',
		'theory_of_change.saved_by',
	],
	'organisations are never deleted, and nobody looks for what they wrote by these': [
		'amendment_proposal.organisation_id',
		'closing.decided_organisation_id',
		'closing.organisation_id',
		'commitment_event.organisation_id',
		'match.proposer_id',
		'match_mute.muted_organisation_id',
		'partnership.ended_by_id',
		'partnership_amendment.closed_by_id',
		'partnership_amendment.proposed_by_id',
		'partnership_document.organisation_id',
		'partnership_meeting.organisation_id',
		'partnership_meeting_attendance.organisation_id',
		'partnership_note.organisation_id',
		'verification.organisation_id',
	],
	'the number of what was told is never deleted, and readings are looked for by their time': [
		'experience_reading.experience_id',
	],
	'a charter is never deleted, and there are few': ['signature.charter_version_id'],
	'what a promise went through is never deleted': [
		'commitment_event.amendment_id',
		'commitment_event.closing_id',
		'commitment_event.proposal_id',
	],
};

test('every foreign key has an index that begins with it, or a reason why not', async ({ db }) => {
	const { rows } = await sql<{ column: string }>`
		select c.conrelid::regclass || '.' || a.attname as column from pg_constraint c
		join pg_class r on r.oid = c.conrelid
		join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
		where r.relnamespace = 'public'::regnamespace and c.contype = 'f'
			and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])
		order by 1`.execute(db);
	expect(rows.map(({ column }) => column).toSorted()).toEqual(Object.values(unindexed).flat().toSorted());
});

test('no index is the beginning of another', async ({ db }) => {
	const { rows } = await sql<{ index: string; covered: string }>`
		select short.indexrelid::regclass::text as index, long.indexrelid::regclass::text as covered
		from pg_index short join pg_index long on long.indrelid = short.indrelid and long.indexrelid <> short.indexrelid
		join pg_class r on r.oid = short.indrelid
		where r.relnamespace = 'public'::regnamespace and not short.indisunique
			and short.indpred is null and long.indpred is null and short.indexprs is null and long.indexprs is null
			and long.indkey::text || ' ' like short.indkey::text || ' %'
			and (select relam from pg_class where oid = short.indexrelid) = (select relam from pg_class where oid = long.indexrelid)
		order by 1`.execute(db);
	expect(rows).toEqual([]);
});

describe('columns by name', () => {
	plain('all of a table but those named', () => {
		expect(columnsOf('pastMembership')).toEqual([
			'pastMembership.organisationId',
			'pastMembership.personId',
			'pastMembership.leftAt',
		]);
		expect(columnsOf('pastMembership', ['leftAt'])).toEqual([
			'pastMembership.organisationId',
			'pastMembership.personId',
		]);
		expect(without({ a: 1, b: 2, c: null }, ['b'])).toEqual({ a: 1, c: null });
		expect(listed<'a' | 'b'>()('a', 'b')).toEqual(['a', 'b']);
	});
	plain('a list that forgets one, or names a stranger, does not compile', () => {
		// @ts-expect-error -- 'b' is forgotten
		listed<'a' | 'b'>()('a');
		// @ts-expect-error -- 'c' is no part of it
		listed<'a' | 'b'>()('a', 'b', 'c');
		// @ts-expect-error -- there is no such column
		columnsOf('event', ['food']);
	});
});
