/** Debates invented for the demo: one that is open, one that waits for its summary, one with it, and a draft. */
import type { Side } from '#lib/dialogue/debates/debate.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';

export interface PostPlanned {
	body: string;
	language?: 'en' | 'ar' | 'tr';
	side?: Side;
	/** Days from today. */
	day: number;
	/** A name that its writer wants shown. */
	name?: string;
	/** A partner, or the municipality. */
	by?: string;
	city?: true;
	/** How many support it. */
	support?: number;
	/** It waits to be read. */
	unread?: true;
	hidden?: { reason: TakedownReason; words: string; appeal?: string };
	replies?: PostPlanned[];
}

export interface DebatePlanned {
	question: string;
	background: string;
	/** Which of the policy's focus areas, from 0. */
	area: number;
	opens: number;
	closes: number;
	draft?: true;
	facts?: { words: string; source: string }[];
	posts?: PostPlanned[];
	followers?: number;
	summary?: { day: number; words: string; unused: string };
}

export const debatePlans: readonly DebatePlanned[] = [
	{
		question: 'Hvad skal der til, for at flere forældre kommer med i skolebestyrelsen?',
		background:
			'Til næste år er der valg til skolebestyrelserne. I dag ligner de sjældent skolens elever.\n\nVi har ikke besluttet noget endnu. Svarene går til Børne- og Ungdomsudvalget, før valget bliver sat i gang.',
		area: 0,
		opens: -12,
		closes: 16,
		facts: [
			{ words: 'Der er valg til skolebestyrelsen hvert fjerde år.', source: 'Folkeskoleloven' },
			{ words: 'Møderne ligger oftest klokken 17 til 19.', source: 'Rundspørge til skolerne, foråret' },
		],
		posts: [
			{
				body: 'Læg møderne senere. Klokken 17 står jeg i butikken, og det gør mange af de andre også.',
				side: 'for',
				day: -11,
				name: 'Samira',
				support: 23,
				replies: [
					{ body: 'Enig. Eller hold hvert andet på nettet.', side: 'for', day: -10, support: 4 },
					{
						body: 'Vi prøver møder klokken 19 på tre skoler fra januar og fortæller her, hvordan det går.',
						day: -8,
						city: true,
					},
				],
			},
			{
				body: 'اللغة هي المشكلة. أفهم ما يقال في الاجتماع، لكنني لا أجرؤ على الكلام. مترجم مرة واحدة في الشهر يكفي.',
				language: 'ar',
				side: 'for',
				day: -9,
				support: 31,
				replies: [
					{ body: 'Vi kan stille med en frivillig tolk på skoler i nærheden.', day: -7, by: 'kvarterloeft' },
				],
			},
			{
				body: 'I was on a board in my old country and would like to do it again. Nobody asked me. A letter is not the same as being asked.',
				language: 'en',
				side: 'neither',
				day: -7,
				support: 12,
			},
			{
				body: 'Jeg synes ikke, at der skal gøres noget særligt. Der er plads til alle, der stiller op.',
				side: 'against',
				day: -6,
				support: 6,
				replies: [{ body: 'Der er plads, men hvem ved, at man kan stille op?', side: 'for', day: -5 }],
			},
			{
				body: 'Ham fra 4.B i nummer 12 skulle slet ikke have lov.',
				side: 'against',
				day: -5,
				hidden: { reason: 'personal_data', words: 'Indlægget peger på en bestemt person.' },
				replies: [{ body: 'Kan vi ikke tale om møderne i stedet?', side: 'neither', day: -4 }],
			},
			{
				body: 'Betal for en barnepige de aftener, der er møde.',
				side: 'for',
				day: -2,
				unread: true,
			},
			{
				body: 'Køb lektiehjælp hos os, første time er gratis.',
				day: -4,
				hidden: {
					reason: 'spam',
					words: 'Det er reklame og handler ikke om spørgsmålet.',
					appeal: 'Det handler om forældre og skole.',
				},
			},
		],
		followers: 9,
	},
	{
		question: 'Hvor skal kulturhuset på Nordvest lægge sine åbne aftener?',
		background:
			'Kulturhuset har penge til to åbne aftener om ugen. De kan ligge samlet eller spredt, tidligt eller sent.',
		area: 3,
		opens: -40,
		closes: -6,
		posts: [
			{ body: 'Tirsdag og torsdag. Fredag har folk andet for.', side: 'neither', day: -35, support: 8 },
			{
				body: 'Cuma akşamı gençler için en iyi gün. Başka bir yerimiz yok.',
				language: 'tr',
				side: 'neither',
				day: -30,
				support: 14,
			},
		],
		followers: 4,
	},
	{
		question: 'Skal biblioteket på Vesterbro have åbent uden personale om natten?',
		background:
			'Biblioteket kan åbne med sundhedskort eller lånerkort hele døgnet. Det koster vagter og lys, og nogle er utrygge ved det.',
		area: 3,
		opens: -80,
		closes: -50,
		facts: [
			{ words: 'To andre biblioteker har åbent til klokken 22 uden personale.', source: 'Bibliotekerne' },
		],
		posts: [
			{ body: 'Ja. Jeg læser til sygeplejerske og har nattevagter.', side: 'for', day: -76, support: 40 },
			{
				body: 'Nej. Jeg bor ovenpå, og der er uro allerede nu.',
				side: 'against',
				day: -74,
				name: 'Bent',
				support: 17,
				replies: [{ body: 'Hvad hvis det lukkede klokken 23?', side: 'neither', day: -72, support: 9 }],
			},
		],
		summary: {
			day: -42,
			words:
				'Biblioteket holder åbent til klokken 23 fra foråret, som flere foreslog. Vi måler uroen på gaden før og efter.',
			unused:
				'Åbent hele natten. Naboerne hører det allerede nu, og en vagt koster mere end en ekstra åben dag.',
		},
		followers: 3,
	},
	{
		question: 'Hvilke sprog skal byens skilte have ved hospitalet?',
		background: 'Skiltene bliver skiftet til næste år. Der er plads til tre sprog på hvert.',
		area: 0,
		opens: 10,
		closes: 40,
		draft: true,
	},
];
