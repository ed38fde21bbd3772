import type { CommitmentType } from '#lib/policy/commitment-type.ts';

/** Meals, free time and learning, for everybody. */
export const togetherTypes = [
	{
		key: 'shared-meals',
		name: { da: 'Fællesspisning', en: 'Shared meals' },
		question: {
			da: 'Hvor mange gange dækker I op til fællesspisning?',
			en: 'How many shared meals will you lay the table for?',
		},
		help: {
			da: 'Et måltid, alle kan komme til. Måltidet tæller, når det er holdt.',
			en: 'A meal that anyone may join. The meal counts once it is held.',
		},
		unit: {
			key: 'shared-meal',
			one: { da: 'fællesspisning', en: 'shared meal' },
			other: { da: 'fællesspisninger', en: 'shared meals' },
		},
		serves: { '2011-2014': 'goal-6' },
		defaultTarget: 6,
		countedFrom: 'event',
		direction: 'up',
		confirms: 'municipality',
	},
	{
		key: 'leisure-places',
		name: { da: 'Pladser i fritiden', en: 'Leisure places' },
		question: {
			da: 'Hvor mange pladser på hold og i klubber vil I fylde?',
			en: 'How many places in teams and clubs will you fill?',
		},
		help: {
			da: 'En plads på et hold, i en klub eller i et kor. Tæller, når nogen er begyndt.',
			en: 'A place in a team, a club or a choir. Counts once somebody has begun.',
		},
		unit: {
			key: 'leisure-place',
			one: { da: 'fritidsplads', en: 'leisure place' },
			other: { da: 'fritidspladser', en: 'leisure places' },
		},
		serves: { '2011-2014': 'goal-6' },
		defaultTarget: 20,
		countedFrom: 'placement',
		direction: 'up',
		confirms: 'municipality',
	},
	{
		key: 'courses',
		name: { da: 'Kurser', en: 'Courses' },
		question: {
			da: 'Hvor mange pladser på kurser vil I fylde?',
			en: 'How many places on courses will you fill?',
		},
		help: {
			da: 'Et kursus, alle kan melde sig til. En plads tæller, når nogen har brugt den.',
			en: 'A course that anyone may sign up for. A place counts when somebody has used it.',
		},
		unit: {
			key: 'course-place',
			one: { da: 'kursusplads', en: 'course place' },
			other: { da: 'kursuspladser', en: 'course places' },
		},
		serves: { '2011-2014': 'goal-6' },
		defaultTarget: 30,
		countedFrom: 'attendance',
		direction: 'up',
		confirms: 'municipality',
	},
] as const satisfies readonly CommitmentType[];
