/** What is said once on the page after one of this room’s forms. */
import { flashTable } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const contributionFlashes = flashTable('contributions', {
	reported: m.contribution_said_added,
	confirmed: m.contribution_said_confirmed,
	retracted: m.evidence_said_retracted,
	corrected: m.contribution_said_corrected,
	objected: m.evidence_said_objected,
	withdrawn: m.evidence_said_withdrawn,
	answered: m.evidence_said_answered,
	added: m.evidence_said_added,
	removed: m.evidence_said_removed,
	settled: m.evidence_said_settled,
});
