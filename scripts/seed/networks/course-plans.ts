/** Courses invented for the demo, one for each way in which a course can stand. The names are keys of partners. */
import type { Outcome, Topic } from '#lib/networks/courses/course.ts';

export interface CoursePlanned {
	title: string;
	topic: Topic;
	description: string;
	/** Of which network; none where the municipality stands alone. */
	network?: string;
	/** A partner, or somebody else by name. */
	giver?: string;
	giverName?: string;
	places: number;
	/** In days from today, like all days here. */
	closes: number;
	sessions: readonly { day: number; from: string; to: string; place: string | null; onlineUrl?: string }[];
	/** In the order in which they came; who comes after the places are taken waits. */
	comes?: readonly { key: string; people?: number }[];
	draft?: boolean;
	cancelled?: { ago: number; because: string };
	/** Asked so many days ago, and what some of them said. */
	asked?: { ago: number; told: Record<string, { outcome: Outcome; words?: string; shown?: boolean }> };
}

export const coursePlans: readonly CoursePlanned[] = [
	{
		title: 'Regnskab, som alle i bestyrelsen forstår',
		topic: 'bookkeeping',
		description:
			'For kasserere og formænd. I lærer at lægge et budget, føre et enkelt regnskab og vise det til medlemmerne.\n\nTag jeres sidste årsregnskab med.',
		network: 'Flere veje ind på arbejdspladsen',
		giver: 'pakhus-ti',
		places: 3,
		closes: 9,
		sessions: [
			{ day: 14, from: '17:00', to: '19:30', place: 'Pakhus Ti, mødelokalet' },
			{
				day: 28,
				from: '17:00',
				to: '19:30',
				place: null,
				onlineUrl: 'https://moede.eksempel.example/regnskab',
			},
		],
		comes: [
			{ key: 'ny-vind', people: 2 },
			{ key: 'sprogbroen', people: 1 },
			{ key: 'mange-munde', people: 3 },
			{ key: 'horn-og-havn', people: 2 },
			{ key: 'husets-hjaelpere' },
		],
	},
	{
		title: 'Penge til jeres idé',
		topic: 'fundraising',
		description:
			'Hvilke puljer og fonde giver til foreninger, og hvordan skriver man, så de forstår det? I går hjem med en ansøgning, der er klar.',
		giverName: 'Puljeteamet i Kultur- og Fritidsforvaltningen',
		places: 12,
		closes: 18,
		sessions: [
			{ day: 21, from: '16:30', to: '19:00', place: 'Biblioteket på Rentemestervej' },
			{ day: 35, from: '16:30', to: '19:00', place: 'Biblioteket på Rentemestervej' },
			{ day: 49, from: '16:30', to: '19:00', place: 'Biblioteket på Rentemestervej' },
		],
		comes: [{ key: 'kloeverstien', people: 2 }, { key: 'naal-og-naboer' }],
	},
	{
		title: 'Et lokale til jeres aktivitet',
		topic: 'rooms',
		description: 'Hvem låner ud, hvad koster det, og hvem har nøglen? Vi besøger tre huse sammen.',
		network: 'Byens pladser',
		giver: 'kvarterloeft',
		places: 8,
		closes: -12,
		sessions: [
			{ day: -7, from: '17:00', to: '19:00', place: 'Kvarterhuset' },
			{ day: 7, from: '17:00', to: '19:00', place: 'Kvarterhuset' },
		],
		comes: [{ key: 'horn-og-havn', people: 2 }, { key: 'mange-munde', people: 2 }, { key: 'tulipan' }],
	},
	{
		title: 'Når en samtale er svær',
		topic: 'other',
		description: 'For frivillige, der holder åbne aftener. Vi øver, hvad man gør, når nogen bliver vred.',
		network: 'Samtaler på tværs',
		giver: 'fredsgaarden',
		places: 6,
		closes: -1,
		sessions: [{ day: 5, from: '18:30', to: '21:00', place: 'Fredsgården' }],
		comes: [{ key: 'lysets-hus', people: 4 }, { key: 'ny-vind' }],
	},
	{
		title: 'Bestyrelsens første år',
		topic: 'board',
		description:
			'For nye bestyrelser: roller, dagsorden, referat og generalforsamling. Tre aftener med øvelser fra jeres egen forening.',
		giverName: 'Københavns Kommunes foreningskonsulenter',
		places: 6,
		closes: -260,
		sessions: [
			{ day: -240, from: '17:00', to: '19:30', place: 'Rådhuset, mødelokale 3' },
			{ day: -220, from: '17:00', to: '19:30', place: 'Rådhuset, mødelokale 3' },
			{ day: -205, from: '17:00', to: '19:30', place: 'Rådhuset, mødelokale 3' },
		],
		comes: [
			{ key: 'ny-vind', people: 3 },
			{ key: 'kloeverstien', people: 2 },
			{ key: 'sprogbroen', people: 2 },
			{ key: 'naal-og-naboer', people: 1 },
		],
		asked: {
			ago: 12,
			told: {
				'ny-vind': {
					outcome: 'used',
					words: 'Vi har en dagsorden til hvert møde nu, og to nye i bestyrelsen.',
					shown: true,
				},
				kloeverstien: {
					outcome: 'partly',
					words: 'Referaterne bruger vi. Årshjulet kom vi ikke i gang med.',
				},
				sprogbroen: { outcome: 'not_yet' },
			},
		},
	},
	{
		title: 'En hjemmeside på en aften',
		topic: 'other',
		description: 'Lav en enkel side om jeres forening, som alle kan læse på en telefon.',
		giverName: 'Biblioteket',
		places: 10,
		closes: 4,
		sessions: [{ day: 10, from: '17:00', to: '20:00', place: 'Biblioteket på Rentemestervej' }],
		comes: [{ key: 'tulipan', people: 1 }],
		cancelled: { ago: 3, because: 'Underviseren er syg. Vi laver et nyt forløb til foråret.' },
	},
	{
		title: 'Forældre i bestyrelsen',
		topic: 'board',
		description: 'For skoler og foreninger, der vil have flere forældre med. Datoerne er på vej.',
		network: 'Skole og hjem',
		giver: 'kapelgaardsskolen',
		places: 10,
		closes: 50,
		sessions: [{ day: 60, from: '17:00', to: '19:00', place: 'Kapelgårdsskolen, biblioteket' }],
		draft: true,
	},
];
