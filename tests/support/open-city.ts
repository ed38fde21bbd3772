/** A city in which every list of the open data has something in it. */
import type { Database } from '#lib/platform/database/database.server.ts';
import { createAction, createPlan, publishPlan } from '#lib/followup/plans/plans.server.ts';
import { city } from '../sweeps/one-of-each.ts';
import { releasedEdition } from './cast/barometer.ts';
import { person } from './cast/people.ts';

export async function openCity(db: Database): Promise<void> {
	await city(db);
	await releasedEdition(db, '2026-01-01');
	const editor = await person(db, 'editor');
	const plan = await createPlan(db, editor, {
		committee: '2011-2014/finance',
		startsOn: '2026-01-01',
		endsOn: '2027-12-31',
		intro: 'Det handler om ledere.',
	});
	const slug = plan.split('/').at(-1)!;
	for (const title of ['Åbne opslag', 'Nye ledere'])
		await createAction(db, editor, slug, {
			...{ title, body: 'Alle opslag er åbne.', unit: 'HR', contact: null, goals: ['2011-2014/goal-3'] },
			...{ titleEn: null, bodyEn: null, money: null, wordingRead: false },
			...{ startsOn: '2026-01-01', dueOn: '2027-01-01' },
		});
	await publishPlan(db, editor, slug);
}
