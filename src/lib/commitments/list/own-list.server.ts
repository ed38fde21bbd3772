/** The public promises on a partner's or partnership's own page, a page at a time: those that run first, by deadline. */
import { sql, type RawBuilder } from 'kysely';
import { withHealth, type CommitmentWithHealth } from '#lib/commitments/readers.server.ts';
import { commitmentRows, isOwnerShown, ofOrganisation } from '#lib/commitments/rows.server.ts';
import { type Handle } from '#lib/platform/database.server.ts';
import { dayIn, idIn } from '#lib/platform/address-values.ts';

const pageSize = 12;
const rank = sql`case when commitment.state in ('active', 'reported') then 0 else 1 end`;

export interface PromisePage {
	commitments: CommitmentWithHealth[];
	/** Null on the last page. */
	next: string | null;
}

async function page(db: Handle, whose: RawBuilder<boolean>, after: string | null): Promise<PromisePage> {
	const [, over, date, number] = /^([01])-(\d{4}-\d\d-\d\d)-(\d{1,10})$/.exec(after ?? '') ?? [];
	const [day, id] = [dayIn(date), idIn(number)];
	const rows = await commitmentRows(db)
		.where(whose)
		.where('commitment.state', 'not in', ['draft', 'proposed', 'declined'])
		.where(isOwnerShown)
		.$if(day !== undefined && id !== undefined, (query) =>
			query.where(
				sql<boolean>`(${rank}, commitment.due_on, commitment.id) > (${Number(over)}::int, ${day}::date, ${id}::int)`,
			),
		)
		.orderBy(rank)
		.orderBy('commitment.dueOn')
		.orderBy('commitment.id')
		.limit(pageSize + 1)
		.execute();
	const shown = rows.slice(0, pageSize);
	const last = shown.at(-1);
	const isRunning = last?.state === 'active' || last?.state === 'reported';
	return {
		commitments: shown.map(withHealth),
		next: last && rows.length > pageSize ? `${isRunning ? 0 : 1}-${last.dueOn}-${last.id}` : null,
	};
}

/** Its own promises and those of partnerships it has signed. */
export const promisesOf = (db: Handle, organisationId: number, after: string | null): Promise<PromisePage> =>
	page(db, ofOrganisation(organisationId), after);

export const promisesOfPartnership = (
	db: Handle,
	partnershipId: number,
	after: string | null,
): Promise<PromisePage> => page(db, sql<boolean>`commitment.partnership_id = ${partnershipId}`, after);
