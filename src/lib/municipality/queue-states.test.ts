/**
 * Everything that can stand undecided, and whom it waits for: somebody at the municipality, who finds it by a number in the menu,
 * or somebody else. A state that is added to the schema fails here until it is said.
 */
import { sql } from 'kysely';
import { expect } from 'vitest';
import { queueNames, type QueueName } from '#lib/municipality/queues.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { listIn } from '../../../scripts/schema/check-lists.ts';
import { test } from '../../../tests/support/database.ts';

/** Not decided, not answered, not sent: the column is empty. */
const open = 'null';

type Waiting = Record<string, QueueName>;
/** @param waiting by its value the page where it is counted. @param nobody values that wait for nobody at the municipality's desk */
const says = (waiting: Waiting, nobody: string) => ({ waiting, nobody: nobody.split(' ').filter(Boolean) });

const states: Record<string, ReturnType<typeof says>> = {
	'added_commitment_type.state': says({ proposed: 'commitment-types' }, 'offered retired refused'),
	'amendment_party.state': says({}, 'invited signed declined'),
	'amendment_proposal.outcome': says({}, `applied declined taken_back lapsed ${open}`),
	'barometer_edition.state': says(
		{ draft: 'followup/barometer', checked: 'followup/barometer' },
		'collecting released',
	),
	// Owned: once its day has passed. Answered: once its writer says that it is not solved. Down: once they have appealed.
	'barrier.state': says(
		{
			...{ received: 'barriers', shown: 'barriers', owned: 'barriers' },
			...{ answered: 'barriers', down: 'barriers' },
		},
		'unconfirmed merged',
	),
	'debate.state': says({ published: 'debates' }, 'draft summarised'),
	// Down: once its writer has appealed.
	'debate_post.state': says({ received: 'debates', down: 'debates' }, 'unconfirmed shown'),
	'benefit.state': says({}, 'draft published ended'),
	'cities_index_edition.state': says({ draft: 'followup/cities-index' }, 'released'),
	// Offered by e-mail: it is theirs to answer. Requested: its coordinator's, who counts it on its own pages.
	'circle_seat.state': says({}, 'requested invited held declined left'),
	'course.state': says({}, 'draft published cancelled'),
	// Asked: it is the organisation's to answer, and counted in its own menu.
	'course_outcome.outcome': says({}, `used partly not_yet not_wanted ${open}`),
	// For its turn.
	'course_place.state': says({}, 'held waiting'),
	'closing.outcome': says(
		{ [open]: 'commitments' },
		'delivered partly not_delivered sent_back taken_back withdrawn',
	),
	'commitment.state': says(
		{ proposed: 'commitments', reported: 'commitments' },
		'draft active delivered partly not_delivered withdrawn replaced declined',
	),
	'contribution.level': says({ 0: 'contributions' }, '1 2 3'),
	'event.state': says({}, 'draft published cancelled postponed'),
	'event_organiser.state': says({}, 'named asked accepted declined left withdrawn'),
	'event_part.state': says({}, 'named asked accepted declined left withdrawn'),
	// Read: where an answer is waited for. To the two who are named alone.
	'experience.state': says({ unread: 'equal-treatment', read: 'equal-treatment' }, 'answered ended'),
	'flag.outcome': says({ [open]: 'flags' }, 'taken_down put_right nothing_wrong not_ours'),
	'guide_step.state': says({}, 'draft published'),
	'import_item.state': says({}, 'proposed taken left'),
	'match.state': says({}, 'proposed accepted declined withdrawn lapsed'),
	'method.state': says({ proposed: 'methods' }, 'shown declined'),
	'method_report.state': says({ proposed: 'methods' }, 'shown declined'),
	'objection.resolution': says({ [open]: 'contributions' }, 'stands rejected corrected withdrawn'),
	'observation_import.state': says({}, 'waiting read unread'),
	'opportunity.state': says({}, 'draft published closed cancelled'),
	'organisation.state': says(
		{ waiting: 'approvals' },
		'listed draft email_confirmed changes_requested approved declined suspended closed',
	),
	'organisation_list.state': says({ ready: 'partners/import' }, 'reading unread taking taken'),
	'organisation_list_line.outcome': says({}, 'new changed same skipped refused'),
	'organisation_review.outcome': says(
		{},
		'approved changes_requested declined suspended reinstated closed reopened',
	),
	'partner_letter_partner.outcome': says({}, `sent nobody closed protected no_consent ${open}`),
	'partnership.state': says({}, 'draft awaiting_signatures active renewed ended terminated withdrawn'),
	'partnership_amendment.state': says({}, 'open in_force declined taken_back lapsed'),
	'partnership_party.state': says({}, 'invited signed declined left'),
	// Done by units and committees; a plan's page says which are late.
	'plan_action.status': says({}, 'planned under_way done dropped'),
	'plan_action_revision.status': says({}, 'planned under_way done dropped'),
	'posting.state': says({}, 'draft published closed'),
	'registration.state': says({}, 'unconfirmed confirmed waiting offered cancelled'),
	'report_snapshot.state': says({}, 'waiting building ready failed'),
	// Heard: where a comment has no answer, or its days are over. Approved, it waits for the City Council's meeting.
	'status_report.state': says(
		{ hearing: 'followup/status-reports', presented: 'followup/status-reports' },
		'draft approved published',
	),
	// Open: once it was appealed; of barriers and posts on the desks of theirs.
	'takedown.decision': says({ [open]: 'takedowns' }, 'upheld restored'),
	'verification.level': says({}, '1 2 3'),
};

