/** The city's partnerships as they are written down. Days count from today; the first party leads. */
import type { PartnershipState } from '#lib/partnerships/partnership.ts';

export interface PartnershipPlan {
	key: string;
	title: string;
	purpose: string;
	/** Key of the partner, and what it brings. */
	parties: readonly (readonly [partner: string, brings: string])[];
	goals: readonly string[];
	districts: readonly number[];
	/** First and last day. */
	from: number;
	to: number;
	state: PartnershipState;
	/** Parties that have not answered yet. */
	missing?: readonly string[];
	declined?: { by: string; reason: string };
	/** Why and when it ended before its time. */
	ended?: { days: number; reason: string };
}

export const partnershipPlans: readonly PartnershipPlan[] = [
	{
		key: 'strom',
		title: 'Strøm på fremtiden',
		purpose:
			'Elever fra 7. klasse og op møder elfaget, før de skal vælge. Skolen sender klasser, virksomheden åbner værkstedet, og erhvervsskolen følger op, til læreaftalen er skrevet under.',
		parties: [
			['nordlys-el', 'Værksted, værktøj og to svende hver måned'],
			['kapelgaardsskolen', 'Klasser fra 7. til 9., og en lærer, der er med'],
			['smedjen', 'Vejledning og en plads på grundforløbet'],
		],
		goals: ['goal-1', 'goal-2'],
		districts: [3, 8],
		from: -240,
		to: 430,
		state: 'active',
	},
	{
		key: 'lektier',
		title: 'Lektier på tværs af Nordvest',
		purpose:
			'Fire steder i Nordvest giver lektiehjælp på hver sin dag, så der altid er en dør åben. Vi deler hjælpere, nøgler og kaffe.',
		parties: [
			['ny-vind', 'Frivillige og den fælles vagtplan'],
			['nordhjoernet', 'Fælleslokalet mandag og onsdag'],
			['frederiksmosen', 'Klasselokaler og lærernes gode råd'],
			['laerkehuset', 'Biblioteket tirsdag og it-hjælp'],
		],
		goals: ['goal-1', 'goal-4'],
		districts: [8],
		from: -200,
		to: 300,
		state: 'active',
	},
	{
		key: 'mentor',
		title: 'Hånden på skulderen',
		purpose: 'Hvert halvår får tyve mennesker en mentor fra en virksomhed, og mentorerne får et kursus.',
		parties: [
			['trinbraettet', 'Match, kursus og opfølgning'],
			['kvistkode', 'Ti mentorer og et mødelokale'],
			['nordlys-el', 'Fem mentorer fra værkstedet'],
			['ungejobhuset', 'Deltagere og en fast konsulent'],
		],
		goals: ['goal-2'],
		districts: [1, 4, 8],
		from: -180,
		to: 200,
		state: 'active',
	},
	{
		key: 'gaarde',
		title: 'Gårde uden hegn',
		purpose: 'Tre boligforeninger på Nørrebro og i Nordvest åbner gårdene for hinandens beboere og holder fire fester.',
		parties: [
			['kastanjegaarden', 'Gården, grillen og fælleshuset'],
			['moellehjulet', 'Køkken og borde'],
			['nordhjoernet', 'Scenevogn og lys'],
		],
		goals: ['goal-5', 'goal-6'],
		districts: [3, 8],
		from: -150,
		to: 60,
		state: 'active',
	},
	{
		key: 'koekken',
		title: 'Fra køkkenhave til køkken',
		purpose: 'Elever dyrker, kokke laver maden, og alle spiser med. Undervejs finder nogle deres fag.',
		parties: [
			['groentorvet', 'Kokke, køkken og fem pladser i fritidsjob'],
			['lindegrenen', 'Undervisning i ernæring'],
			['bakkehuset', 'Jord, vand og nysgerrige naboer'],
		],
		goals: ['goal-1', 'goal-4'],
		districts: [5],
		from: -120,
		to: 380,
		state: 'active',
	},
	{
		key: 'velkommen',
		title: 'Velkommen til opgangen',
		purpose: 'En frivillig banker på hos hver ny beboer i den første måned med en mappe, en kage og et telefonnummer.',
		parties: [
			['husets-hjaelpere', 'Frivillige på ti sprog'],
			['nordhjoernet', 'Besked, når nogen flytter ind'],
			['gavlen', 'Opgangsværter i Husum'],
		],
		goals: ['goal-4', 'goal-6'],
		districts: [7, 8],
		from: -170,
		to: 220,
		state: 'active',
	},
	{
		key: 'sprog',
		title: 'Dansk hver dag',
		purpose: 'Sprogcafé i fem kvarterer, mandag til fredag, med fælles kalender og fælles uddannelse af værter.',
		parties: [
			['sprogbroen', 'Værter og materialer'],
			['skalaen', 'En lærer, der uddanner værterne'],
			['laerkehuset', 'Lokaler og bøger'],
			['bernstein', 'Sprogcafé på Amager'],
		],
		goals: ['goal-6', 'goal-2'],
		districts: [1, 3, 8, 10],
		from: -260,
		to: 110,
		state: 'active',
	},
	{
		key: 'sundhed',
		title: 'Vejen til SOSU',
		purpose: 'Et sprogspor, en praktikplads og en mentor på plejehjemmet, så flere når igennem uddannelsen.',
		parties: [
			['lindegrenen', 'Sprogspor og undervisere'],
			['lindebo', 'Praktik og mentorer'],
		],
		goals: ['goal-2'],
		districts: [2],
		from: -140,
		to: 320,
		state: 'active',
	},
	{
		key: 'foreninger',
		title: 'Foreningskøkkenet',
		purpose: 'Små foreninger deler kasserer, vedtægter og erfaringer, så de kan bruge tiden på medlemmerne.',
		parties: [
			['kvarterloeft', 'Rådgivning og skabeloner'],
			['horn-og-havn', 'Erfaring med tilskud'],
			['tulipan', 'Erfaring med fester for 300'],
		],
		goals: ['goal-6'],
		districts: [3, 5, 7],
		from: -90,
		to: 280,
		state: 'active',
	},
	{
		key: 'baner',
		title: 'Med i klubben',
		purpose: 'To klubber deler trænere og fritidspas-hjælp, så kontingentet aldrig er grunden til at blive væk.',
		parties: [
			['kloeverstien', 'Trænere og bolde'],
			['oeresundsbaner', 'Baner og instruktører'],
		],
		goals: ['goal-4'],
		districts: [8, 9],
		from: -110,
		to: 250,
		state: 'active',
	},
	{
		key: 'byggeplads',
		title: 'Byggepladsen er åben',
		purpose: 'Tre mestre viser tre fag på én dag og tager lærlinge ind på skift.',
		parties: [
			['spaer-og-bjaelke', 'Tømrerfaget'],
			['murerne-nv', 'Murerfaget'],
			['malerne-kridt', 'Malerfaget'],
		],
		goals: ['goal-1'],
		districts: [5, 8, 10],
		from: -75,
		to: 290,
		state: 'active',
	},
	{
		key: 'naboer',
		title: 'Naboer i tårnet og moskeen',
		purpose: 'To trossamfund spiser sammen seks gange om året og åbner dørene for klasser.',
		parties: [
			['lysets-hus', 'Køkkenet'],
			['fredsgaarden', 'Gården og teen'],
		],
		goals: ['goal-6', 'goal-7'],
		districts: [3, 8],
		from: -60,
		to: 305,
		state: 'active',
	},
	{
		key: 'laerlinge',
		title: 'Ti lærlinge mere i Nordvest',
		purpose: 'Virksomheder i Nordvest går sammen om at finde og holde på ti lærlinge, med skolen og ungejobhuset bag sig.',
		parties: [
			['ringvejens-bus', 'Tre pladser og en fælles introdag'],
			['nordlys-el', 'To pladser og mentorer'],
			['murerne-nv', 'To pladser'],
			['smedjen', 'Elever og opfølgning'],
		],
		goals: ['goal-1', 'goal-2'],
		districts: [8],
		from: 10,
		to: 740,
		state: 'awaiting_signatures',
		missing: ['nordlys-el', 'smedjen'],
	},
	{
		key: 'avisen',
		title: 'Skriv din gade',
		purpose: 'Beboere skriver og tager billeder til avisen med en redaktør ved siden af.',
		parties: [
			['hjoernet-avis', 'Redaktør og spalteplads'],
			['kvarterloeft', 'Skribenter'],
		],
		goals: ['goal-6'],
		districts: [2, 3],
		from: 20,
		to: 385,
		state: 'awaiting_signatures',
		missing: ['kvarterloeft'],
	},
	{
		key: 'stier',
		title: 'Trygge stier i Husum',
		purpose: 'Vandringer om aftenen, bedre lys og en telefonkæde mellem naboer.',
		parties: [
			['gavlen', 'Vandringer og lys'],
			['klar-rengoering', 'Ekstra rengøring af stierne'],
			['brinken', 'Forældre, der går med'],
		],
		goals: ['goal-5'],
		districts: [7],
		from: 5,
		to: 370,
		state: 'awaiting_signatures',
		missing: ['brinken'],
		declined: { by: 'klar-rengoering', reason: 'Vi kan ikke binde os til aftener i vinter. Spørg os igen i marts.' },
	},
	{
		key: 'cykel',
		title: 'To hjul til alle',
		purpose: 'Brugte cykler bliver sat i stand og følger med cykelkurset.',
		parties: [
			['havnens-hjulvaerk', 'Cykler og værksted'],
			['styret', 'Kurser'],
		],
		goals: ['goal-4'],
		districts: [4],
		from: 30,
		to: 395,
		state: 'draft',
	},
	{
		key: 'teknik',
		title: 'Kode og kaffe',
		purpose: 'Åbne aftener, hvor unge bygger noget digitalt sammen med udviklere.',
		parties: [
			['kvistkode', 'Udviklere og udstyr'],
			['kajens-gymnasium', 'Elever og lokaler'],
		],
		goals: ['goal-1'],
		districts: [1, 4],
		from: 45,
		to: 410,
		state: 'draft',
	},
	{
		key: 'sommer',
		title: 'Sommer ved sundet',
		purpose: 'Ti uger med aktiviteter ved vandet for familier, der ikke rejste væk.',
		parties: [
			['sundlys', 'Lokaler og grill'],
			['bykloever', 'Haven og bålstedet'],
			['oeresundsbaner', 'Svømning i havet'],
		],
		goals: ['goal-6'],
		districts: [9],
		from: -185,
		to: -85,
		state: 'ended',
	},
	{
		key: 'foraar',
		title: 'Forårsrengøring i karréen',
		purpose: 'To foreninger og et trykkeri ryddede op, malede skure og trykte en vejviser.',
		parties: [
			['moellehjulet', 'Gården'],
			['trykfaellesskabet', 'Tryk af vejviseren'],
		],
		goals: ['goal-5'],
		districts: [3],
		from: -230,
		to: -130,
		state: 'ended',
	},
	{
		key: 'hotel',
		title: 'Ind i hotelfaget',
		purpose: 'Praktik på hotellet for elever, der ikke ved, hvad de vil.',
		parties: [
			['hotel-lygten', 'Tre pladser i praktik'],
			['kajens-gymnasium', 'Elever'],
		],
		goals: ['goal-2'],
		districts: [4],
		from: -160,
		to: 200,
		state: 'terminated',
		ended: { days: 41, reason: 'Hotellet bygger om til foråret og kan ikke tage imod.' },
	},
	{
		key: 'radio',
		title: 'Radio fra kælderen',
		purpose: 'Fælles udsendelser fra et øvelokale på Amager.',
		parties: [
			['boelge-ni', 'Sendetid'],
			['pakhus-ti', 'Lokale'],
		],
		goals: ['goal-6'],
		districts: [10],
		from: -20,
		to: 345,
		state: 'withdrawn',
		missing: ['pakhus-ti'],
		ended: { days: 12, reason: 'Vi fandt et lokale i eget hus.' },
	},
];
