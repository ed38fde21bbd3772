/** Boards on which a citizen may sit: what each kind is called, and what it takes. It counts seats, never who sits there. */
import { m } from '#lib/paraglide/messages.js';

export const boardKinds = [
	'school',
	'day_care',
	'housing',
	'local_committee',
	'association',
	'company',
	'senior_council',
	'other',
] as const;
export type BoardKind = (typeof boardKinds)[number];

interface KindOfBoard {
	readonly name: () => string;
	/** Who may sit there. */
	readonly who: () => string;
	/** How one comes there. */
	readonly how: () => string;
	/** What it takes of time. */
	readonly takes: () => string;
}

const table: Record<BoardKind, KindOfBoard> = {
	school: {
		name: m.board_kind_school,
		who: m.board_who_school,
		how: m.board_how_school,
		takes: m.board_takes_school,
	},
	day_care: {
		name: m.board_kind_day_care,
		who: m.board_who_day_care,
		how: m.board_how_day_care,
		takes: m.board_takes_day_care,
	},
	housing: {
		name: m.board_kind_housing,
		who: m.board_who_housing,
		how: m.board_how_housing,
		takes: m.board_takes_housing,
	},
	local_committee: {
		name: m.board_kind_local_committee,
		who: m.board_who_local_committee,
		how: m.board_how_local_committee,
		takes: m.board_takes_local_committee,
	},
	association: {
		name: m.board_kind_association,
		who: m.board_who_association,
		how: m.board_how_association,
		takes: m.board_takes_association,
	},
	company: {
		name: m.board_kind_company,
		who: m.board_who_company,
		how: m.board_how_company,
		takes: m.board_takes_company,
	},
	senior_council: {
		name: m.board_kind_senior_council,
		who: m.board_who_senior_council,
		how: m.board_how_senior_council,
		takes: m.board_takes_senior_council,
	},
	other: {
		name: m.board_kind_other,
		who: m.board_who_other,
		how: m.board_how_other,
		takes: m.board_takes_other,
	},
};

export const boardName = (kind: BoardKind): string => table[kind].name();

/** In the page's language. */
export const boardNeeds = (kind: BoardKind): { who: string; how: string; takes: string } => {
	const { who, how, takes } = table[kind];
	return { who: who(), how: how(), takes: takes() };
};
