/** Kinds of promises as a file for spreadsheets: both tables of the page in one, in its words. Pure text. */
import type { typesPage } from '#lib/commitments/types/readers.server.ts';
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { commitmentType, defaultGoalOf } from '#lib/policy/catalogue.ts';
import { goalLabel } from '#lib/policy/labels.ts';
import { localised } from '#lib/policy/text.ts';

interface Line {
	from: string;
	name: TextByLanguage;
	unitOther: TextByLanguage;
	goal: string | null;
	promises: number;
	isOffered: boolean;
}

export function typesCsv({
	added,
	shipped,
}: Pick<Awaited<ReturnType<typeof typesPage>>, 'added' | 'shipped'>): string {
	const lines: Line[] = [
		...added.map((row) => ({ ...row, from: m.commitment_types_added() })),
		...shipped.map((row) => {
			const type = commitmentType(row.key);
			return {
				...{ ...row, from: m.commitment_types_shipped(), name: type.name },
				...{ unitOther: type.unit.other, goal: defaultGoalOf(type) },
			};
		}),
	];
	return csv(lines, {
		[m.commitment_types_column_from()]: ({ from }) => from,
		[m.commitment_types_column_name()]: ({ name }) => localised(name),
		[m.commitment_types_column_unit()]: ({ unitOther }) => localised(unitOther),
		[m.commitment_types_column_goal()]: ({ goal }) => (goal === null ? '–' : goalLabel(goal)),
		[m.commitment_types_column_promises()]: ({ promises }) => promises,
		[m.commitment_types_column_offered()]: ({ isOffered }) =>
			isOffered ? m.commitment_types_offered() : m.commitment_types_retired(),
	});
}
