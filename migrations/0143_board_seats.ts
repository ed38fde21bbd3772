/** A seat on a board says on what kind of board; so does the day on the year's wheel when its seats are elected or put forward. */
import { sql, type Kysely } from 'kysely';

const kinds = sql`('school', 'day_care', 'housing', 'local_committee', 'association', 'company', 'senior_council', 'other')`;

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table opportunity
			add column board_kind text constraint opportunity_board_kind check (board_kind in ${kinds}),
			-- The day on which the seat is filled by a vote, where it is.
			add column elected_on date
	`.execute(db);
	await sql`update opportunity set board_kind = 'other' where kind = 'board_seat'`.execute(db);
	await sql`
		alter table opportunity
			add constraint opportunity_seat_is_on_a_board check ((kind = 'board_seat') = (board_kind is not null)),
			add constraint opportunity_elected_to_a_board check (elected_on is null or kind = 'board_seat')
	`.execute(db);
	await sql`
		create index opportunity_board_seats on opportunity (deadline_on, id) where kind = 'board_seat' and state = 'published'
	`.execute(db);
	await sql`
		alter table wheel_task
			add column board_kind text constraint wheel_task_board_kind check (board_kind in ${kinds})
	`.execute(db);
	// Its days stand on a public page.
	await sql`
		create trigger wheel_task_announce after insert or update or delete on wheel_task
			for each row execute function announce_row()
	`.execute(db);
	await sql`
		create index wheel_task_of_boards on wheel_task (due_on, id) where board_kind is not null and removed_at is null
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop trigger wheel_task_announce on wheel_task`.execute(db);
	await sql`alter table wheel_task drop column board_kind`.execute(db);
	await sql`alter table opportunity drop column elected_on, drop column board_kind`.execute(db);
}
