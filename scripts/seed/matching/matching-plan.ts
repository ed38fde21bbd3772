/** Needs and offers of the demo, in every state, with suggestions waiting for Nordlys El. Days count from today. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { MatchingKindKey } from '#lib/matching/postings/kinds.ts';
import type { PostingState, Side, Weekday } from '#lib/matching/postings/posting.ts';

export interface PostingPlan {
	key: string;
	by: string;
	side: Side;
	kind: MatchingKindKey;
	title: string;
	text: string;
	quantity: number;
	/** The kind's usual one unless told. */
	goal?: string;
	/** Its own district unless told; empty: the whole city. */
	districts?: readonly DistrictNr[];
	languages?: readonly string[];
	weekdays?: readonly Weekday[];
	/** First and last day. */
	from: number;
	to: number;
	posted: number;
	state?: PostingState;
	reason?: string;
	takenDown?: true;
}

const need = (key: string, by: string, plan: Omit<PostingPlan, 'key' | 'by' | 'side'>): PostingPlan => ({
	key,
	by,
	side: 'need',
	...plan,
});
const offer = (key: string, by: string, plan: Omit<PostingPlan, 'key' | 'by' | 'side'>): PostingPlan => ({
	key,
	by,
	side: 'offer',
	...plan,
});

export const postingPlans: readonly PostingPlan[] = [
	need('besoeg-8', 'kapelgaardsskolen', {
		kind: 'company-visits',
		title: 'Virksomhedsbesøg for 8. klasse',
		text: 'Tre klasser vil se et fag indefra: prøve noget med hænderne og spise med i kantinen. Vi kommer med to lærere og kan cykle derhen.',
		quantity: 6,
		languages: ['da', 'ar', 'so'],
		weekdays: [2, 4],
		from: 10,
		to: 190,
		posted: -9,
	}),
	need('temauge', 'frederiksmosen', {
		kind: 'guest-teachers',
		title: 'Gæstelærere til temauge om strøm og klima',
		text: 'Kom og vis, hvordan man måler strøm, og hvorfor det betyder noget. Vi har fysiklokalet klar og suppe bagefter.',
		quantity: 4,
		languages: ['da', 'ur'],
		weekdays: [1, 2, 3],
		from: 40,
		to: 120,
		posted: -4,
	}),
	need('besoeg-vanloese', 'kirsebaerengen', {
		kind: 'company-visits',
		title: 'Besøg på et værksted for 9. klasse',
		text: 'Vores elever vælger uddannelse til foråret og vil gerne tale med en lærling.',
		quantity: 2,
		districts: [],
		weekdays: [3],
		from: 20,
		to: 150,
		posted: -16,
	}),
	need('laereplads', 'smedjen', {
		kind: 'apprenticeships',
		title: 'Lærepladser efter grundforløbet i el',
		text: 'Ti er færdige med grundforløbet i januar og klar til at begynde. Skolen hjælper med aftalen.',
		quantity: 10,
		districts: [],
		from: 5,
		to: 210,
		posted: -21,
	}),
	need('mentorer-gym', 'kajens-gymnasium', {
		kind: 'mentors',
		title: 'Mentorer, der kender et arbejdsliv',
		text: 'En time hver anden uge i kantinen. Eleverne vil høre, hvordan du fandt din vej.',
		quantity: 40,
		languages: ['da', 'en'],
		weekdays: [2],
		from: 14,
		to: 200,
		posted: -12,
	}),
	need('mentorer-kompas', 'kompasrosen', {
		kind: 'mentors',
		title: 'Mentorer til dem, der søger det første job',
		text: 'Vi læser ansøgninger sammen. Du behøver kun at have været til en samtale selv.',
		quantity: 24,
		languages: ['da', 'en'],
		weekdays: [4],
		from: 8,
		to: 180,
		posted: -5,
	}),
	need('mentorer-essen', 'smedjen', {
		kind: 'mentors',
		title: 'Mentorer til det første halve år i lære',
		text: 'En voksen at ringe til, når det bliver svært at komme op om morgenen.',
		quantity: 60,
		districts: [8],
		from: -60,
		to: 120,
		posted: -80,
	}),
	need('sprog', 'lindegrenen', {
		kind: 'language-practice',
		title: 'Dansk i øret: sprogcafé før vagterne',
		text: 'Vi har lokalet og kaffen. Vi mangler nogen, der vil sidde og tale.',
		quantity: 12,
		languages: ['da', 'so', 'ti'],
		from: 7,
		to: 170,
		posted: -44,
	}),
	need('cykler', 'spejderne', {
		kind: 'equipment',
		title: 'Lånecykler til en lørdag om måneden',
		text: 'Vi kører langs vandet med dem, der lige har lært at cykle. De kommer hele hjem igen.',
		quantity: 6,
		weekdays: [6],
		from: 12,
		to: 200,
		posted: -30,
	}),
	need('lokale', 'tulipan', {
		kind: 'premises',
		title: 'Et sted at øve med højt til loftet',
		text: 'To timer om ugen om aftenen. Vi rydder selv op.',
		quantity: 60,
		weekdays: [1, 4],
		from: 3,
		to: 200,
		posted: -6,
	}),
	need('temauge-gammel', 'kapelgaardsskolen', {
		kind: 'guest-teachers',
		title: 'Programmører til temauge',
		text: 'En formiddag med hver af vores fire 7. klasser.',
		quantity: 4,
		weekdays: [4],
		from: -70,
		to: 80,
		posted: -110,
	}),
	need('fritidsjob', 'brinken', {
		kind: 'spare-time-jobs',
		title: 'Fritidsjob til elever fra 8. klasse',
		text: 'Få timer om ugen tæt på skolen. Vores vejleder følger med den første dag.',
		quantity: 8,
		from: -20,
		to: 160,
		posted: -35,
	}),
	need('udloebet', 'sundlys', {
		kind: 'volunteers',
		title: 'Frivillige til sommerens strandfest',
		text: 'Vi fandt nogle, men ikke nok.',
		quantity: 10,
		from: -180,
		to: -90,
		posted: -200,
	}),
	need('lukket', 'skalaen', {
		kind: 'language-practice',
		title: 'Samtalemakkere om onsdagen',
		text: 'En time og en kop te.',
		quantity: 20,
		weekdays: [3],
		from: -40,
		to: 140,
		posted: -60,
		state: 'closed',
		reason: 'Biblioteket har fundet tolv makkere til os.',
	}),
	need('mentorer-lukket', 'frederiksmosen', {
		kind: 'mentors',
		title: 'Mentorer til forældre, der søger arbejde',
		text: 'En aften om måneden på skolen.',
		quantity: 24,
		from: -30,
		to: 150,
		posted: -50,
		state: 'closed',
		reason: 'Vi begynder forfra efter nytår.',
	}),
	need('kladde', 'kajens-gymnasium', {
		kind: 'homework-help',
		title: 'Matematikhjælp før eksamen',
		text: '',
		quantity: 30,
		from: 120,
		to: 200,
		posted: 0,
		state: 'draft',
	}),
	offer('nordlys-besoeg', 'nordlys-el', {
		kind: 'company-visits',
		title: 'Prøv elværkstedet en formiddag',
		text: 'En klasse ad gangen: træk et kabel, mål en strøm, og spis frokost med lærlingene.',
		quantity: 8,
		districts: [3, 8],
		languages: ['da', 'ar'],
		weekdays: [2, 3],
		from: 8,
		to: 220,
		posted: -14,
	}),
	offer('nordlys-laere', 'nordlys-el', {
		kind: 'apprenticeships',
		title: 'Tre lærepladser til foråret',
		text: 'Godkendt lærested. En fast svend hele vejen.',
		quantity: 3,
		districts: [],
		from: 30,
		to: 200,
		posted: -11,
	}),
	offer('nordlys-mentor', 'nordlys-el', {
		kind: 'mentors',
		title: 'Montører som mentorer',
		text: 'Fem af os har tid en aften hver anden uge.',
		quantity: 50,
		districts: [],
		languages: ['da', 'en'],
		weekdays: [2, 4],
		from: 5,
		to: 190,
		posted: -7,
	}),
	offer('kode', 'kvistkode', {
		kind: 'guest-teachers',
		title: 'En programmør i klassen',
		text: 'Vi kommer med robotter og taler om fejl, vi selv har lavet.',
		quantity: 12,
		districts: [],
		languages: ['da', 'en'],
		weekdays: [4, 5],
		from: -80,
		to: 190,
		posted: -120,
	}),
	offer('trin', 'trinbraettet', {
		kind: 'mentors',
		title: 'Mentorer, seks måneder ad gangen',
		text: 'Vores frivillige er klædt på og har tavshedspligt.',
		quantity: 120,
		districts: [],
		languages: ['da', 'en', 'ar', 'fa'],
		from: -70,
		to: 200,
		posted: -85,
	}),
	offer('maskiner', 'malerne-kridt', {
		kind: 'equipment',
		title: 'Stiger, ruller og afdækning til gårddage',
		text: 'Hent fredag, kom tilbage mandag.',
		quantity: 10,
		weekdays: [5, 6, 7],
		from: 1,
		to: 250,
		posted: -18,
	}),
	offer('faelleshus', 'kastanjegaarden', {
		kind: 'premises',
		title: 'Fælleshuset er ledigt på hverdage',
		text: 'Køkken, 40 stole og en dør i niveau.',
		quantity: 90,
		weekdays: [1, 2, 3, 4],
		from: -10,
		to: 230,
		posted: -25,
	}),
	offer('butik', 'torvets-varer', {
		kind: 'spare-time-jobs',
		title: 'Fire fritidsjob i butikken',
		text: 'Overenskomst, korte vagter og en makker.',
		quantity: 4,
		from: -10,
		to: 150,
		posted: -28,
	}),
	offer('hotel', 'hotel-lygten', {
		kind: 'work-placements',
		title: 'Praktik i køkken og reception',
		text: 'To uger med en plan og en afsluttende samtale.',
		quantity: 6,
		districts: [],
		languages: ['da', 'en', 'pl'],
		from: 5,
		to: 180,
		posted: -3,
	}),
	offer('reklame', 'femtoner', {
		kind: 'mentors',
		title: 'Spar 20 procent på boller i december',
		text: 'Kig ind i butikken.',
		quantity: 5,
		from: -10,
		to: 40,
		posted: -10,
		state: 'closed',
		takenDown: true,
		reason: 'Det er en reklame. Her skriver I, hvad I vil gøre for andre.',
	}),
];

