import { describe, expect, test } from 'vitest';
import { beside, chosenCities, citiesIn } from '#lib/followup/cities-index/cities-index.ts';
import { readScores } from '#lib/followup/cities-index/scores-file.ts';
import { TableUnread } from '#lib/platform/files/tables/decode.ts';

const read = (text: string) => readScores(new TextEncoder().encode(text));
const file =
	'By;Område;Score\nKøbenhavn;Skole;80\nFjordby;Skole;60,5\nKøbenhavn;Arbejde;70\nBakkeborg;Arbejde;90\n';

describe('a file of the index', () => {
	test('keeps the order of its areas', () => {
		const { scores, refused } = read(file);
		expect(refused).toEqual([]);
		expect(scores.map(({ city, area, place, score }) => [city, area, place, score])).toEqual([
			['København', 'Skole', 1, 80],
			['Fjordby', 'Skole', 1, 60.5],
			['København', 'Arbejde', 2, 70],
			['Bakkeborg', 'Arbejde', 2, 90],
		]);
	});

	test.each([
		['over a hundred', 'By;Område;Score\nFjordby;Skole;101\n', 'score_bounds'],
		['below nought', 'By;Område;Score\nFjordby;Skole;-1\n', 'score_bounds'],
		['a word', 'By;Område;Score\nFjordby;Skole;god\n', 'score_unread'],
		['no city', 'By;Område;Score\n;Skole;10\n', 'city_missing'],
		['no area', 'By;Område;Score\nFjordby;;10\n', 'area_missing'],
		['twice', 'By;Område;Score\nFjordby;Skole;10\nFjordby;Skole;11\n', 'twice'],
		['too wide', 'By;Område;Score\nFjordby;Skole;10;11\n', 'unreadable'],
	])('refuses a line: %s', (_, text, refusal) => {
		expect(read(text).refused).toEqual([expect.objectContaining({ refusal })]);
	});

	test('without its columns it is no such file', () => {
		expect(() => read('Year,Value\n2020,1\n')).toThrow(TableUnread);
	});
});

describe('beside each other', () => {
	const { scores } = read(file);
	test('area by area, a hole where a city has none', () => {
		expect(beside(scores, 'København', ['Bakkeborg', 'Fjordby'])).toEqual({
			rows: [
				{ area: 'Skole', ours: 80, others: [null, 60.5] },
				{ area: 'Arbejde', ours: 70, others: [90, null] },
			],
			ourMean: 75,
			means: [90, 60.5],
		});
	});
	test('those that are asked for, else the first', () => {
		const there = citiesIn(scores, 'København');
		expect(there).toEqual(['Bakkeborg', 'Fjordby']);
		expect(chosenCities(['Fjordby', 'Atlantis'], there)).toEqual(['Fjordby']);
		expect(chosenCities([], there)).toEqual(there);
	});
});
