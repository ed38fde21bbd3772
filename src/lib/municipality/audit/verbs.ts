/** Every verb that some room writes down, from the types of what they write with. */
import type * as accounts from '#lib/accounts/record.server.ts';
import type * as benefits from '#lib/benefits/record.server.ts';
import type * as casework from '#lib/casework/record.server.ts';
import type * as commitments from '#lib/commitments/record.server.ts';
import type * as contributions from '#lib/contributions/record.server.ts';
import type * as dialogue from '#lib/dialogue/record.server.ts';
import type * as equality from '#lib/equality/record.server.ts';
import type * as events from '#lib/events/record.server.ts';
import type * as followup from '#lib/followup/record.server.ts';
import type * as welcome from '#lib/guide/welcome/record.server.ts';
import type * as methods from '#lib/guide/methods/record.server.ts';
import type * as importing from '#lib/importing/record.server.ts';
import type * as matching from '#lib/matching/record.server.ts';
import type * as moderation from '#lib/moderation/record.server.ts';
import type * as networks from '#lib/networks/record.server.ts';
import type * as opportunities from '#lib/opportunities/record.server.ts';
import type * as organisations from '#lib/organisations/record.server.ts';
import type * as partnerships from '#lib/partnerships/record.server.ts';
import type * as pledge from '#lib/pledge/record.server.ts';
import type * as reporting from '#lib/reporting/record.server.ts';

/** The verbs of a room's recorders. */
type VerbsOf<Room> = {
	[Name in keyof Room]: Room[Name] extends (
		trx: never,
		by: never,
		verb: infer Verb,
		...rest: never[]
	) => unknown
		? Verb
		: never;
}[keyof Room];

export type AuditVerb =
	| VerbsOf<typeof accounts>
	| VerbsOf<typeof benefits>
	| VerbsOf<typeof casework>
	| VerbsOf<typeof commitments>
	| VerbsOf<typeof contributions>
	| VerbsOf<typeof dialogue>
	| VerbsOf<typeof equality>
	| VerbsOf<typeof events>
	| VerbsOf<typeof followup>
	| VerbsOf<typeof welcome>
	| VerbsOf<typeof methods>
	| VerbsOf<typeof importing>
	| VerbsOf<typeof matching>
	| VerbsOf<typeof moderation>
	| VerbsOf<typeof networks>
	| VerbsOf<typeof opportunities>
	| VerbsOf<typeof organisations>
	| VerbsOf<typeof partnerships>
	| VerbsOf<typeof pledge>
	| VerbsOf<typeof reporting>;

/** What it is about: `event`. */
export type AuditRoom = AuditVerb extends `${infer Room}.${string}` ? Room : never;
/** What was done: `published`. */
export type AuditDeed = AuditVerb extends `${string}.${infer Deed}` ? Deed : never;
