/** What the form of a task begins with, and is compared with when it comes back. */
import type { wheelTaskInput } from '#lib/followup/wheel/input.ts';
import type { Ring } from '#lib/followup/wheel/wheel.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import type { BoardKind } from '#lib/policy/boards.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

export interface StoredTask {
	ring: Ring;
	title: string;
	note: string;
	startsOn: string;
	dueOn: string;
	yearly: boolean;
	boardKind: BoardKind | null;
	ownerId: number | null;
	remindDays: number;
}

export const taskValues = (task: StoredTask): FormValuesOf<typeof wheelTaskInput> => ({
	ring: task.ring,
	title: task.title,
	note: task.note,
	startsOn: task.startsOn === task.dueOn ? '' : formatShortDate(task.startsOn),
	dueOn: formatShortDate(task.dueOn),
	yearly: task.yearly,
	boardKind: task.boardKind ?? '',
	owner: task.ownerId === null ? '' : String(task.ownerId),
	remindDays: String(task.remindDays),
});
