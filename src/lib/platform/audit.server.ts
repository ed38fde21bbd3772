import type { Transaction } from '#lib/platform/database/database.server.ts';

/** Whoever acts, or their id; null where the site itself does, as its calendar says. */
export type By = { readonly person: { readonly id: number } | null } | number | null;
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
 * transaction that does the thing; the table is append-only.
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
		const personId = typeof by === 'object' ? (by?.person?.id ?? null) : by;
		await trx
			.insertInto('auditEntry')
			.values({
				personId,
				organisationId,
				verb,
				subjectKind,
				subjectId: id,
				details: JSON.stringify(details),
			})
			.execute();
	};
