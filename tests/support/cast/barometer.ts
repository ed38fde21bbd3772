/** An indicator, and editions that are on their way or released. */
import * as editions from '#lib/followup/barometer/editions/editions.server.ts';
import { enterFigure } from '#lib/followup/barometer/figures.server.ts';
import { createIndicator } from '#lib/followup/barometer/indicators.server.ts';
import type { IndicatorInput } from '#lib/followup/barometer/input.ts';
import type { HalfYear } from '#lib/i18n/periods.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { person, type Somebody } from './people.ts';

/** Nothing is said of it beside what must be. */
export const nothingMore = {
	...{ definition: null, definitionEn: null, caveats: null, caveatsEn: null },
	proxy: false,
	...{ sourceLicence: null, frequency: 'half_year' as const, nextOn: null, responsible: null, contact: null },
};

/** Toward the first goal, with a figure in each of the half-years, the first of which it is measured from. @returns its slug */
export async function makeIndicator(
	db: Database,
	editor: Somebody,
	halfYears: readonly [HalfYear, ...HalfYear[]],
	more: Partial<IndicatorInput> = {},
): Promise<string> {
	const page = await createIndicator(db, editor, {
		goal: currentEdition().goals[0]!.key,
		name: 'Naboer, der kender hinanden',
		nameEn: null,
		unit: '%',
		unitEn: null,
		direction: 'up',
		decimals: 1,
		countsPeople: false,
		baselineOn: halfYears[0],
		target: null,
		targetOn: null,
		tolerance: 0.5,
		source: 'En undersøgelse',
		sourceUrl: null,
		method: 'Vi spørger et udsnit.',
		methodEn: null,
		...nothingMore,
		...more,
		wordingRead: true,
		submission: undefined,
	});
	const slug = page.split('/').at(-1)!;
	const blank = { districtNr: null, reference: null, withheld: null, base: null, note: null };
	for (const halfYear of halfYears)
		await enterFigure(db, editor, slug, { ...blank, halfYear, value: 40, provisional: false });
	return slug;
}

/** Of everything that is measured. Drafted by one, checked and released by another. */
export async function releaseEdition(db: Database, editor: Somebody, halfYear: HalfYear): Promise<void> {
	const other = await person(db, 'administrator');
	await editions.beginEdition(db, editor, halfYear);
	await editions.draftEdition(db, editor, halfYear);
	await editions.checkEdition(db, other, halfYear, 'Set efter mod kilden.');
	await editions.releaseEdition(db, other, halfYear);
}

/** With one indicator in it. @returns the indicator's slug */
export async function releasedEdition(db: Database, halfYear: HalfYear): Promise<string> {
	const editor = await person(db, 'editor');
	const slug = await makeIndicator(db, editor, [halfYear]);
	await releaseEdition(db, editor, halfYear);
	return slug;
}
