import type { Transaction } from '#lib/platform/database/database.server.ts';

/** Whoever acts, or a person's id. */
export type By = { readonly person: { readonly id: number } | null; readonly system?: true } | number;

/** The person's id; null for the system. */
export const personOf = (by: By): number | null => (typeof by === 'number' ? by : (by.person?.id ?? null));

/** What it is about, and for which organisation; none is the municipality, or nobody. */
export interface About {
	readonly id: number;
	readonly organisationId?: number | null;
}
/** Facts of the case, never personal data. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * How a room writes down who did what to its things: `const record = recorderOf<'event.published' | …>('event')`, then
 * `record(trx, actor, 'event.published', event)`. The verbs are in the past tense, room first. An entry is written in the
 * transaction that does the thing; the table is append-only, and refuses what a visitor did.
 */
export const recorderOf =
	<Verb extends string>(subjectKind: string) =>
	async (
		trx: Transaction,
		by: By,
		verb: Verb,
		{ id, organisationId }: About,
		details: Facts = {},
	): Promise<void> => {
		await trx
			.insertInto('auditEntry')
			.values({
				actor: typeof by === 'object' && by.system ? 'system' : 'person',
				personId: personOf(by),
				organisationId,
				verb,
				subjectKind,
				subjectId: id,
				details: JSON.stringify(details),
			})
			.execute();
	};
