/**
 * Localised addresses. Code and route folders speak English (`/events/new`); Danish is the base
 * language and stands at the root (`/begivenheder/opret`), English under `/en`.
 * Slugs end in a random part (see slugs.ts), so no slug can be mistaken for a word below.
 */
import { baseLocale, currentLocale, isLocale, type Locale } from '#lib/i18n/locale.ts';
import { pageLocale } from '#lib/i18n/page-languages.ts';

const danishWords: Record<string, string> = {
	about: 'om',
	account: 'konto',
	accounts: 'brugere',
	'accounts.csv': 'brugere.csv',
	alerts: 'besked-om-nyt',
	amend: 'aendring',
	application: 'ansoegning',
	'give-up': 'opgiv',
	answer: 'svar',
	apprenticeships: 'laerepladser',
	approvals: 'til-godkendelse',
	areas: 'indsatser',
	audit: 'logbog',
	agree: 'stoet',
	'audit.csv': 'logbog.csv',
	barriers: 'barrierer',
	'become-partner': 'bliv-partner',
	benefits: 'tilbud',
	boards: 'bestyrelser',
	'boards.csv': 'bestyrelser.csv',
	certificate: 'bevis',
	'cities-index': 'byindeks',
	'cities-index.csv': 'byindeks.csv',
	debates: 'debatter',
	follow: 'foelg',
	posts: 'indlaeg',
	write: 'skriv',
	'year-wheel': 'aarshjul',
	'year-wheel.csv': 'aarshjul.csv',
	'year-wheel.ics': 'aarshjul.ics',
	commitments: 'loefter',
	'confirm-contribution': 'bekraeft-bidrag',
	'change-email': 'ny-email',
	'confirm-email': 'bekraeft-email',
	confirm: 'bekraeft',
	conference: 'konference',
	contact: 'kontakt',
	contributions: 'bidrag',
	'contributions.csv': 'bidrag.csv',
	counts: 'tal',
	'counts.csv': 'tal.csv',
	courses: 'forloeb',
	coverage: 'daekning',
	'coverage.csv': 'daekning.csv',
	'coverage.geojson': 'daekning.geojson',
	deadlines: 'frister',
	decisions: 'beslutninger',
	'deadlines.csv': 'frister.csv',
	districts: 'bydele',
	documents: 'dokumenter',
	draft: 'kladde',
	editions: 'udgaver',
	'editions.csv': 'udgaver.csv',
	edit: 'rediger',
	end: 'afslut',
	erase: 'slet',
	'equal-treatment': 'ligebehandling',
	events: 'begivenheder',
	evidence: 'dokumentation',
	experiences: 'oplevelser',
	explore: 'oplev',
	followup: 'opfoelgning',
	forums: 'dialogfora',
	mails: 'mails',
	lighthouses: 'fyrtaarne',
	'status-reports': 'statusrapporter',
	opinions: 'raad',
	papers: 'papirer',
	'opinions.csv': 'raad.csv',
	plans: 'handleplaner',
	'plans.csv': 'handleplaner.csv',
	goals: 'maal',
	helpers: 'hjaelp',
	identity: 'navn',
	import: 'hent-ind',
	'lists.csv': 'lister.csv',
	in: 'paa',
	invitation: 'invitation',
	join: 'deltag',
	leaflet: 'folder',
	letters: 'breve',
	'letters.csv': 'breve.csv',
	log: 'samarbejde',
	login: 'log-ind',
	logout: 'log-ud',
	matches: 'match',
	meetings: 'moeder',
	merge: 'laeg-sammen',
	message: 'besked',
	method: 'saadan-regnes-det',
	methods: 'metoder',
	'methods.csv': 'metoder.csv',
	tried: 'afproevet',
	milestones: 'trin',
	municipality: 'kommune',
	needs: 'behov',
	'needs.csv': 'behov.csv',
	network: 'netvaerk',
	'network.csv': 'netvaerk.csv',
	'network.graphml': 'netvaerk.graphml',
	networks: 'temanetvaerk',
	'growth.csv': 'aar-for-aar.csv',
	new: 'opret',
	'one-click': 'afmeld',
	opportunities: 'muligheder',
	outcome: 'afgoerelse',
	parties: 'parter',
	partners: 'partnere',
	partnerships: 'partnerskaber',
	people: 'personer',
	pictures: 'billeder',
	'pictures.csv': 'billeder.csv',
	pledge: 'muren',
	poster: 'plakat',
	programme: 'program',
	privacy: 'privatliv',
	profile: 'profil',
	propose: 'foreslaa',
	readers: 'laesere',
	'readers.csv': 'laesere.csv',
	'refused.csv': 'afviste.csv',
	registration: 'tilmelding',
	repeat: 'gentag',
	registrations: 'tilmeldte',
	report: 'rapport',
	reporting: 'rapportering',
	reset: 'ny-adgangskode',
	results: 'resultater',
	'results.csv': 'resultater.csv',
	retention: 'gemmetid',
	'retention.csv': 'gemmetid.csv',
	dormant: 'gaaet-i-staa',
	'dormant.csv': 'gaaet-i-staa.csv',
	charter: 'charter',
	'versions.csv': 'versioner.csv',
	policy: 'politik',
	'policy.csv': 'politik.csv',
	frame: 'ramme',
	principles: 'principper',
	committees: 'udvalg',
	marked: 'markerede-omraader',
	types: 'slags-loefter',
	'commitment-types': 'loeftetyper',
	'commitment-types.csv': 'loeftetyper.csv',
	'something-else': 'noget-andet',
	scope: 'maal-og-bydele',
	seats: 'plads',
	send: 'send',
	series: 'serier',
	sessions: 'sessioner',
	settings: 'indstillinger',
	sign: 'skriv-under',
	sites: 'steder',
	duplicates: 'dubletter',
	'duplicates.csv': 'dubletter.csv',
	captions: 'undertekster',
	flag: 'meld',
	flags: 'meldinger',
	'flags.csv': 'meldinger.csv',
	support: 'kender-det',
	takedowns: 'taget-ned',
	'takedowns.csv': 'taget-ned.csv',
	sheet: 'ark',
	'still-right': 'stadig-rigtigt',
	tell: 'fortael',
	theory: 'saadan-virker-det',
	voice: 'min-side',
	week: 'uge',
	welcome: 'velkommen',
	where: 'hvor',
	worklist: 'arbejdsliste',
	'worklist.csv': 'arbejdsliste.csv',
	workspace: 'min-organisation',
};
const englishWords = Object.fromEntries(Object.entries(danishWords).map(([en, da]) => [da, en]));

