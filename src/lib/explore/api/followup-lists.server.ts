/** What the city measures and plans, as lists of the public API. */
import type { actionItem, indicatorItem } from '#lib/explore/api/answers.ts';
import { addressed, type Asked, type Item, type Listed } from '#lib/explore/api/listed.ts';
import { nameOf, unitOf } from '#lib/followup/barometer/indicator.ts';
import { editionPath } from '#lib/followup/barometer/shown/paths.ts';
import { barometerList } from '#lib/followup/barometer/shown/public-readers.server.ts';
import { titleOf } from '#lib/followup/plans/action.ts';
import { plansPath, readActionFilter } from '#lib/followup/plans/filter.ts';
import { publicActions } from '#lib/followup/plans/readers.server.ts';
import { writeHalfYear } from '#lib/i18n/periods.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { goalsAt } from '#lib/policy/edition.ts';
import { committeeName, goalLabel } from '#lib/policy/labels.ts';

export async function indicators(
	db: Database,
	{ query, origin }: Asked,
): Promise<Listed<Item<typeof indicatorItem>>> {
	const at = addressed(origin);
	const aim = query.get('aim');
	const goals = aim === null ? null : goalsAt(aim).map(({ key }) => key);
	const listed = await barometerList(db, goals, query.get('edition'));
	const rows = listed.map(({ edition, indicator, figures, breaks, promised }) => {
		const page = `/results/barometer/${indicator.slug}`;
		const asOf = writeHalfYear(edition.halfYear);
		return {
			url: at(editionPath(page, asOf)),
			file: at(editionPath(`${page}.csv`, asOf)),
			edition: edition.halfYear,
			goal: goalLabel(indicator.goal),
			name: textIn(nameOf(indicator)).text,
			unit: textIn(unitOf(indicator)).text,
			direction: indicator.direction,
			progress: indicator.class,
			baselineOn: indicator.baselineOn,
			target: indicator.target,
			targetOn: indicator.targetOn,
			tolerance: indicator.tolerance,
			figures: figures.map(({ halfYear, value, text, reference, withheld, provisional }) => ({
				halfYear,
				value,
				text,
				reference,
				withheld,
				provisional,
			})),
			breaks: breaks.map(({ halfYear, words }) => ({ halfYear, text: words })),
			source: indicator.source,
			sourceUrl: indicator.sourceUrl,
			commitments: promised,
		};
	});
	return { rows, next: null, first: true };
}

export async function actions(
	db: Database,
	{ query, after, limit, origin }: Asked,
): Promise<Listed<Item<typeof actionItem>>> {
	const { rows, next, first } = await publicActions(db, readActionFilter(query), after, limit);
	return {
		rows: rows.map((row) => {
			const { text, lang } = textIn(titleOf(row));
			return {
				url: addressed(origin)(`${plansPath}/${row.plan}/${row.slug}`),
				title: text,
				language: lang,
				committee: committeeName(row.committee),
				unit: row.unit,
				goals: row.goals.map((goal) => goalLabel(goal)),
				status: row.status,
				moneyKr: row.money,
				startsOn: row.startsOn,
				dueOn: row.dueOn,
			};
		}),
		next,
		first,
	};
}
