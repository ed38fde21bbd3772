/** SQL of the rows behind the figures of promises: every one that was accepted, with all that it is counted by. */
import { sql } from 'kysely';
import type { FulfilmentKind } from '#lib/commitments/closing/fulfilment.ts';
import type { CommitmentState } from '#lib/commitments/commitment.ts';
import type { HealthKind } from '#lib/commitments/health.ts';
import { isOwnerShown, makers } from '#lib/commitments/rows.server.ts';
import { judgedColumns, notCounted } from '#lib/commitments/totals/counted-rows.server.ts';
import type { LevelSums } from '#lib/commitments/totals/sums.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

export interface PromiseRow extends LevelSums {
	slug: string;
	title: string;
	goal: string;
	type: string;
	state: CommitmentState;
	districts: number[];
	startsOn: string;
	dueOn: string;
	target: number;
	delivered: number;
	confirmed: number;
	contested: number;
	/** Not given up. */
	promised: boolean;
	running: boolean;
	health: HealthKind;
	fulfilment: FulfilmentKind;
	/** Who answers for it is heard from: it is in the sums. */
	counted: boolean;
	/** Its page is there. */
	shown: boolean;
	/** Those behind it who are shown. */
	who: string;
}

export const promiseRows = async (db: Handle, today: string): Promise<PromiseRow[]> =>
	(
		await sql<PromiseRow>`
		with uncounted as materialized (${notCounted(today)})
		select commitment.slug, commitment.title, commitment.goal, commitment.type, commitment.state, commitment.districts,
			commitment.starts_on, commitment.due_on, commitment.target, delivered, confirmed, contested,
			level0, level1, level2, level3, ${judgedColumns(today)},
			not exists (select from uncounted
				where uncounted.id = coalesce(commitment.organisation_id, lead.lead_organisation_id)) as counted,
			${isOwnerShown} as shown,
			coalesce((select string_agg(o.name, ', ' order by o.name collate "da-x-icu") from organisation o
				where o.id = any(${makers('commitment')}) and ${isShown('o')}), '') as who
		from commitment join commitment_total on commitment_total.commitment_id = commitment.id
			left join partnership lead on lead.id = commitment.partnership_id
		where commitment.state not in ('draft', 'proposed', 'declined')
		order by commitment.goal, commitment.type, commitment.id`.execute(db)
	).rows;
