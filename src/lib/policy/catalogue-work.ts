import type { CommitmentType } from '#lib/policy/commitment-type.ts';

const hours = { da: 't', en: 'h' };

/** The way into education and work. */
export const workTypes = [
	{
		key: 'apprenticeships',
		name: { da: 'Lærepladser', en: 'Apprenticeships' },
		question: { da: 'Hvor mange lærepladser vil I besætte?', en: 'How many apprenticeships will you fill?' },
		help: {
			da: 'En læreplads tæller, når aftalen er skrevet under. I skal være godkendt lærested.',
			en: 'A place counts when the agreement is signed. You must be an approved training company.',
		},
		unit: {
			key: 'apprenticeship',
			one: { da: 'læreplads', en: 'apprenticeship' },
			other: { da: 'lærepladser', en: 'apprenticeships' },
		},
		serves: { '2011-2014': 'goal-1' },
		defaultTarget: 5,
		countedFrom: 'placement',
		direction: 'up',
		confirms: 'counterpart',
	},
	{
		key: 'spare-time-jobs',
		name: { da: 'Fritidsjob', en: 'Spare-time jobs' },
		question: { da: 'Hvor mange fritidsjob vil I besætte?', en: 'How many spare-time jobs will you fill?' },
		help: {
			da: 'Et job ved siden af skolen til overenskomstens løn. Tæller, når det er besat.',
			en: 'A job beside school at agreed pay. Counts once it is filled.',
		},
		unit: {
			key: 'spare-time-job',
			one: { da: 'fritidsjob', en: 'spare-time job' },
			other: { da: 'fritidsjob', en: 'spare-time jobs' },
		},
		serves: { '2011-2014': 'goal-1' },
		defaultTarget: 4,
		countedFrom: 'placement',
		direction: 'up',
		confirms: 'counterpart',
	},
	{
		key: 'company-visits',
		name: { da: 'Virksomhedsbesøg', en: 'Company visits' },
		question: { da: 'Hvor mange besøg vil I holde?', en: 'How many visits will you hold?' },
		help: {
			da: 'En klasse eller et hold besøger en arbejdsplads, eller arbejdspladsen kommer ud til dem.',
			en: 'A class or a group visits a workplace, or the workplace comes to them.',
		},
		unit: {
			key: 'visit',
			one: { da: 'virksomhedsbesøg', en: 'company visit' },
			other: { da: 'virksomhedsbesøg', en: 'company visits' },
		},
		serves: { '2011-2014': 'goal-1' },
		defaultTarget: 6,
		countedFrom: 'event',
		direction: 'up',
		confirms: 'counterpart',
	},
	{
		key: 'education-evenings',
		name: { da: 'Uddannelsesaftener', en: 'Education evenings' },
		question: {
			da: 'Hvor mange uddannelsesaftener vil I holde?',
			en: 'How many education evenings will you hold?',
		},
		help: {
			da: 'En aften, hvor unge og forældre møder uddannelser, lærlinge og mestre.',
			en: 'An evening where young people and parents meet schools, apprentices and employers.',
		},
		unit: {
			key: 'education-evening',
			one: { da: 'uddannelsesaften', en: 'education evening' },
			other: { da: 'uddannelsesaftener', en: 'education evenings' },
		},
		serves: { '2011-2014': 'goal-1' },
		defaultTarget: 3,
		countedFrom: 'event',
		direction: 'up',
		confirms: 'counterpart',
	},
	{
		key: 'homework-help',
		name: { da: 'Lektiehjælp', en: 'Homework help' },
		question: {
			da: 'Hvor mange timers lektiehjælp vil I give?',
			en: 'How many hours of homework help will you give?',
		},
		help: {
			da: 'Åbningstid, hvor der er hjælp at få. To timer med fem hjælpere er to timer.',
			en: 'Opening hours with help at hand. Two hours with five helpers are two hours.',
		},
		unit: {
			key: 'homework-hour',
			one: { da: 'times lektiehjælp', en: 'hour of homework help' },
			other: { da: 'timers lektiehjælp', en: 'hours of homework help' },
			symbol: hours,
		},
		serves: { '2011-2014': 'goal-1' },
		defaultTarget: 80,
		countedFrom: 'manual',
		direction: 'up',
		confirms: 'counterpart',
	},
	{
		key: 'mentor-hours',
		name: { da: 'Mentortimer', en: 'Mentor hours' },
		question: { da: 'Hvor mange mentortimer vil I give?', en: 'How many mentor hours will you give?' },
		help: {
			da: 'Timer, hvor en mentor og den, mentoren følger, er sammen eller taler sammen.',
			en: 'Hours a mentor and the person they support spend together or talking.',
		},
		unit: {
			key: 'mentor-hour',
			one: { da: 'mentortime', en: 'mentor hour' },
			other: { da: 'mentortimer', en: 'mentor hours' },
			symbol: hours,
		},
		serves: { '2011-2014': 'goal-2' },
		defaultTarget: 100,
		countedFrom: 'manual',
		direction: 'up',
		confirms: 'counterpart',
	},
	{
		key: 'work-placements',
		name: { da: 'Praktikforløb', en: 'Work placements' },
		question: {
			da: 'Hvor mange praktikforløb vil I tage imod?',
			en: 'How many work placements will you host?',
		},
		help: {
			da: 'Et forløb på mindst to uger med en aftalt plan. Tæller, når pladsen er besat.',
			en: 'At least two weeks with an agreed plan. Counts once the place is filled.',
		},
		unit: {
			key: 'work-placement',
			one: { da: 'praktikforløb', en: 'work placement' },
			other: { da: 'praktikforløb', en: 'work placements' },
		},
		serves: { '2011-2014': 'goal-2' },
		defaultTarget: 4,
		countedFrom: 'placement',
		direction: 'up',
		confirms: 'counterpart',
	},
	{
		key: 'fair-adverts',
		name: { da: 'Åbne stillingsopslag', en: 'Open job adverts' },
		question: {
			da: 'Hvor mange stillingsopslag vil I slå op åbent?',
			en: 'How many job adverts will you post openly?',
		},
		help: {
			da: 'Opslag, som alle kan se, med krav, der handler om arbejdet og ikke om personen.',
			en: 'Adverts everyone can see, with requirements about the work and not the person.',
		},
		unit: {
			key: 'job-advert',
			one: { da: 'åbent stillingsopslag', en: 'open job advert' },
			other: { da: 'åbne stillingsopslag', en: 'open job adverts' },
		},
		serves: { '2011-2014': 'goal-7' },
		defaultTarget: 10,
		countedFrom: 'manual',
		direction: 'up',
		confirms: 'municipality',
	},
] as const satisfies readonly CommitmentType[];