export interface MatchPlan {
	need: string;
	offer: string;
	proposer: 'need' | 'offer';
	quantity: number;
	from: number;
	to: number;
	day: number;
	message?: string;
	state: 'proposed' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed';
	reason?: string;
}

export const matchPlans: readonly MatchPlan[] = [
	{
		need: 'temauge-gammel',
		offer: 'kode',
		proposer: 'need',
		quantity: 4,
		from: -60,
		to: 70,
		day: -75,
		state: 'accepted',
		message: 'Torsdage er bedst. Ring til skolens kontor.',
	},
	{
		need: 'mentorer-essen',
		offer: 'trin',
		proposer: 'offer',
		quantity: 60,
		from: -50,
		to: 110,
		day: -58,
		state: 'accepted',
	},
	{
		need: 'laereplads',
		offer: 'nordlys-laere',
		proposer: 'need',
		quantity: 2,
		from: 40,
		to: 190,
		day: -2,
		state: 'proposed',
		message: 'To af vores elever har været på besøg hos jer og vil gerne begynde.',
	},
	{
		need: 'fritidsjob',
		offer: 'butik',
		proposer: 'need',
		quantity: 4,
		from: 5,
		to: 140,
		day: -15,
		state: 'declined',
		reason: 'Vi kan først tage nogen ind efter nytår. Spørg igen i januar.',
	},
	{
		need: 'lokale',
		offer: 'faelleshus',
		proposer: 'need',
		quantity: 60,
		from: 5,
		to: 190,
		day: -5,
		state: 'withdrawn',
	},
	{
		need: 'mentorer-lukket',
		offer: 'trin',
		proposer: 'offer',
		quantity: 10,
		from: 1,
		to: 120,
		day: -20,
		state: 'lapsed',
	},
];
