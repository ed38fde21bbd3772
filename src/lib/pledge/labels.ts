import { m } from '#lib/paraglide/messages.js';
import type { SignatureStanding } from '#lib/pledge/signature.ts';
import type { DraftProblem } from '#lib/pledge/versions/draft.ts';

const standings: Record<SignatureStanding, () => string> = {
	stands: m.pledge_standing_stands,
	superseded: m.pledge_standing_superseded,
	withdrawn: m.pledge_standing_withdrawn,
	suspended: m.pledge_standing_suspended,
	closed: m.pledge_standing_closed,
};
/** `Underskriften står ved magt` */
export const standingName = (standing: SignatureStanding): string => standings[standing]();

const problems: Record<DraftProblem, () => string> = {
	no_day: m.refused_charter_no_day,
	day_passed: m.refused_charter_day_passed,
	not_in_english: m.refused_charter_not_in_english,
	unlike: m.refused_charter_unlike,
	unchanged: m.refused_charter_unchanged,
};
/** Why a draft of the charter cannot be sent. */
export const problemName = (problem: DraftProblem): string => problems[problem]();
