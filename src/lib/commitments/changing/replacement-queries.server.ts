import { sql } from 'kysely';
import type { CommitmentState } from '#lib/commitments/commitment.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

export interface Linked {
	id: number;
	slug: string;
	title: string;
	state: CommitmentState;
}

/** The commitment that takes over from this one, whatever its state. */
export const successorOf = (db: Handle, id: number): Promise<Linked | undefined> =>
	db
		.selectFrom('commitment')
		.select(['id', 'slug', 'title', 'state'])
		.where('replacesId', '=', id)
		.executeTakeFirst();

/** The commitment this one takes over from. */
export const predecessorOf = (
	db: Handle,
	{ replacesId }: { replacesId: number | null },
): Promise<Linked | undefined> =>
	db
		.selectFrom('commitment')
		.select(['id', 'slug', 'title', 'state'])
		.where('id', '=', replacesId ?? -1)
		.executeTakeFirst();

/** Words, aim, steps not reached and way of working go along; deliveries do not. @returns the draft's id */
export async function copyAsDraft(
	trx: Transaction,
	id: number,
	draft: {
		slug: string;
		authorId: number;
		createdBy: number | null;
		savedAt: Date;
		startsOn: string;
		dueOn: string;
	},
): Promise<number> {
	const { rows } = await sql<{ id: number }>`
		insert into commitment (slug, author_id, created_by, saved_at, starts_on, due_on, replaces_id, organisation_id,
			partnership_id, counterpart_id, type, title, description, goal, secondary_goals, target_group, districts,
			resources, lower_is_better, baseline, target, original_target)
		select ${draft.slug}, ${draft.authorId}::integer, ${draft.createdBy}::integer, ${draft.savedAt}::timestamptz,
			${draft.startsOn}::date, ${draft.dueOn}::date, id, organisation_id, partnership_id, counterpart_id, type,
			title, description, goal, secondary_goals, target_group, districts, resources, lower_is_better, baseline,
			target, target
		from commitment where id = ${id}
		returning id`.execute(trx);
	const copy = rows[0]!.id;
	await sql`insert into milestone (commitment_id, title, due_on)
		select ${copy}::integer, title, due_on from milestone
		where commitment_id = ${id} and reached_at is null and due_on > ${draft.startsOn}::date`.execute(trx);
	await sql`insert into theory_of_change (commitment_id, challenge, target_group, effects, results, activities,
			resources, saved_by, saved_at)
		select ${copy}::integer, challenge, target_group, effects, results, activities, resources, saved_by, saved_at
		from theory_of_change where commitment_id = ${id}`.execute(trx);
	return copy;
}
