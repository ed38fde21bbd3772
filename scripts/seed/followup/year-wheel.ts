/** The municipality's year, three times over, and what already stands on the next. */
import * as queries from '#lib/followup/wheel/queries.server.ts';
import { nextYearOf, type Ring } from '#lib/followup/wheel/wheel.ts';
import { addDays, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { isWorkingDay } from '#lib/platform/jobs/working-days.server.ts';
import type { BoardKind } from '#lib/policy/boards.ts';
import type { City } from '../city.ts';

interface Plan {
	ring: Ring;
	title: string;
	note?: string;
	/** Month and day; of several days the last one. */
	on: string;
	/** Days that it takes, where it is more than one. */
	days?: number;
	owner: 'consultant' | 'administrator' | 'editor';
	/** An election to boards of this kind, or the last day to be put forward. */
	board?: BoardKind;
}

const plans: readonly Plan[] = [
	{ ring: 'community', title: 'Året planlægges sammen med partnerne', on: '01-20', owner: 'consultant' },
	{
		ring: 'politics',
		title: 'Statusmøde mellem udvalget og borgmestrene',
		on: '03-10',
		owner: 'administrator',
	},
	{ ring: 'reporting', title: 'Barometeret for 2. halvår lægges frem', on: '03-16', owner: 'editor' },
	{
		ring: 'politics',
		title: 'Statusrapport til Borgerrepræsentationen',
		on: '04-15',
		owner: 'administrator',
	},
	{ ring: 'politics', title: 'Debat i Borgerrepræsentationen', on: '05-12', owner: 'administrator' },
	{ ring: 'community', title: 'Partnerdag', on: '06-05', owner: 'consultant' },
	{ ring: 'politics', title: 'Budgetforhandlinger', on: '09-18', days: 29, owner: 'administrator' },
	{ ring: 'reporting', title: 'Barometeret for 1. halvår lægges frem', on: '09-14', owner: 'editor' },
	{
		ring: 'politics',
		title: 'Tænketanken ser på handleplanerne',
		note: 'Materialet sendes ud fjorten dage før.',
		on: '11-30',
		owner: 'editor',
	},
	{ ring: 'community', title: 'Dialogforum om hverdagen i opgangene', on: '12-08', owner: 'consultant' },
	{ ring: 'reporting', title: 'Mind partnerne om halvårets rapport', on: '12-14', owner: 'consultant' },
	{
		ring: 'community',
		title: 'Generalforsamlinger i foreningerne',
		on: '03-31',
		days: 45,
		owner: 'consultant',
		board: 'association',
	},
	{
		ring: 'community',
		title: 'Valg til skolebestyrelserne',
		on: '04-28',
		days: 14,
		owner: 'consultant',
		board: 'school',
	},
	{
		ring: 'community',
		title: 'Beboermøder med valg i boligforeningerne',
		on: '09-30',
		days: 29,
		owner: 'consultant',
		board: 'housing',
	},
	{
		ring: 'community',
		title: 'Frist for foreninger, der vil stille op til lokaludvalgene',
		on: '01-29',
		owner: 'consultant',
		board: 'local_committee',
	},
];

const isFree = (day: string): boolean => !isWorkingDay(day);

export async function addYearWheel({ trx, calendar, municipality }: City): Promise<void> {
	const { today } = calendar;
	const year = Number(today.slice(0, 4));
	for (const { ring, title, note = '', on, days = 0, owner, board = null } of plans) {
		const ownerId = municipality[owner].id;
		let rolledFromId: number | null = null;
		// The first day that somebody works, two years ago; and from there as the wheel turns.
		let dueOn = nextYearOf(`${year - 3}-${on}`, isFree);
		for (;;) {
			const isOver = dueOn < today;
			const planned = copenhagenInstant(`${Number(dueOn.slice(0, 4)) - 1}-12-01`, '10:00');
			const made: { id: number } | undefined = await queries.insertTask(trx, {
				...{ ring, title, note, dueOn, ownerId, rolledFromId },
				startsOn: addDays(dueOn, -days),
				yearly: true,
				boardKind: board,
				remindDays: 14,
				createdAt: planned,
				createdBy: municipality.editor.id,
				changedAt: planned,
				remindedAt: isOver ? copenhagenInstant(addDays(dueOn, -14), '09:00') : null,
				doneAt: isOver ? copenhagenInstant(dueOn, '16:00') : null,
				doneBy: isOver ? ownerId : null,
			});
			if (!isOver) break;
			rolledFromId = made!.id;
			dueOn = nextYearOf(dueOn, isFree);
		}
	}
}
