/**
 * What becomes of each reference to an organisation when it is merged into another. A test reads the schema and fails where one
 * is not named here: whoever adds a table decides.
 */

/** It follows, as it is. */
const moves = 'moves';
/** It follows, unless the other has the same by these columns: then it stays as a record, or goes as is said beside it. */
const unless = (...columns: string[]) => ({ unless: columns });
/** It stays with the entry that is given up, for this reason. */
const stays = (because: string) => ({ stays: because });
/** Two become one, in `join_organisations`. */
const joins = 'joins';

type Fate = typeof moves | typeof joins | ReturnType<typeof unless> | ReturnType<typeof stays>;

const drawnAnew = stays('worked out anew by the job that draws the network');

/** `table.column`, in the order they are moved: a series before its dates. */
export const fates: Record<string, Fate> = {
	'event_series.organisation_id': moves,
	'event.organisation_id': moves,
	'event_organiser.organisation_id': moves,
	'opportunity.organisation_id': moves,
	'benefit.organisation_id': moves,
	'posting.organisation_id': moves,
	'match.proposer_id': moves,
	'match_mute.organisation_id': unless('posting_id', 'muted_organisation_id', 'kind'),
	'match_mute.muted_organisation_id': unless('organisation_id'),
	'import_source.organisation_id': moves,
	'image.organisation_id': moves,
	'handed_in_file.organisation_id': unless('key'),
	'takedown.organisation_id': moves,
	'flag.organisation_id': moves,
	'barrier.organisation_id': moves,
	'equality_check.organisation_id': moves,
	'debate_post.organisation_id': moves,
	'method.organisation_id': moves,
	'method_report.organisation_id': moves,
	'circle.coordinator_id': moves,
	'circle_seat.organisation_id': unless('circle_id'),
	'course.giver_id': moves,
	'course_place.organisation_id': unless('course_id'),
	'partnership.lead_organisation_id': moves,
	'partnership.ended_by_id': moves,
	'partnership_party.organisation_id': moves,
	'partnership_amendment.proposed_by_id': moves,
	'partnership_amendment.closed_by_id': moves,
	'amendment_party.organisation_id': moves,
	'partnership_document.organisation_id': moves,
	'partnership_meeting.organisation_id': moves,
	'partnership_meeting_attendance.organisation_id': moves,
	'partnership_note.organisation_id': moves,
	'commitment.organisation_id': moves,
	'commitment.counterpart_id': moves,
	'commitment.author_id': moves,
	'commitment_party.organisation_id': moves,
	'added_commitment_type.organisation_id': moves,
	'commitment_event.organisation_id': moves,
	'amendment_proposal.organisation_id': moves,
	'amendment_signature.organisation_id': moves,
	'closing.organisation_id': moves,
	'closing.decided_organisation_id': moves,
	'contribution.organisation_id': moves,
	'contribution.writer_organisation_id': moves,
	'verification.organisation_id': moves,
	'objection.organisation_id': moves,
	'report.organisation_id': moves,
	'reporting_extension.organisation_id': unless('half_year'),
	'reporting_record.organisation_id': joins,
	'signature.organisation_id': joins,
	'site.organisation_id': joins,
	'membership.organisation_id': joins,
	'past_membership.organisation_id': unless('person_id'),
	'link.organisation_id': joins,
	'alert_search.organisation_id': joins,
	'casework_case.organisation_id': joins,
	'casework_note.organisation_id': moves,
	'casework_task.organisation_id': moves,
	'charter_ask.organisation_id': unless('charter_version_id'),
	'casework_dormancy.organisation_id': stays('what came to a stop was that entry'),
	'partner_letter_partner.organisation_id': unless('letter_id'),
	'organisation.parent_id': moves,
	'organisation_double.one_id': stays('looked for anew by the job, and what was said was about that entry'),
	'organisation_double.other_id': stays('the same'),
	'audit_entry.organisation_id': stays('nobody rewrites the trail: a file reads it of both'),
	'organisation_review.organisation_id': stays('it was decided about that entry'),
	'organisation_merge.from_id': stays('it says which entry was given up'),
	'organisation_merge.into_id': stays('it says which entry it went into then'),
	'publishing_day.organisation_id': stays('how much that entry put up in a day'),
	'network_place.organisation_id': drawnAnew,
	'network_binding.organisation_id': drawnAnew,
	'network_tie.one_id': drawnAnew,
	'network_tie.other_id': drawnAnew,
};