/** Moments of what has no state: empty, or for a draft that is sent to another, filled. */
const moments: Record<string, QueueName | null> = {
	'amendment_signature.answered_at': null,
	// On the day's list of whoever owns it, which the desk begins with.
	'casework_task.done_at': null,
	'charter_draft.sent_at': 'charter',
	'circle_answer.answered_at': null,
	'commitment_party.answered_at': null,
	'data_package.ready_at': null,
	'look_alike.different_at': 'duplicates',
	'mail.sent_at': null,
	'organisation_double.different_at': 'duplicates/partners',
	'partner_letter.sent_at': null,
	'policy_edition_draft.sent_at': 'policy',
	'report.sent_at': null,
	'report_comment.answered_at': 'followup/status-reports',
	// Its owner has a letter (decision 0084).
	'wheel_task.done_at': null,
};

/** What waits by its day, and by no word in a row. */
const byDay: readonly QueueName[] = ['reporting', 'worklist', 'followup/opinions'];

const isStanding = /\.(?:state|status|outcome|decision|resolution|level)$/;
const isMoment = '^(decided|resolved|closed|answered|sent|different|done|read|ready)_at$';

async function nullables(db: Database) {
	const { rows } = await sql<{ name: string }>`select table_name || '.' || column_name as name
		from information_schema.columns where table_schema = 'public' and is_nullable = 'YES' order by 1`.execute(db);
	return rows.map(({ name }) => name);
}

async function statesOf(db: Database): Promise<Record<string, string[]>> {
	const { rows } = await sql<{ table: string; definition: string }>`
		select c.conrelid::regclass::text as "table", pg_get_constraintdef(c.oid) as definition
		from pg_constraint c join pg_class r on r.oid = c.conrelid
		where r.relnamespace = 'public'::regnamespace and c.contype = 'c'`.execute(db);
	const empty = await nullables(db);
	return Object.fromEntries(
		rows.flatMap(({ table, definition }) => {
			const list = listIn(definition);
			const column = `${table}.${list?.name}`;
			if (!list || list.isArray || !isStanding.test(column)) return [];
			return [[column, [...list.values.map(String), ...(empty.includes(column) ? [open] : [])].toSorted()]];
		}),
	);
}

test('every state of every table is said to wait in a queue, or for nobody', async ({ db }) => {
	const said = Object.entries(states).map(([column, { waiting, nobody }]) => [
		column,
		[...Object.keys(waiting), ...nobody].toSorted(),
	]);
	expect(Object.fromEntries(said)).toEqual(await statesOf(db));
});

test('so is every moment that somebody’s decision leaves in a table without states', async ({ db }) => {
	const withStates = Object.keys(states).map((column) => column.split('.')[0]);
	const found = (await nullables(db)).filter((name) => {
		const [table, column] = name.split('.');
		return new RegExp(isMoment).test(column!) && !withStates.includes(table);
	});
	expect(Object.keys(moments).toSorted()).toEqual(found);
});

test('no queue is for nothing', () => {
	const used = new Set([
		...Object.values(states).flatMap(({ waiting }) => Object.values(waiting)),
		...Object.values(moments).filter((queue) => queue !== null),
		...byDay,
	]);
	expect([...used].toSorted()).toEqual([...queueNames].toSorted());
});
