/** What the demo's committees will do. Invented, like everything in the demo. Days count from today. */
import type { Wording } from '#lib/followup/plans/action.ts';

export interface ActionPlanned {
	title: string;
	body: string;
	unit: string;
	/** By number. */
	goals: readonly number[];
	/** Whole kroner. */
	money?: number;
	from: number;
	to: number;
	/** Promises toward its first goal that it builds on. */
	links?: number;
	/** What it has been changed to since it was written, the first change first. */
	changes?: readonly ({ day: number; reason: string } & Partial<
		Omit<Wording, 'goals' | 'startsOn' | 'dueOn'>
	> & {
			to?: number;
		})[];
}

export interface PlanPlanned {
	committee: string;
	intro: string;
	actions: readonly ActionPlanned[];
}

const begun = (day: number) => ({ day, reason: 'Arbejdet er begyndt.', status: 'under_way' as const });
const ended = (day: number, reason: string) => ({ day, reason, status: 'done' as const });

export const planned: readonly PlanPlanned[] = [
	{
		committee: 'finance',
		intro: 'Kommunen er byens største arbejdsplads. Den skal ligne byen, også i chefens stol.',
		actions: [
			{
				title: 'Alle lederstillinger bliver slået op',
				body: 'Ingen bliver chef i kommunen uden et opslag, som alle kan se. Opslaget handler om arbejdet.',
				unit: 'HR København',
				goals: [3],
				from: -900,
				to: 200,
				links: 1,
				changes: [begun(-880)],
			},
			{
				title: 'Følgeskab til nye ledere',
				body: 'Tredive nye ledere får en erfaren kollega at tale med i et år.',
				unit: 'HR København',
				goals: [3],
				money: 1_200_000,
				from: -700,
				to: -40,
				changes: [
					begun(-690),
					{
						day: -300,
						reason: 'Der kom flere ansøgere end ventet.',
						body: 'Halvtreds nye ledere får en erfaren kollega at tale med i et år.',
						money: 1_900_000,
					},
					ended(-45, 'De sidste forløb er slut.'),
				],
			},
		],
	},
	{
		committee: 'employment-and-integration',
		intro: 'Flere skal i arbejde, og færre skal opleve, at døren er lukket på forhånd.',
		actions: [
			{
				title: 'Mentorer til 400 jobsøgende',
				body: 'Den, der leder efter arbejde, får en mentor fra et fag, der mangler folk. Partnere stiller mentorer til rådighed.',
				unit: 'Jobcenter København',
				goals: [2],
				money: 4_500_000,
				from: -800,
				to: 260,
				links: 3,
				changes: [
					begun(-780),
					{
						day: -210,
						reason: 'Partnerne har lovet flere mentortimer, end vi regnede med.',
						title: 'Mentorer til 600 jobsøgende',
						body: 'Den, der leder efter arbejde, får en mentor fra et fag, der mangler folk. Partnere stiller mentorer til rådighed. Vi begynder i Bispebjerg.',
					},
				],
			},
			{
				title: 'Praktik, der fører til noget',
				body: 'Hvert forløb begynder med en aftale om, hvad der kan komme efter.',
				unit: 'Jobcenter København',
				goals: [2],
				from: -500,
				to: 120,
				links: 2,
				changes: [begun(-480)],
			},
			{
				title: 'Åbne stillingsopslag',
				body: 'Kommunen giver råd om opslag, som handler om arbejdet og ikke om personen.',
				unit: 'Center for Inklusion',
				goals: [2, 7],
				money: 600_000,
				from: -400,
				to: -20,
				links: 2,
				changes: [begun(-390)],
			},
			{
				title: 'Fyraftensmøder om rettigheder',
				body: 'Seks aftener om, hvad man kan gøre, når man er blevet forbigået.',
				unit: 'Center for Inklusion',
				goals: [7],
				money: 150_000,
				from: -600,
				to: -250,
				changes: [begun(-590), ended(-255, 'Alle seks aftener er holdt.')],
			},
		],
	},
	{
		committee: 'children-and-youth',
		intro: 'Alle unge skal have en god start. Det begynder i skolen og i fritiden.',
		actions: [
			{
				title: 'Lektiecaféer på ti skoler',
				body: 'De ti skoler i fyrtårnet får lektiecafé tre dage om ugen. Foreninger og virksomheder er med.',
				unit: 'Børne- og Ungdomsforvaltningen, fagligt center',
				goals: [1],
				money: 3_200_000,
				from: -750,
				to: 300,
				links: 3,
				changes: [begun(-700)],
			},
			{
				title: 'Fritidsjob til 300 unge',
				body: 'Unge får hjælp til at finde et job ved siden af skolen og til at skrive den første ansøgning.',
				unit: 'Ungdommens Uddannelsesvejledning',
				goals: [1, 2],
				from: -420,
				to: 180,
				links: 2,
				changes: [begun(-400)],
			},
			{
				title: 'Sommerskole på Amager',
				body: 'To uger med dansk, sport og ture for 7. klasse.',
				unit: 'Børne- og Ungdomsforvaltningen, fagligt center',
				goals: [1],
				money: 900_000,
				from: -330,
				to: -120,
				changes: [
					{
						day: -290,
						reason: 'For få meldte sig. Pengene går til lektiecaféerne.',
						status: 'dropped',
					},
				],
			},
			{
				title: 'Forældreaftener med uddannelser',
				body: 'Forældre og unge møder lærlinge og mestre.',
				unit: 'Ungdommens Uddannelsesvejledning',
				goals: [1],
				from: 40,
				to: 340,
			},
		],
	},
	{
		committee: 'culture-and-leisure',
		intro: 'Byens huse, biblioteker og foreninger er steder, hvor folk mødes.',
		actions: [
			{
				title: 'Åbent hus i alle kulturhuse',
				body: 'Hvert kulturhus holder fire aftener om året, hvor naboer selv bestemmer, hvad der sker.',
				unit: 'Kultur og Fritid, byens huse',
				goals: [6],
				money: 800_000,
				from: -650,
				to: 220,
				links: 3,
				changes: [begun(-640)],
			},
			{
				title: 'Sprogcaféer på biblioteker',
				body: 'Frivillige og nye københavnere øver dansk sammen hver uge.',
				unit: 'Københavns Biblioteker',
				goals: [6],
				from: -300,
				to: 90,
				links: 2,
				changes: [
					begun(-280),
					{ day: -60, reason: 'Tre biblioteker bygger om og er lukket til foråret.', to: 240 },
				],
			},
			{
				title: 'Nye medlemmer i foreningerne',
				body: 'Foreninger får hjælp til at byde velkommen og til at skrive på flere sprog.',
				unit: 'Kultur og Fritid, foreninger',
				goals: [4, 6],
				money: 450_000,
				from: -90,
				to: 400,
				links: 1,
			},
		],
	},
	{
		committee: 'social-services',
		intro: 'Hjælpen skal nå ud til dem, der ikke selv kommer ind ad døren.',
		actions: [
			{
				title: 'Bydelsmødre i seks områder',
				body: 'Bydelsmødre fortæller om rettigheder, tilskud og gratis tilbud, hvor folk bor.',
				unit: 'Socialforvaltningen, boligsocial indsats',
				goals: [4],
				money: 2_100_000,
				from: -820,
				to: 150,
				links: 2,
				changes: [begun(-800)],
			},
			{
				title: 'Rådgivning i gårdene',
				body: 'Åben rådgivning i tolv gårde hver måned.',
				unit: 'Socialforvaltningen, rådgivning',
				goals: [4],
				from: -260,
				to: -30,
				links: 1,
				changes: [begun(-250), ended(-32, 'Alle tolv gårde har fået deres faste dag.')],
			},
			{
				title: 'En fast voksen i klubben',
				body: 'Klubber i udvalgte boligområder får en medarbejder mere om aftenen.',
				unit: 'Socialforvaltningen, boligsocial indsats',
				goals: [4, 5],
				money: 5_400_000,
				from: -200,
				to: 500,
				changes: [begun(-180)],
			},
		],
	},
	{
		committee: 'health-and-care',
		intro: 'Alle skal kunne forstå, hvad lægen og hjemmeplejen siger.',
		actions: [
			{
				title: 'Sundhedsmøder på flere sprog',
				body: 'Møder om hverdag og sundhed, hvor der bliver oversat.',
				unit: 'Sundhedshus Nørrebro',
				goals: [4],
				money: 350_000,
				from: -340,
				to: 60,
				links: 1,
				changes: [begun(-320)],
			},
			{
				title: 'Lærepladser i hjemmeplejen',
				body: 'Fyrre lærepladser til unge, som vi møder i skolens praktik.',
				unit: 'Sundheds- og Omsorgsforvaltningen, elever',
				goals: [1, 2],
				from: -150,
				to: 420,
				links: 1,
				changes: [begun(-140)],
			},
		],
	},
	{
		committee: 'technical-and-environment',
		intro: 'Trygge gader bliver til, når folk bruger dem sammen.',
		actions: [
			{
				title: 'Byvandringer i de seks områder',
				body: 'Naboer viser planlæggerne, hvor der er utrygt, og hvad der skal gøres ved det.',
				unit: 'Områdefornyelsen',
				goals: [5],
				money: 500_000,
				from: -480,
				to: 110,
				links: 2,
				changes: [begun(-470)],
			},
			{
				title: 'Lys på tolv stier',
				body: 'Stier, som naboerne har peget på, får nyt lys.',
				unit: 'Byens drift',
				goals: [5],
				money: 6_800_000,
				from: 30,
				to: 380,
			},
		],
	},
];
