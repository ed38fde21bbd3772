/** What the demo's committees will do. Invented, like everything in the demo. Days count from today. */
import type { Wording } from '#lib/followup/plans/action.ts';

export interface ActionPlanned {
	title: string;
	titleEn?: string;
	body: string;
	bodyEn?: string;
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
				titleEn: 'Every post as a manager is advertised',
				body: 'Ingen bliver chef i kommunen uden et opslag, som alle kan se. Opslaget handler om arbejdet.',
				bodyEn:
					'Nobody becomes a manager at the municipality without an advertisement that everybody can see. The advertisement is about the work.',
				unit: 'HR København',
				goals: [3],
				from: -900,
				to: 200,
				links: 1,
				changes: [begun(-880)],
			},
			{
				title: 'Følgeskab til nye ledere',
				titleEn: 'Company for new managers',
				body: 'Tredive nye ledere får en erfaren kollega at tale med i et år.',
				bodyEn: 'Thirty new managers get an experienced colleague to talk with for a year.',
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
						bodyEn: 'Fifty new managers get an experienced colleague to talk with for a year.',
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
				titleEn: 'Mentors for 400 people who look for work',
				body: 'Den, der leder efter arbejde, får en mentor fra et fag, der mangler folk. Partnere stiller mentorer til rådighed.',
				bodyEn:
					'Whoever looks for work gets a mentor from a trade that lacks people. Partners provide the mentors.',
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
						titleEn: 'Mentors for 600 people who look for work',
						body: 'Den, der leder efter arbejde, får en mentor fra et fag, der mangler folk. Partnere stiller mentorer til rådighed. Vi begynder i Bispebjerg.',
						bodyEn:
							'Whoever looks for work gets a mentor from a trade that lacks people. Partners provide the mentors. We begin in Bispebjerg.',
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
				titleEn: 'Open job advertisements',
				body: 'Kommunen giver råd om opslag, som handler om arbejdet og ikke om personen.',
				bodyEn:
					'The municipality gives advice on advertisements that are about the work and not about the person.',
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
				titleEn: 'Homework cafés at ten schools',
				body: 'De ti skoler i fyrtårnet får lektiecafé tre dage om ugen. Foreninger og virksomheder er med.',
				bodyEn:
					'The ten schools of the lighthouse project get a homework café three days a week. Associations and businesses take part.',
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
				titleEn: 'Spare-time jobs for 300 young people',
				body: 'Unge får hjælp til at finde et job ved siden af skolen og til at skrive den første ansøgning.',
				bodyEn: 'Young people get help to find a job beside school and to write the first application.',
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
				titleEn: 'Open house in all culture houses',
				body: 'Hvert kulturhus holder fire aftener om året, hvor naboer selv bestemmer, hvad der sker.',
				bodyEn:
					'Each culture house holds four evenings a year where neighbours themselves decide what happens.',
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
				titleEn: 'Language cafés at libraries',
				body: 'Frivillige og nye københavnere øver dansk sammen hver uge.',
				bodyEn: 'Volunteers and new Copenhageners practise Danish together every week.',
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
				titleEn: 'Advice in the courtyards',
				body: 'Åben rådgivning i tolv gårde hver måned.',
				bodyEn: 'Open advice in twelve courtyards every month.',
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
				titleEn: 'Meetings about health in several languages',
				body: 'Møder om hverdag og sundhed, hvor der bliver oversat.',
				bodyEn: 'Meetings about everyday life and health, with interpreting.',
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
				titleEn: 'Walks in the six areas',
				body: 'Naboer viser planlæggerne, hvor der er utrygt, og hvad der skal gøres ved det.',
				bodyEn: 'Neighbours show the planners where it feels unsafe, and what is to be done about it.',
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
