/** What is said once on the page after one of this room’s forms. */
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { flashTable, withValues } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

/** `12-15-19`: as many as a cookie holds; undefined for anything else. */
const idsIn = (text: string | null): string | undefined =>
	text?.split('-').every((id) => idIn(id) !== undefined) ? text : undefined;

export const contributionFlashes = flashTable('contributions', {
	reported: m.contribution_said_added,
	confirmed: m.contribution_said_confirmed,
	/** The page says it beside the way back. */
	verified: withValues({ ids: idsIn }),
	undone: m.evidence_said_undone,
	retracted: m.evidence_said_retracted,
	corrected: m.contribution_said_corrected,
	objected: m.evidence_said_objected,
	withdrawn: m.evidence_said_withdrawn,
	answered: m.evidence_said_answered,
	added: m.evidence_said_added,
	removed: m.evidence_said_removed,
	settled: m.evidence_said_settled,
	reopened: m.evidence_said_reopened,
});
