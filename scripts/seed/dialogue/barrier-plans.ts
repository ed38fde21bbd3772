/** Barriers invented for the demo, one in each state that the page can show. */
import type { BarrierKind, BarrierState, Verdict } from '#lib/dialogue/barriers/barrier.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';

export interface BarrierPlanned {
	title: string;
	body: string;
	help?: string;
	/** In another language than Danish. */
	language?: 'en' | 'ar' | 'tr';
	kind: BarrierKind;
	/** Which of the policy's focus areas, from 0. */
	area: number;
	district?: DistrictNr;
	/** Told by a partner. */
	by?: string;
	state: Exclude<BarrierState, 'unconfirmed'>;
	/** How many days ago it came. */
	came: number;
	owner?: { committee: string } | { unit: string };
	/** The day of the answer, from today: behind us where it is late. */
	due?: number;
	answered?: { day: number; words: string };
	outcomes?: { day: number; words: string }[];
	/** How many know it too. */
	known?: number;
	verdict?: Verdict;
	source?: string;
	/** Into the one with this title. */
	into?: string;
	down?: { reason: 'personal_data' | 'spam'; words: string; appeal?: string };
	/** What a reader said of it, yesterday. */
	reported?: { reason: 'wrong_facts'; words: string };
	/** How many promises of partners it became. */
	promises?: number;
}

export const barrierPlans: readonly BarrierPlanned[] = [
	{
		title: 'Man skal have MitID for at melde sit barn til fodbold',
		body: 'Jeg er lige flyttet hertil og har ikke MitID endnu. Klubben siger, at de ikke kan tage mit barn ind uden.',
		help: 'At man kan skrive under på papir.',
		kind: 'systemic',
		area: 3,
		district: 3,
		state: 'answered',
		came: 44,
		known: 41,
		owner: { committee: 'culture-and-leisure' },
		due: -20,
		answered: {
			day: -28,
			words:
				'Syv klubber tager nu imod en underskrift på papir. Vi har skrevet til resten og spurgt dem om det samme.',
		},
		outcomes: [{ day: -6, words: 'Fem klubber mere er med. Papiret ligger på bibliotekerne.' }],
		verdict: 'solved',
		promises: 2,
		source: 'Børnefamilier uden MitID, Foreningen Nye Naboer, 2025',
	},
	{
		title: 'The language class ends at 15. I work until 16.',
		body: 'Every class near me is in the daytime. I can come two evenings a week.',
		help: 'An evening class in Valby.',
		language: 'en',
		kind: 'systemic',
		area: 1,
		district: 5,
		state: 'answered',
		came: 61,
		known: 112,
		owner: { unit: 'Voksenundervisningen, Valby' },
		due: -30,
		answered: { day: -39, words: 'Sprogskolen åbner to hold om aftenen i Valby fra januar.' },
		verdict: 'unsolved',
		promises: 1,
	},
	{
		title: 'Opslag i vaskeriet er kun på dansk',
		reported: { reason: 'wrong_facts', words: 'I vores opgang hænger de på fire sprog nu.' },
		body: 'Vi er mange i opgangen, der ikke læser dansk endnu. Vi får bøder for regler, vi ikke kan læse.',
		kind: 'systemic',
		area: 3,
		district: 8,
		state: 'owned',
		came: 56,
		known: 18,
		owner: { committee: 'technical-and-environment' },
		due: -24,
	},
	{
		title: 'Min læge tager ikke tolk med på telefonen',
		body: 'Når jeg ringer, kan jeg ikke forklare, hvad jeg fejler. Jeg må møde op for at få en tid.',
		kind: 'individual',
		area: 0,
		district: 7,
		state: 'owned',
		came: 21,
		known: 6,
		owner: { unit: 'Sundhedshuset, Brønshøj' },
		due: 16,
	},
	{
		title: 'لا أجد مكانًا هادئًا للدراسة بعد الساعة الخامسة',
		body: 'المكتبة القريبة تغلق مبكرًا، والبيت مزدحم. أحتاج إلى مكان للدراسة في المساء.',
		language: 'ar',
		kind: 'individual',
		area: 0,
		district: 8,
		state: 'shown',
		came: 9,
		known: 3,
	},
	{
		title: 'Praktikpladser bliver delt ud mellem folk, der kender hinanden',
		body: 'Vores unge søger og søger. Pladserne er væk, før de bliver slået op.',
		help: 'At pladserne bliver slået op samme sted og samme dag.',
		kind: 'systemic',
		area: 1,
		by: 'nordlys-el',
		state: 'shown',
		came: 12,
		known: 27,
		source: 'Hvem får pladsen? Undersøgelse blandt 400 elever, 2024',
	},
	{
		title: 'Der er ingen lys på stien bag skolen',
		body: 'Vores børn går en omvej om vinteren, fordi der er mørkt bag skolen.',
		kind: 'systemic',
		area: 3,
		district: 3,
		state: 'received',
		came: 1,
	},
	{
		title: 'Papiret fra kommunen er svært at læse',
		body: 'Jeg har fået et brev på fire sider. Karen på tredje sal måtte hjælpe mig med at forstå det.',
		kind: 'individual',
		area: 3,
		district: 10,
		state: 'received',
		came: 3,
	},
	{
		title: 'Fodboldklubben kræver MitID',
		body: 'Man kan ikke melde sit barn ind uden MitID.',
		kind: 'systemic',
		area: 3,
		district: 8,
		state: 'merged',
		came: 40,
		known: 5,
		into: 'Man skal have MitID for at melde sit barn til fodbold',
	},
	{
		title: 'Min nabo larmer hver nat',
		body: 'Han bor på anden sal, og alle ved, hvem det er.',
		kind: 'individual',
		area: 3,
		district: 4,
		state: 'down',
		came: 15,
		down: {
			reason: 'personal_data',
			words: 'Teksten handler om en bestemt person. Tal med din boligforening om det.',
			appeal: 'Jeg har ikke skrevet et navn.',
		},
	},
];
