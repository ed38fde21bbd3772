/** A city in which every list of the open data has something in it. */
import { readEdition, releaseIndex } from '#lib/followup/cities-index/cities-index.server.ts';
import { citiesDesk } from '#lib/followup/cities-index/readers.server.ts';
import * as lighthouses from '#lib/followup/lighthouses/lighthouses.server.ts';
import { answerOpinion, createOpinion, publishOpinion } from '#lib/followup/opinions/opinions.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { createAction, createPlan, publishPlan } from '#lib/followup/plans/plans.server.ts';
import { city } from '../sweeps/one-of-each.ts';
import { answeredOne, shownOne } from './cast/dialogue/barriers.ts';
import { releasedEdition } from './cast/barometer.ts';
import { makeCommitment } from './cast/commitments.ts';
import { person, player } from './cast/people.ts';

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
	await withOpinions(db);
	await withLighthouse(db);
	await withIndex(db);
	await answeredOne(db, await person(db, 'consultant'));
	await shownOne(db, await person(db, 'consultant'), { email: 'ali@prove.example' });
}

async function withOpinions(db: Database): Promise<void> {
	const editor = await person(db, 'editor');
	for (const title of ['Planen mangler en frist', 'Ingen ejer målet', 'Et udkast']) {
		const path = await createOpinion(db, editor, {
			...{ givenOn: '2026-10-01', title, body: 'Ingen kan se, hvornår det er nået.', documentUrl: null },
			...{ committee: '2011-2014/finance', goals: ['2011-2014/goal-3'], answerDueOn: '2026-12-01' },
			submission: undefined,
		});
		const slug = path.split('/').at(-1)!;
		if (title === 'Et udkast') continue;
		await publishOpinion(db, editor, slug);
		if (title === 'Ingen ejer målet')
			await answerOpinion(db, editor, slug, { words: 'Borgmesteren ejer det.' });
	}
}

async function withLighthouse(db: Database): Promise<void> {
	const editor = await person(db, 'editor');
	const slug = 'ten-schools';
	await lighthouses.describeLighthouse(
		db,
		editor,
		slug,
		{
			...{ what: 'Ti skoler får flere lærere.', place: 'Ti skoler', district: 8 },
			...{ point: { lat: 55.7043, lng: 12.5443 }, wordingRead: false },
		},
		null,
	);
	await lighthouses.addStep(db, editor, slug, { title: 'Lærerne er fundet', dueOn: '2026-12-01' });
	const found = { foundOn: '2026-06-01', words: 'Flere kommer i lektiecafé.', source: 'Skolerne' };
	await lighthouses.addResult(db, editor, slug, { ...found, sourceUrl: null, submission: undefined });
	const { id: organisationId } = await player(db, 'association', { name: 'Fyrets Venner' });
	const promise = await makeCommitment(db, { type: 'homework-help', organisationId });
	await lighthouses.linkToLighthouse(db, editor, slug, promise.slug);
}

async function withIndex(db: Database): Promise<void> {
	const [one, other] = [await person(db, 'editor'), await person(db, 'administrator')];
	const scores = 'By;Område;Score\nKøbenhavn;Skole;80\nFjordby;Skole;60,5\nKøbenhavn;Arbejde;70\n';
	const said = { ourCity: 'København', source: 'Europarådet', sourceUrl: null };
	const note = { comparisonNote: 'Der er nye spørgsmål.', comparisonNoteEn: null };
	for (const year of [2021, 2025, 2026]) {
		const input = { year, title: `Udgave ${year}`, ...said, ...note };
		await readEdition(db, one, input, new File([scores], 'index.csv'));
		const { editions } = await citiesDesk(db, other);
		if (year !== 2026) await releaseIndex(db, other, editions.find((edition) => edition.year === year)!.id);
	}
}
