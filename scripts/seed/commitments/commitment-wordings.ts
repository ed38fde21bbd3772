/** How commitments of each type sound, and what is reported toward them. */
import type { CommitmentTypeKey } from '#lib/policy/catalogue.ts';

export interface Wording {
	/** Stands after "10 lærepladser". */
	tails: readonly string[];
	description: readonly string[];
	for: string;
	resources: string;
	notes: readonly string[];
	/** Least and most amount of one report, where it is more than one deed. */
	portion?: readonly [number, number];
}

export const wordings: Readonly<Record<CommitmentTypeKey, Wording>> = {
	apprenticeships: {
		tails: ['i faget', 'med en fast mester', 'over to år'],
		description: [
			'Vi skriver læreaftale med nogen, der ikke kendte branchen i forvejen. Hver lærling får en fast svend og en samtale om måneden, og vi holder fast, også når det er svært.',
			'Pladserne slås op åbent. Vi ser på lyst og fremmøde og ikke på efternavn eller karakterer, og skolen hjælper med det første halve år.',
		],
		for: 'Alle, der er i gang med eller på vej til et grundforløb',
		resources: 'En mester pr. lærling, værktøj og arbejdstøj',
		notes: [
			'Læreaftalen er skrevet under',
			'Begyndt på hovedforløbet',
			'Fundet gennem en åben aften på værkstedet',
			'Kom fra skolens grundforløb',
		],
	},
	'spare-time-jobs': {
		tails: ['efter skole', 'i weekenden', 'i kvarteret'],
		description: ['Et rigtigt job til overenskomstens løn, få timer om ugen, med en kollega at spørge.'],
		for: 'Skoleelever i kvarteret',
		resources: 'En fast makker og introduktion på to vagter',
		notes: ['Første vagt', 'Kontrakten er skrevet under', 'Begyndt efter besøg på skolen'],
	},
	'company-visits': {
		tails: ['for 8. klasse', 'i kvarteret', 'med arbejdstøj på'],
		description: [
			'En klasse er med en formiddag, prøver noget med hænderne og spiser med i kantinen. Vi taler om vejen ind i faget.',
		],
		for: 'Klasser fra 7. til 9.',
		resources: 'To medarbejdere en halv dag',
		notes: [
			'22 elever prøvede selv',
			'Klassen spiste med i kantinen',
			'Lærlingene viste rundt',
			'Eleverne stillede gode spørgsmål om løn',
		],
	},
	'education-evenings': {
		tails: ['for forældre og unge', 'med lærlinge i panelet', 'i aulaen'],
		description: [
			'Uddannelser, lærlinge og mestre sidder ved hvert sit bord. Forældre og unge går rundt og spørger. Der er tolke.',
		],
		for: 'Elever i udskolingen og deres forældre',
		resources: 'Lokale, tolke og suppe',
		notes: ['Fuldt hus og tolk på tre sprog', 'Elleve borde med hver sit fag', 'Mange blev en time længere'],
	},
	'homework-help': {
		tails: ['i fælleshuset', 'to gange om ugen', 'med saft og frugt', 'for alle klassetrin'],
		description: [
			'Åbent hus med hjælp til alle fag. Man behøver ikke melde sig til, og man må gerne tage en ven med.',
		],
		for: 'Elever fra 3. klasse og op',
		resources: 'Seks frivillige og frugt',
		notes: [
			'Matematik mest',
			'Uge med terminsprøver',
			'Ny hjælper fra gymnasiet',
			'To steder åbnede samtidig',
		],
		portion: [4, 12],
	},
	'mentor-hours': {
		tails: ['med medarbejdere som mentorer', 'til første job', 'på arbejdspladsen'],
		description: [
			'Vores medarbejdere bruger en time hver anden uge sammen med én, der søger vej. Vi taler om job, cv og alt det, man ikke kan google.',
		],
		for: 'Mennesker på vej til deres første job i Danmark',
		resources: 'Fem mentorer, en koordinator',
		notes: [
			'Fire par mødtes',
			'Øvede samtaler før et jobinterview',
			'Månedens mentormøder',
			'Besøg på arbejdspladsen sammen',
		],
		portion: [4, 11],
	},
	'work-placements': {
		tails: ['på tre uger', 'med en plan', 'i driften'],
		description: [
			'Tre uger med en plan, en makker og et klart svar bagefter om, hvad der skal til for at blive.',
		],
		for: 'Jobsøgende, der vil prøve et fag',
		resources: 'En makker og arbejdstøj',
		notes: ['Planen er aftalt', 'Endte med et vikariat', 'Tre uger gennemført'],
	},
	'fair-adverts': {
		tails: ['uden unødige krav', 'i klart dansk'],
		description: ['Vi slår alle ledige stillinger op åbent og skriver kun de krav, arbejdet kræver.'],
		for: 'Alle, der søger job',
		resources: 'Gennemlæsning af hvert opslag',
		notes: [
			'Slået op på dansk og engelsk',
			'Krav om "flydende dansk" er fjernet',
			'Gennemlæst af en kollega',
		],
		portion: [1, 3],
	},
	'advice-hours': {
		tails: ['om tilskud og fritidspas', 'på flere sprog', 'i vaskeriet'],
		description: [
			'Kom med dit brev, din regning eller dit spørgsmål. Vi hjælper med at forstå og ringe, og vi har tavshedspligt.',
		],
		for: 'Alle i kvarteret',
		resources: 'Frivillige med tavshedspligt',
		notes: [
			'Mange spurgte om fritidspas',
			'Hjalp med digital post',
			'Åbent i vaskeriet',
			'Sammen med en tolk',
		],
		portion: [3, 8],
	},
	'answer-days': {
		tails: ['at vente på svar'],
		description: ['Ni ud af ti, der skriver eller ringer til os, får svar inden for så mange hverdage.'],
		for: 'Alle, der henvender sig',
		resources: 'En fast svarvagt',
		notes: ['Opgjort over fire uger', 'Efter ny svarvagt', 'Målt på 60 henvendelser'],
	},
	'neighbourhood-walks': {
		tails: ['efter mørkets frembrud', 'gennem kvarteret', 'med naboer som guider'],
		description: ['Vi går en time sammen og taler om, hvor det er rart at være, og hvor der mangler lys.'],
		for: 'Naboer i alle aldre',
		resources: 'To guider og refleksveste',
		notes: ['Endte med kakao', 'Tre nye steder uden lys meldt ind', 'Regn, men god stemning'],
		portion: [7, 18],
	},
	'open-house': {
		tails: ['for hele kvarteret', 'uden tilmelding', 'med suppe'],
		description: [
			'Døren er åben, og der er nogen, der tager imod. Man behøver ikke være medlem eller kende nogen.',
		],
		for: 'Alle',
		resources: 'Kaffe, suppe og værter',
		notes: ['Mange var her for første gang', 'Suppe til alle', 'Naboerne tog kage med'],
	},
	'language-cafes': {
		tails: ['med kaffe', 'i fælleshuset', 'hver uge'],
		description: ['To timer med samtale, spil og kaffe. Værterne er naboer, og alle niveauer er med.'],
		for: 'Alle, der vil øve dansk eller hjælpe andre',
		resources: 'Fire værter og brætspil',
		notes: ['Emnet var lægebesøg', 'Vi spillede ordkort', 'Tre nye værter'],
	},
	'volunteer-places': {
		tails: ['med en fast opgave', 'for nye københavnere og gamle'],
		description: ['Nye frivillige får en opgave, en makker og en kop kaffe den første dag.'],
		for: 'Alle, der har et par timer',
		resources: 'En makker og et kursus på to timer',
		notes: ['Begyndt som vært', 'Begyndt som træner', 'Fundet gennem sprogcaféen'],
	},
	'board-seats': {
		tails: ['slået op åbent', 'med en makker det første år'],
		description: ['Vi slår pladsen op, så alle kan stille op, og den nye får en makker det første år.'],
		for: 'Alle, der vil være med til at bestemme',
		resources: 'En makker fra bestyrelsen',
		notes: ['Valgt på generalforsamlingen', 'Suppleant trådt ind'],
	},
	equipment: {
		tails: ['til aktiviteter i kvarteret'],
		description: ['Cykler, symaskiner og værktøj lånes ud gratis til den, der vil lave noget for andre.'],
		for: 'Foreninger og skoler i bydelen',
		resources: 'Udstyret og en, der viser, hvordan det bruges',
		notes: ['Lånt til en cykeldag', 'Symaskinerne kom hele hjem', 'Værktøj til skolehaven'],
	},
	'room-hours': {
		tails: ['gratis til foreninger', 'med nøgle og køkken', 'også om aftenen'],
		description: [
			'Foreninger uden eget sted låner lokalet gratis. Nøglen hentes med en sms, og køkkenet hører med.',
		],
		for: 'Foreninger og fællesskaber uden lokaler',
		resources: 'Lokale, køkken og rengøring',
		notes: [
			'Syforening og kor',
			'Generalforsamling for en ny forening',
			'Lektiecafé to eftermiddage',
			'Fest for 40',
		],
		portion: [5, 16],
	},
	'shared-meals': {
		tails: ['i gården', 'med naboer som kokke', 'hver anden måned'],
		description: [
			'Vi dækker et langt bord, og alle kan komme. Naboer laver maden sammen, og alle vasker op.',
		],
		for: 'Alle i kvarteret',
		resources: 'Køkken, borde og råvarer',
		notes: ['Fuldt bord', 'Suppe og brød til alle', 'Nye naboer lavede maden'],
	},
	'leisure-places': {
		tails: ['på hold og i klubber', 'med udstyr til låns'],
		description: ['Vi holder pladser åbne midt i sæsonen og låner udstyr ud, så alle kan begynde.'],
		for: 'Alle, der vil prøve noget nyt',
		resources: 'En fast kontakt på hvert hold og udstyr til låns',
		notes: ['Begyndt på holdet', 'Lånte støvler den første måned'],
	},
	courses: {
		tails: ['om aftenen', 'uden forkundskaber'],
		description: [
			'Korte kurser om aftenen, hvor man lærer noget med hænderne. Ingen skal kunne noget i forvejen.',
		],
		for: 'Alle, der har lyst til at lære',
		resources: 'Lokale, materialer og en underviser',
		notes: ['Fuldt hold', 'Alle kom igen'],
	},
};
