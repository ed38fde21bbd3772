import type { CommitmentType } from '#lib/policy/commitment-type.ts';

const hours = { da: 't', en: 'h' };

/** Services, neighbourhoods and the life of the city. */
export const cityTypes = [
	{
		key: 'advice-hours',
		name: { da: 'Rådgivning', en: 'Advice' },
		question: {
			da: 'Hvor mange timers rådgivning vil I holde åbent?',
			en: 'How many hours of advice will you offer?',
		},
		help: {
			da: 'Åben rådgivning om rettigheder, tilskud og byens tilbud, også ude hos folk.',
			en: "Open advice on rights, grants and the city's services, also out where people live.",
		},
		unit: {
			key: 'advice-hour',
			one: { da: 'times rådgivning', en: 'hour of advice' },
			other: { da: 'timers rådgivning', en: 'hours of advice' },
			symbol: hours,
		},
		serves: { '2011-2014': 'goal-4' },
		defaultTarget: 60,
		countedFrom: 'manual',
		direction: 'up',
		confirms: 'municipality',
	},
	{
		key: 'answer-days',
		name: { da: 'Kortere ventetid', en: 'Shorter waiting time' },
		question: {
			da: 'Hvor mange hverdage må man højst vente på svar hos jer?',
			en: 'How many working days may people wait for your answer at most?',
		},
		help: {
			da: 'Den ventetid, ni ud af ti henvendelser holder sig under. Færre dage er bedre.',
			en: 'The wait that nine out of ten enquiries stay below. Fewer days are better.',
		},
		unit: {
			key: 'waiting-day',
			one: { da: 'hverdag', en: 'working day' },
			other: { da: 'hverdage', en: 'working days' },
		},
		serves: { '2011-2014': 'goal-4' },
		defaultTarget: 5,
		countedFrom: 'manual',
		direction: 'down',
		confirms: 'municipality',
	},
	{
		key: 'neighbourhood-walks',
		name: { da: 'Byvandringer', en: 'Neighbourhood walks' },
		question: {
			da: 'Hvor mange pladser på byvandringer vil I fylde?',
			en: 'How many places on neighbourhood walks will you fill?',
		},
		help: {
			da: 'Naboer går sammen gennem kvarteret. En plads tæller, når nogen har brugt den.',
			en: 'Neighbours walk the area together. A place counts when somebody has used it.',
		},
		unit: {
			key: 'walk-place',
			one: { da: 'plads på byvandring', en: 'place on a walk' },
			other: { da: 'pladser på byvandring', en: 'places on walks' },
		},
		serves: { '2011-2014': 'goal-5' },
		defaultTarget: 60,
		countedFrom: 'attendance',
		direction: 'up',
		confirms: 'municipality',
	},
	{
		key: 'open-house',
		name: { da: 'Åbent hus-aftener', en: 'Open-house evenings' },
		question: {
			da: 'Hvor mange aftener åbner I dørene?',
			en: 'On how many evenings will you open your doors?',
		},
		help: {
			da: 'Alle kan komme ind uden at være medlem. Aftenen tæller, når den er holdt.',
			en: 'Everyone may come without being a member. The evening counts once it is held.',
		},
		unit: {
			key: 'open-evening',
			one: { da: 'åbent hus-aften', en: 'open-house evening' },
			other: { da: 'åbent hus-aftener', en: 'open-house evenings' },
		},
		serves: { '2011-2014': 'goal-6' },
		defaultTarget: 4,
		countedFrom: 'event',
		direction: 'up',
		confirms: 'municipality',
	},
	{
		key: 'language-cafes',
		name: { da: 'Sprogcafé', en: 'Language café' },
		question: { da: 'Hvor mange gange holder I sprogcafé?', en: 'How many language cafés will you hold?' },
		help: {
			da: 'Et mødested, hvor man øver dansk sammen. Hver gang tæller én.',
			en: 'A place to practise Danish together. Each time counts as one.',
		},
		unit: {
			key: 'language-cafe',
			one: { da: 'sprogcafé-gang', en: 'language café' },
			other: { da: 'sprogcafé-gange', en: 'language cafés' },
		},
		serves: { '2011-2014': 'goal-6' },
		defaultTarget: 20,
		countedFrom: 'event',
		direction: 'up',
		confirms: 'municipality',
	},
	{
		key: 'volunteer-places',
		name: { da: 'Pladser til frivillige', en: 'Volunteer places' },
		question: {
			da: 'Hvor mange pladser til nye frivillige vil I fylde?',
			en: 'How many volunteer places will you fill?',
		},
		help: {
			da: 'En plads med en fast opgave og en, der tager imod. Tæller, når den er besat.',
			en: 'A place with a set task and somebody to welcome you. Counts once it is filled.',
		},
		unit: {
			key: 'volunteer-place',
			one: { da: 'frivilligplads', en: 'volunteer place' },
			other: { da: 'frivilligpladser', en: 'volunteer places' },
		},
		serves: { '2011-2014': 'goal-6' },
		defaultTarget: 10,
		countedFrom: 'placement',
		direction: 'up',
		confirms: 'municipality',
	},
	{
		key: 'board-seats',
		name: { da: 'Bestyrelsespladser', en: 'Board seats' },
		question: {
			da: 'Hvor mange pladser i bestyrelser og råd vil I slå op åbent og besætte?',
			en: 'How many seats on boards and councils will you post openly and fill?',
		},
		help: {
			da: 'Pladsen er slået op, så alle kunne melde sig. Tæller, når den er besat.',
			en: 'The seat was posted so that anyone could apply. Counts once it is filled.',
		},
		unit: {
			key: 'board-seat',
			one: { da: 'bestyrelsesplads', en: 'board seat' },
			other: { da: 'bestyrelsespladser', en: 'board seats' },
		},
		serves: { '2011-2014': 'goal-6' },
		defaultTarget: 2,
		countedFrom: 'placement',
		direction: 'up',
		confirms: 'municipality',
	},
	{
		key: 'room-hours',
		name: { da: 'Lokaler lånt ud', en: 'Rooms lent out' },
		question: { da: 'Hvor mange timer låner I lokaler ud?', en: 'How many hours will you lend out rooms?' },
		help: {
			da: 'Gratis lån til foreninger og fællesskaber, der ikke selv har et sted at være.',
			en: 'Free of charge to associations and groups without a place of their own.',
		},
		unit: {
			key: 'room-hour',
			one: { da: 'times lån af lokale', en: 'hour of room loan' },
			other: { da: 'timers lån af lokale', en: 'hours of room loan' },
			symbol: hours,
		},
		serves: { '2011-2014': 'goal-6' },
		defaultTarget: 120,
		countedFrom: 'manual',
		direction: 'up',
		confirms: 'counterpart',
	},
	{
		key: 'equipment',
		name: { da: 'Udstyr lånt ud', en: 'Equipment lent out' },
		question: {
			da: 'Hvor mange gange låner I udstyr ud?',
			en: 'How many times will you lend out equipment?',
		},
		help: {
			da: 'Cykler, symaskiner, værktøj: gratis lån til en aktivitet. Hvert lån tæller én.',
			en: 'Bicycles, sewing machines, tools: lent free of charge for an activity. Each loan counts as one.',
		},
		unit: {
			key: 'equipment-loan',
			one: { da: 'lån af udstyr', en: 'loan of equipment' },
			other: { da: 'lån af udstyr', en: 'loans of equipment' },
		},
		serves: { '2011-2014': 'goal-6' },
		defaultTarget: 6,
		countedFrom: 'manual',
		direction: 'up',
		confirms: 'counterpart',
	},
] as const satisfies readonly CommitmentType[];
