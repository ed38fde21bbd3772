/** What the city follows up with: an indicator with a break, editions and status reports on their way, a draft of the cities' index, the year's tasks. */
import * as editions from '#lib/followup/barometer/editions/editions.server.ts';
import { addBreak } from '#lib/followup/barometer/indicators.server.ts';
import { readEdition } from '#lib/followup/cities-index/cities-index.server.ts';
import { finishTask, planTask } from '#lib/followup/wheel/wheel.server.ts';
import { writeHalfYear, type HalfYear } from '#lib/i18n/periods.ts';
import { makeIndicator } from '../cast/barometer.ts';
import { person } from '../cast/people.ts';
import * as statusReports from '../cast/status-reports.ts';
import { inDays, type City, type FormSamples } from './city.ts';

/** Before all that a city of its own has. */
const [collecting, drafted, checked] = ['2018-07-01', '2018-01-01', '2017-07-01'] as const;

const reportYears = { begun: 2001, heard: 2002, approved: 2003, presented: 2004, published: 2005 };

export async function figuresInStates({ db, municipality, desk }: City): Promise<FormSamples> {
	const editor = await person(db, 'editor');
	const slug = await makeIndicator(db, editor, [checked, drafted, collecting]);
	await addBreak(db, editor, slug, { halfYear: drafted, words: 'Spørgsmålet er et andet.' });
	for (const halfYear of [collecting, drafted, checked]) await editions.beginEdition(db, editor, halfYear);
	for (const halfYear of [drafted, checked]) await editions.draftEdition(db, editor, halfYear);
	await editions.checkEdition(db, municipality, checked, 'Set efter mod kilden.');

	await statusReports.begunReport(db, editor, reportYears.begun);
	await statusReports.cutReport(db, editor, reportYears.begun);
	await statusReports.heardReport(db, editor, reportYears.heard);
	await statusReports.endHearing(db, reportYears.heard);
	await statusReports.approvedReport(db, editor, municipality, reportYears.approved);
	await statusReports.presentedReport(db, editor, municipality, reportYears.presented);
	await statusReports.publishedReport(db, editor, municipality, reportYears.published);

	const scores = new File(['City,Area,Score\nKøbenhavn,Sprog,71\nOslo,Sprog,80\n'], 'indeks.csv');
	await readEdition(
		db,
		editor,
		{
			year: 2017,
			title: 'Byernes indeks',
			ourCity: 'København',
			source: 'Europarådet',
			sourceUrl: null,
			comparisonNote: null,
			comparisonNoteEn: null,
		},
		scores,
	);

	const task = {
		...({
			submission: undefined,
			ring: 'politics',
			note: '',
			startsOn: null,
			yearly: false,
			boardKind: null,
		} as const),
		...{ owner: null, remindDays: 14, dueOn: inDays(3) },
	};
	await planTask(db, editor, { ...task, title: 'Et møde, der kommer' });
	await planTask(db, editor, { ...task, title: 'Et møde, der er holdt', dueOn: inDays(-1) });
	const held = await db
		.selectFrom('wheelTask')
		.select(({ fn }) => fn.max('id').as('id'))
		.executeTakeFirstOrThrow();
	await finishTask(db, editor, held.id, true);

	const followup = '/(municipality)/municipality/followup';
	const edition = `${followup}/barometer/editions/[edition]`;
	const at = (halfYear: HalfYear) => desk(`/followup/barometer/editions/${writeHalfYear(halfYear)}`);
	const report = `${followup}/status-reports/[report]`;
	const reportAt = (year: number) => desk(`/followup/status-reports/${year}`);
	const index = desk('/followup/cities-index');
	return {
		[`${followup}/barometer/[indicator] ?/removeBreak`]: desk(`/followup/barometer/${slug}`),
		[`${edition} ?/draft`]: at(collecting),
		[`${edition} ?/check`]: at(drafted),
		[`${edition} ?/return`]: at(drafted),
		[`${edition} ?/release`]: at(checked),
		[`${report} ?/freeze`]: reportAt(reportYears.begun),
		[`${report} ?/hear`]: reportAt(reportYears.begun),
		[`${report} ?/approve`]: reportAt(reportYears.heard),
		[`${report} ?/return`]: reportAt(reportYears.heard),
		[`${report} ?/present`]: reportAt(reportYears.approved),
		[`${report} ?/publish`]: reportAt(reportYears.presented),
		[`${report} ?/correct`]: reportAt(reportYears.published),
		[`${followup}/cities-index ?/release`]: index,
		[`${followup}/cities-index ?/discard`]: index,
		[`${followup}/year-wheel ?/done`]: desk('/followup/year-wheel'),
		[`${followup}/year-wheel ?/reopen`]: desk(`/followup/year-wheel?year=${inDays(-1).slice(0, 4)}`),
	};
}