const mapSegments = (path: string, words: Record<string, string>) =>
	path
		.split('/')
		.map((segment) => (Object.hasOwn(words, segment) ? words[segment] : segment))
		.join('/');

/** As an address may be written in a header: what is beyond ASCII stands encoded. */
const written = (path: string): string =>
	/^[\x21-\x7e]*$/.test(path) ? path : path.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent);

/** The address of a page written in code form (`/events/abc?x=1#y`): in `wanted`, or in Danish where it is not in that. */
export function href(given: string, wanted: Locale = currentLocale()): string {
	const path = written(given);
	const locale = pageLocale(path, wanted);
	const end = path.search(/[?#]/);
	const pathname = end < 0 ? path : path.slice(0, end);
	const rest = end < 0 ? '' : path.slice(end);
	if (locale !== baseLocale) return `/${locale}${pathname === '/' ? '' : pathname}${rest}`;
	return mapSegments(pathname, danishWords) + rest;
}

/** The language that an address is shown in, and its code form; the inverse of `href`. */
export function readPath(pathname: string): { locale: Locale; path: string } {
	const [, first = ''] = pathname.split('/', 2);
	if (isLocale(first) && first !== baseLocale) {
		const path = pathname.slice(first.length + 1) || '/';
		return { locale: pageLocale(path, first), path };
	}
	return { locale: baseLocale, path: mapSegments(pathname, englishWords) };
}

/** The same page in another language. */
export const switchLocale = (pathname: string, locale: Locale): string =>
	href(readPath(pathname).path, locale);
