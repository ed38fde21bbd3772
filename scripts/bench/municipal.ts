/** What the municipality has in a city of any size: a file on each partner, the committees' plans, and a barometer that was released. */
import { sql } from 'kysely';
import { workOut } from '#lib/followup/barometer/editions/drafting.server.ts';
import * as writes from '#lib/followup/barometer/writes.server.ts';
import { mostActions } from '#lib/followup/plans/action.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { halfYearAfter, halfYearOf } from '#lib/i18n/periods.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';

const indicators = 40;
const editions = 12;

/** Of partners who are there. */
export const fillMunicipality = (db: Database): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const [editor, administrator] = await employees(trx);
		await fillCases(trx, editor!);
		await fillPlans(trx, editor!, administrator!);
		await fillBarometer(trx, editor!, administrator!);
	});

async function employees(trx: Transaction): Promise<number[]> {
	const people = await trx
		.insertInto('person')
		.values([
			{ name: 'Rikke Lund', email: 'rikke.lund@example.org', municipalRole: 'editor' },
			{ name: 'Jonas Holm', email: 'jonas.holm@example.org', municipalRole: 'administrator' },
		])
		.returning('id')
		.execute();
	return people.map(({ id }) => id);
}

/** Every partner was talked to twice; one in ten is to be called, one in twenty owes somebody something. */
async function fillCases(trx: Transaction, by: number): Promise<void> {
	await sql`
		insert into casework_case (organisation_id, owner_id, next_call_on, changed_at)
		select id, ${by}, case when id % 10 = 0 then current_date - 5 + id % 40 end, now() from organisation`.execute(
		trx,
	);
	await sql`
		insert into casework_note (organisation_id, kind, words, written_at, written_by)
		select id, case n when 1 then 'call' else 'note' end, 'Vi talte om, hvad der er svært lige nu.',
			now() - n * interval '70 days' - id % 60 * interval '1 day', ${by}
		from organisation, generate_series(1, 2) n`.execute(trx);
	await sql`
		insert into casework_task (organisation_id, words, due_on, owner_id, created_at, created_by)
		select id, 'Send aftalen igen', current_date - 3 + id % 30, ${by}, now() - interval '20 days', ${by}
		from organisation where id % 20 = 0`.execute(trx);
}

/** As many actions a committee as a plan may have. */
async function fillPlans(trx: Transaction, by: number, publisher: number): Promise<void> {
	const { committees, goals } = currentEdition();
	const keys = JSON.stringify(committees.map(({ key }) => key));
	const aims = JSON.stringify(goals.map(({ key }) => key));
	await sql`
		insert into action_plan (slug, committee, starts_on, ends_on, intro, created_at, created_by, published_at, published_by)
		select 'handleplan-' || nr, committee, current_date - 700, current_date + 700, 'Det her gør vi i perioden.',
			now() - interval '700 days', ${by}, now() - interval '690 days', ${publisher}
		from jsonb_array_elements_text(${keys}::text::jsonb) with ordinality as one (committee, nr)`.execute(trx);
	await sql`
		insert into plan_action (slug, plan_id, title, body, status, unit, goals, starts_on, due_on, contact_id, created_at)
		select 'handling-' || p.id || '-' || n, p.id, 'Handling nr. ' || n, 'Vi gør det sammen med partnerne.',
			(array['planned', 'under_way', 'under_way', 'done', 'dropped'])[1 + n % 5], 'Kontoret', array[aims ->> (n % jsonb_array_length(aims))],
			current_date - 600, current_date - 200 + n * 6, ${by}, now() - interval '690 days'
		from action_plan p, generate_series(1, ${mostActions}) n, (select ${aims}::text::jsonb as aims) as aimed`.execute(
		trx,
	);
	await sql`
		insert into plan_action_revision (action_id, number, title, body, status, unit, goals, starts_on, due_on, written_at, written_by)
		select id, 1, title, body, status, unit, goals, starts_on, due_on, created_at, ${by} from plan_action`.execute(
		trx,
	);
}

async function fillBarometer(trx: Transaction, by: number, releasedBy: number): Promise<void> {
	const current = halfYearOf(copenhagenDate(now()));
	const first = halfYearAfter(current, -editions);
	const aims = JSON.stringify(currentEdition().goals.map(({ key }) => key));
	await sql`
		insert into indicator (slug, goal, name, unit, direction, decimals, counts_people, baseline_on, tolerance, source, method, created_by)
		select 'indikator-' || n, aims ->> (n % jsonb_array_length(aims)), 'Indikator nr. ' || n, 'procent',
			(array['up', 'down'])[1 + n % 2], 1, false, ${first}::date, 0.5, 'Spørgeskema', 'Vi spørger et udsnit.', ${by}
		from generate_series(1, ${indicators}) n, (select ${aims}::text::jsonb as aims) as aimed`.execute(trx);
	await sql`
		insert into observation (indicator_id, half_year, district_nr, value, entered_by)
		select i.id, half_year_of((${first}::date + n * interval '6 months')::date), nullif(district, 0), 20 + (i.id * 7 + n * 3 + district) % 60, ${by}
		from indicator i, generate_series(0, ${editions - 1}) n, generate_series(0, 10) district`.execute(trx);
	const at = now();
	for (let back = editions; back > 0; back--) {
		const halfYear = halfYearAfter(current, -back);
		const { id } = (await writes.insertEdition(trx, { halfYear, begunAt: at, begunBy: by }))!;
		await writes.joinEdition(trx, { edition: id });
		await workOut(trx, { id, halfYear });
		await writes.updateEdition(trx, id, { state: 'draft', draftedAt: at, draftedBy: by });
		const checked = { checkedAt: at, checkedBy: releasedBy, checkWords: 'Holdt op mod kilden.' };
		await writes.updateEdition(trx, id, { state: 'checked', ...checked });
		await writes.updateEdition(trx, id, { state: 'released', releasedAt: at, releasedBy });
	}
}
