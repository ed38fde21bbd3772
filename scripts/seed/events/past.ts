/** Titles for what has been held toward a promise, and a few events that counted toward none. */
import type { CommitmentTypeKey } from '#lib/policy/catalogue.ts';
import type { EventPlan } from './plan.ts';

export const heldWords: Partial<Record<CommitmentTypeKey, { title: (name: string) => string; text: string; at: string; hours: number }>> = {
	'open-house': {
		title: (name) => `Åbent hus hos ${name}`,
		text: 'Døren stod åben for hele kvarteret, og der var suppe til alle.',
		at: '17:00',
		hours: 3,
	},
	'language-cafes': {
		title: (name) => `Sprogcafé hos ${name}`,
		text: 'To timers dansk over kaffe og brætspil.',
		at: '16:30',
		hours: 2,
	},
	'company-visits': {
		title: (name) => `En klasse på arbejde med ${name}`,
		text: 'Eleverne prøvede selv, spurgte om løn og spiste med i kantinen.',
		at: '10:00',
		hours: 3,
	},
	'education-evenings': {
		title: (name) => `Uddannelsesaften med ${name}`,
		text: 'Uddannelser, lærlinge og mestre ved hvert sit bord, og tolke på tre sprog.',
		at: '18:00',
		hours: 2.5,
	},
	'neighbourhood-walks': {
		title: (name) => `Byvandring med ${name}`,
		text: 'En time gennem kvarteret med naboer som guider.',
		at: '19:00',
		hours: 1.5,
	},
};

/** Held, waiting to be marked as held, or called off. */
export const pastEvents: readonly (EventPlan & { attendance?: number })[] = [
	{ by: ['sprogbroen'], title: 'Gåtur på dansk langs søerne', text: 'Vi gik to og to og skiftede makker ved hver bænk.', at: '11:00', hours: 1.5, on: [-9], area: 'inclusive-city', attendance: 17 },
	{ by: ['kvarterloeft', 'trykfaellesskabet'], title: 'Foreningsmesse i karréen', text: '24 foreninger, ét telt og en masse regn.', at: '11:00', hours: 5, on: [-58], area: 'inclusive-city', attendance: 310, children: true },
	{ by: ['laerkehuset'], title: 'Eventyr på urdu og dansk', text: 'To fortællere, to sprog, ét eventyr.', at: '10:00', hours: 1, on: [-15], area: 'youth', attendance: 38, children: true, languages: ['ur', 'da'] },
	{ by: ['tulipan'], title: 'Keramikaften', text: 'Vi drejede skåle til fællesspisningen.', at: '18:00', hours: 3, on: [-22], area: 'inclusive-city', attendance: 14, price: 60 },
	{ by: ['ny-vind'], title: 'Tur til skoven', text: 'Madpakker, kikkert og en bus, der kom for sent.', at: '09:00', hours: 7, on: [-36], days: 'weekend', area: 'youth', attendance: 42, children: true },
	{ by: ['smedjen'], title: 'Svejs et navneskilt', text: 'Prøv en svejser, og tag skiltet med hjem.', at: '16:00', hours: 2, on: [-4], days: 'weekday', area: 'youth', seats: 12, signUp: 'here', taken: 11 },
	{ by: ['teglgavlen'], title: 'Suppe i fælleshuset', text: 'Suppe, brød og nyt fra gården.', at: '17:30', hours: 2, on: [-2], area: 'inclusive-city' },
	{ by: ['oeresundsbaner'], title: 'Åbent bassin', text: 'Gratis svømning for hele familien.', at: '10:00', hours: 3, on: [-6], area: 'vulnerable', children: true },
	{ by: ['groentorvet', 'bakkehuset'], title: 'Høstmarked på parkeringspladsen', text: 'Grøntsager, saft og smagsprøver.', at: '11:00', hours: 4, on: [-44], days: 'weekend', area: 'inclusive-city', last: { state: 'cancelled', reason: 'Stormvarsel.' } },
	{ by: ['kompasrosen'], title: 'Rollemodeller på besøg', text: 'Tre lærlinge i en 9. klasse.', at: '10:00', hours: 2, on: [-27], days: 'weekday', area: 'youth', attendance: 24 },
	{ by: ['falkebro'], title: 'Vinterklar cykel', text: 'Lygter, dæk og kæde på en time.', at: '15:00', hours: 2, on: [-11], area: 'inclusive-city', attendance: 19 },
	{ by: ['aabne-doere'], title: 'Lån et lokale: sådan gør du', text: 'Nøgler, køkken og regler på en halv time.', at: '16:00', hours: 1, on: [-19], days: 'weekday', area: 'inclusive-city', attendance: 9 },
];
