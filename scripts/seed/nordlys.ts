/** Nordlys El's three commitments, as the workspace of the demo's own firm shows them. */
import { commitmentType, defaultGoalOf, type CommitmentTypeKey } from '#lib/policy/catalogue.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { City } from './city.ts';
import type { CommitmentPlan, ContributionPlan } from './commitments/commitment-plan.ts';
import { wordings } from './commitments/commitment-wordings.ts';

const common = {
	partnership: null,
	secondaryGoals: [],
	districts: [8] satisfies DistrictNr[],
	baseline: 0,
	milestones: [],
};

export function nordlysCommitments(city: City): CommitmentPlan[] {
	const author = city.partner('nordlys-el');
	const school = city.partner('kapelgaardsskolen');
	const contribution = (
		day: number,
		amount: number,
		level: ContributionPlan['level'],
		note: string,
	): ContributionPlan => ({
		by: author,
		amount,
		day,
		note,
		level,
		deed: null,
	});
	const words = (key: CommitmentTypeKey) => {
		const type = commitmentType(key);
		const { description, for: targetGroup, resources } = wordings[key];
		return { type, goal: defaultGoalOf(type) ?? '', description: description[0]!, targetGroup, resources };
	};
	const mentoring = [4, 6, 5, 7, 4.5, 6, 5.5, 6, 4, 5, 6.5, 4.5];
	return [
		{
			...common,
			...words('apprenticeships'),
			author,
			counterpart: school,
			title: '10 lærepladser til elektrikere',
			secondaryGoals: ['2011-2014/goal-2'],
			districts: [3, 8],
			target: 10,
			from: -264,
			to: 103,
			state: 'active',
			milestones: [
				{ title: 'De første tre læreaftaler', day: -180, reached: true },
				{ title: 'Seks lærlinge på værkstedet', day: -60, reached: true },
				{ title: 'Alle ti er begyndt', day: 100, reached: false },
			],
			contributions: [
				contribution(-231, 1, 3, 'Læreaftalen er skrevet under'),
				contribution(-230, 1, 1, 'Læreaftalen er skrevet under'),
				contribution(-188, 1, 1, 'Fundet gennem en åben aften på værkstedet'),
				contribution(-112, 1, 2, 'Kom fra skolens grundforløb'),
				contribution(-98, 1, 1, 'Begyndt på hovedforløbet'),
				contribution(-47, 1, 1, 'Fundet gennem skolens besøg'),
				contribution(-6, 1, 0, 'Læreaftalen er skrevet under'),
			],
		},
		{
			...common,
			...words('mentor-hours'),
			author,
			counterpart: city.partner('trinbraettet'),
			title: '100 timers mentortid',
			target: 100,
			from: -280,
			to: 70,
			state: 'active',
			contributions: mentoring.map((amount, i) => ({
				...contribution(-262 + i * 21, amount, i % 3 === 0 ? 2 : 1, 'Månedens mentormøder'),
				...(i === 10 && { correctedFrom: 8 }),
			})),
		},
		{
			...common,
			...words('open-house'),
			author,
			counterpart: null,
			title: '4 åbent hus-aftener',
			target: 4,
			from: -250,
			to: 40,
			state: 'active',
			contributions: [-203, -151, -88, -41].map((day) => contribution(day, 1, 2, '')),
		},
	];
}
