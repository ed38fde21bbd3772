/** Known methods for meeting across, in short words; who wrote them, and what partners tell of trying them. */
import type { Duration, Evidence, MethodState, Origin } from '#lib/guide/methods/method.ts';

type Words = readonly [da: string, en?: string];

export interface MethodPlanned {
	title: Words;
	summary: Words;
	forWhom: Words;
	steps: Words;
	materials?: Words;
	takes: Words;
	people: readonly [least: number, most: number | null];
	duration: Duration;
	evidence: Evidence;
	source?: string;
	sourceUrl?: string;
	origin: Origin;
	from?: string;
	fromUrl?: string;
	/** Focus areas by their place in the policy. */
	areas: readonly number[];
	/** A partner's key; else the municipality wrote it. */
	by?: string;
	state?: MethodState;
	refusal?: string;
	/** Days ago. */
	came: number;
	tries?: readonly TryPlanned[];
}

export interface TryPlanned {
	by: string;
	/** Days ago. */
	day: number;
	people: number;
	outcome: string;
	change?: string;
	state?: MethodState;
}

const steps = (...lines: string[]): string => lines.join('\n');

export const methodPlans: readonly MethodPlanned[] = [
	{
		title: ['World Café', 'World Café'],
		summary: [
			'Mange mennesker taler om ét spørgsmål ved små borde. Hver runde får nye folk ved bordet, så tankerne vandrer.',
			'Many people talk about one question at small tables. Each round brings new people to the table, so that thoughts travel.',
		],
		forWhom: [
			'Naboer, forældre, medarbejdere: alle, der skal finde noget ud af sammen',
			'Neighbours, parents, staff: all who need to find something out together',
		],
		steps: [
			steps(
				'Stil borde op til fire eller fem, med papir og tuscher på.',
				'Sig velkommen, og læs det første spørgsmål højt.',
				'Tal i 20 minutter, og skriv på dugen.',
				'En bliver ved bordet som vært. De andre finder hver sit nye bord.',
				'Værten fortæller kort, hvad der blev sagt. Så tales der videre.',
				'Efter tre runder fortæller bordene hinanden det vigtigste.',
			),
			steps(
				'Set up tables for four or five, with paper and pens.',
				'Welcome everybody and read the first question aloud.',
				'Talk for 20 minutes and write on the paper.',
				'One stays as host. The others each find a new table.',
				'The host says briefly what was said. Then the talk goes on.',
				'After three rounds the tables tell each other the most important things.',
			),
		],
		materials: ['Papirduge, tuscher, kaffe, et ur', 'Paper tablecloths, pens, coffee, a clock'],
		takes: [
			'En, der leder runderne, og et spørgsmål, som folk gerne vil svare på.',
			'Somebody to lead the rounds, and a question that people want to answer.',
		],
		people: [12, 100],
		duration: 'evening',
		evidence: 'described',
		origin: 'other',
		from: 'The World Café Community Foundation',
		fromUrl: 'https://theworldcafe.com/',
		areas: [3],
		came: 210,
		tries: [
			{
				by: 'kvarterloeft',
				day: 96,
				people: 42,
				outcome:
					'Tre nye grupper gik i gang bagefter: en om belysning, en om legepladsen og en om fællesspisning.',
				change: 'Vi ville have to tolke mere, så der var en ved hvert andet bord.',
			},
			{
				by: 'frederiksmosen',
				day: 40,
				people: 61,
				outcome: 'Forældre fra alle klassetrin var med. Skolen har ændret to ting ved forældremøderne.',
			},
		],
	},
	{
		title: ['Open Space', 'Open Space'],
		summary: [
			'Deltagerne laver selv dagsordenen. Den, der har noget på hjertet, slår det op, og de, der vil være med, går derhen.',
			'Those who come make the agenda themselves. Whoever cares about something posts it, and those who want to join go there.',
		],
		forWhom: [
			'Grupper, der har et fælles emne og mange slags ønsker',
			'Groups with a common theme and many kinds of wishes',
		],
		steps: [
			steps(
				'Sæt stolene i en rundkreds, og sig emnet.',
				'Alle kan skrive en samtale, de vil holde, på et ark.',
				'Hæng arkene op med tid og sted.',
				'Folk går derhen, hvor de vil lære eller give noget, og går videre, når det slutter for dem.',
				'Hver samtale skriver kort, hvad den nåede frem til.',
				'Mødes i rundkredsen igen, og aftal, hvem der gør hvad.',
			),
			steps(
				'Put the chairs in a circle and say the theme.',
				'Anyone can write a talk that they want to hold on a sheet.',
				'Put the sheets up with time and place.',
				'People go where they want to learn or give, and move on when it is over for them.',
				'Each talk writes briefly what it arrived at.',
				'Meet in the circle again and agree on who does what.',
			),
		],
		materials: ['Ark, tuscher, tape, en stor væg', 'Sheets, pens, tape, a large wall'],
		takes: [
			'Et stort rum med hjørner, og en, der tør lade være med at styre.',
			'A large room with corners, and somebody who dares not to steer.',
		],
		people: [15, 200],
		duration: 'day',
		evidence: 'described',
		origin: 'other',
		from: 'Harrison Owen',
		fromUrl: 'https://openspaceworld.org/',
		areas: [3],
		came: 205,
	},
	{
		title: ['Menneskebiblioteket', 'The Human Library'],
		summary: [
			'Man låner et menneske i stedet for en bog og taler sammen i en halv time. Den, der er bog, fortæller; den, der låner, spørger.',
			'You borrow a person instead of a book and talk for half an hour. Whoever is a book tells; whoever borrows asks.',
		],
		forWhom: ['Skoler, biblioteker og arbejdspladser', 'Schools, libraries and workplaces'],
		steps: [
			steps(
				'Find mennesker, der gerne vil fortælle om sig selv, og forbered dem godt.',
				'Lav en liste med titler, som bøgerne selv har sagt ja til.',
				'Tag imod dem, der låner, og fortæl reglerne: spørg om alt, svar kun på det, du vil.',
				'Tal sammen to og to i 20 til 30 minutter.',
				'Spørg bøgerne bagefter, hvordan det gik.',
			),
			steps(
				'Find people who want to tell about themselves, and prepare them well.',
				'Make a list of titles that the books have agreed to themselves.',
				'Welcome those who borrow, and tell the rules: ask anything, answer only what you want.',
				'Talk two and two for 20 to 30 minutes.',
				'Ask the books afterwards how it went.',
			),
		],
		materials: ['Små borde, en liste med titler, låneseddel', 'Small tables, a list of titles, loan slips'],
		takes: [
			'En bibliotekar, der passer på bøgerne. Man kan ikke bruge navnet uden en aftale.',
			'A librarian who looks after the books. The name needs an agreement.',
		],
		people: [8, 60],
		duration: 'evening',
		evidence: 'tried',
		source: 'Begyndte i København i 2000',
		origin: 'other',
		from: 'Menneskebiblioteket',
		fromUrl: 'https://humanlibrary.org/',
		areas: [3, 0],
		came: 190,
		tries: [
			{
				by: 'kajens-gymnasium',
				day: 62,
				people: 54,
				outcome: 'Eleverne stillede de spørgsmål, man ellers ikke tør. Fem vil selv være bøger næste gang.',
				change: 'Længere pauser til bøgerne.',
			},
		],
	},
	{
		title: ['Forumteater', 'Forum theatre'],
		summary: [
			'En kort scene viser et problem, som publikum kender. Så spilles den igen, og alle kan sige stop, gå op og prøve noget andet.',
			'A short scene shows a problem that the audience knows. Then it is played again, and anyone can say stop, go up and try something else.',
		],
		forWhom: [
			'Unge og voksne, der vil øve sig på svære situationer',
			'Young people and adults who want to practise difficult situations',
		],
		steps: [
			steps(
				'Find en situation sammen, som mange har mødt.',
				'Øv en scene på fem minutter, der ender galt.',
				'Spil den for publikum én gang.',
				'Spil den igen. Den, der vil, siger stop og tager en rolle.',
				'Tal om, hvad der hjalp, og hvad der ikke gjorde.',
			),
			steps(
				'Find a situation together that many have met.',
				'Rehearse a scene of five minutes that ends badly.',
				'Play it to the audience once.',
				'Play it again. Whoever wants to says stop and takes a part.',
				'Talk about what helped and what did not.',
			),
		],
		takes: [
			'En leder med erfaring i teater, som kan holde rummet trygt.',
			'A leader with experience in theatre, who can keep the room safe.',
		],
		people: [10, 60],
		duration: 'evening',
		evidence: 'described',
		origin: 'other',
		from: 'Augusto Boal: De undertryktes teater',
		areas: [0, 3],
		came: 180,
	},
	{
		title: ['Gå og tal', 'Walk and talk'],
		summary: [
			'To og to går gennem bydelen og taler om steder, de kender. Det er nemmere at tale, når man går ved siden af hinanden.',
			'Two and two walk through the district and talk about places they know. It is easier to talk side by side.',
		],
		forWhom: ['Naboer, nye i byen, kolleger', 'Neighbours, people new to the city, colleagues'],
		steps: [
			steps(
				'Læg en rute på tre kvarter med fem steder, også for kørestole.',
				'Sæt folk sammen to og to, gerne to, der ikke kender hinanden.',
				'Giv hvert sted et spørgsmål.',
				'Byt makker ved hvert andet sted.',
				'Slut med noget varmt at drikke, og saml det sammen, folk så.',
			),
			steps(
				'Plan a route of three quarters of an hour with five places, for wheelchairs too.',
				'Put people together two and two, preferably two who do not know each other.',
				'Give each place a question.',
				'Change partners at every second place.',
				'End with something warm to drink and gather what people saw.',
			),
		],
		materials: ['Et kort over ruten, spørgsmål på små kort', 'A map of the route, questions on small cards'],
		takes: [
			'En, der kender ruten, og en, der går bagerst.',
			'Somebody who knows the route, and somebody who walks last.',
		],
		people: [6, 30],
		duration: 'hour',
		evidence: 'tried',
		origin: 'partners',
		from: 'Kvarterløft',
		by: 'kvarterloeft',
		areas: [3],
		came: 150,
		tries: [
			{
				by: 'sprogbroen',
				day: 30,
				people: 18,
				outcome: 'De fleste talte mere dansk på turen end på en hel kursusaften.',
			},
		],
	},
	{
		title: ['Café mod rygter', 'Anti-rumour café'],
		summary: [
			'Man samler rygter, der går om folk i bydelen, finder ud af, hvad der er rigtigt, og øver sig i at svare roligt.',
			'You gather rumours that go round about people in the district, find out what is true, and practise answering calmly.',
		],
		forWhom: [
			'Frivillige, klubfolk, lærere og andre, der hører rygter',
			'Volunteers, club leaders, teachers and others who hear rumours',
		],
		steps: [
			steps(
				'Skriv de rygter op, som folk har hørt, uden navne.',
				'Vælg tre, og find tal og fakta om dem sammen.',
				'Tal om, hvorfor man tror på dem.',
				'Øv korte svar to og to: spørg først, fortæl bagefter.',
				'Aftal, hvor hver især vil bruge det i den næste uge.',
			),
			steps(
				'Write up the rumours that people have heard, without names.',
				'Choose three and find figures and facts about them together.',
				'Talk about why one believes them.',
				'Practise short answers two and two: ask first, tell later.',
				'Agree where each will use it in the coming week.',
			),
		],
		materials: ['Tavle, adgang til gode tal', 'A board, access to good figures'],
		takes: [
			'En, der har lært metoden, og tal, man kan stole på.',
			'Somebody trained in the method, and figures that can be trusted.',
		],
		people: [8, 30],
		duration: 'evening',
		evidence: 'evaluated',
		source: 'Council of Europe: Anti-rumours handbook, 2018',
		sourceUrl: 'https://www.coe.int/en/web/interculturalcities/anti-rumours',
		origin: 'intercultural_cities',
		from: 'Intercultural Cities, fra Barcelona',
		fromUrl: 'https://www.coe.int/en/web/interculturalcities/anti-rumours',
		areas: [3],
		came: 140,
	},
	{
		title: ['Mentorpar', 'Mentor pairs'],
		summary: [
			'To mennesker mødes fast i et halvt år. Den ene kender vejen ind i et fag eller en by, den anden er på vej.',
			'Two people meet regularly for half a year. One knows the way into a trade or a city, the other is on the way.',
		],
		forWhom: [
			'Unge på vej i uddannelse, voksne på vej i arbejde',
			'Young people on their way into education, adults on their way into work',
		],
		steps: [
			steps(
				'Spørg begge, hvad de vil bruge tiden til.',
				'Sæt par sammen, og hold det første møde med dem.',
				'Aftal, hvor tit og hvor de mødes, og hvornår det slutter.',
				'Ring til begge efter en måned.',
				'Hold en afslutning, hvor parrene fortæller, hvad der kom ud af det.',
			),
			steps(
				'Ask both what they want to use the time for.',
				'Put pairs together and hold the first meeting with them.',
				'Agree how often and where they meet, and when it ends.',
				'Call both after a month.',
				'Hold a closing where the pairs tell what came of it.',
			),
		],
		takes: [
			'En koordinator med tid til at ringe, og et kort kursus for mentorerne.',
			'A coordinator with time to call, and a short course for the mentors.',
		],
		people: [2, null],
		duration: 'several',
		evidence: 'researched',
		source: 'DuBois m.fl.: How effective are mentoring programs for youth?, 2011',
		origin: 'other',
		areas: [0, 1],
		came: 130,
		tries: [
			{
				by: 'trinbraettet',
				day: 75,
				people: 30,
				outcome: 'Femten par gik i gang, og tretten holdt hele vejen. Ni har fået et job eller en læreplads.',
				change: 'Vi ville begynde efter sommerferien.',
			},
			{
				by: 'nordlys-el',
				day: 12,
				people: 8,
				outcome: 'Fire svende og fire elever mødes hver anden uge på værkstedet. Eleverne spørger mere nu.',
				state: 'proposed',
			},
		],
	},
	{
		title: ['Sprogcafé', 'Language café'],
		summary: [
			'Et åbent bord med kaffe, hvor man øver sprog ved at tale om hverdagen. Ingen undervisning, ingen tilmelding.',
			'An open table with coffee, where you practise a language by talking about everyday life. No teaching, no sign-up.',
		],
		forWhom: [
			'Alle, der lærer dansk, og naboer, der gerne vil tale',
			'All who learn Danish, and neighbours who like to talk',
		],
		steps: [
			steps(
				'Find et fast sted og en fast tid hver uge.',
				'Sæt en vært ved hvert bord.',
				'Læg billeder eller spørgsmål på bordet.',
				'Skift emne efter en halv time.',
				'Sig, hvornår der er café igen, før folk går.',
			),
			steps(
				'Find a fixed place and time each week.',
				'Put a host at each table.',
				'Lay pictures or questions on the table.',
				'Change the topic after half an hour.',
				'Say when the next café is before people leave.',
			),
		],
		materials: ['Kaffe, te, billeder', 'Coffee, tea, pictures'],
		takes: ['To værter, der taler langsomt og lytter.', 'Two hosts who speak slowly and listen.'],
		people: [4, 40],
		duration: 'evening',
		evidence: 'tried',
		origin: 'partners',
		from: 'Sprogbroen',
		by: 'sprogbroen',
		areas: [3, 1],
		came: 120,
		tries: [
			{
				by: 'moellehjulet',
				day: 20,
				people: 26,
				outcome: 'Beboere fra seks opgange kom. To er begyndt at læse avis sammen om tirsdagen.',
			},
		],
	},
	{
		title: ['Dialogborde', 'Dialogue tables'],
		summary: [
			'Seks til otte mennesker sidder sammen med en vært og taler om ét emne efter faste trin: kend hinanden, erfaringer, drømme, handling.',
			'Six to eight people sit with a host and talk about one theme in fixed steps: getting to know, experience, dreams, action.',
		],
		forWhom: ['Mennesker, der sjældent taler sammen', 'People who rarely talk to each other'],
		steps: [
			steps(
				'Inviter bredt, og sæt folk, der ikke kender hinanden, ved samme bord.',
				'Lad alle fortælle, hvem de er og hvorfor de kom.',
				'Hør en oplevelse fra hver om emnet.',
				'Spørg, hvordan det kunne være.',
				'Spørg, hvad hver især kan gøre i morgen.',
			),
			steps(
				'Invite broadly, and seat people who do not know each other at one table.',
				'Let everybody tell who they are and why they came.',
				'Hear an experience of the theme from each.',
				'Ask how it could be.',
				'Ask what each can do tomorrow.',
			),
		],
		takes: [
			'En vært ved hvert bord, der har prøvet det før.',
			'A host at each table who has tried it before.',
		],
		people: [6, 80],
		duration: 'evening',
		evidence: 'described',
		origin: 'eurocities',
		from: 'Nederland in Dialoog, fra Rotterdam',
		fromUrl: 'https://nederlandindialoog.nl/',
		areas: [3],
		came: 110,
	},
	{
		title: ['Borgerbudget på en aften', 'A participatory budget in one evening'],
		summary: [
			'Beboerne bestemmer selv, hvad en lille pulje penge går til. De foreslår, hører hinanden og stemmer.',
			'Residents decide what a small sum of money is spent on. They propose, hear each other and vote.',
		],
		forWhom: ['Opgange, boligforeninger og bydele', 'Stairwells, housing associations and districts'],
		steps: [
			steps(
				'Sig fra begyndelsen, hvor mange penge der er, og hvad de må bruges til.',
				'Saml forslag i to uger, på nettet og på papir.',
				'Lad hvert forslag få to minutter på aftenen.',
				'Stem på papir, hver med tre stemmer.',
				'Sig med det samme, hvad der vandt, og hvornår det sker.',
			),
			steps(
				'Say from the start how much money there is and what it may be spent on.',
				'Gather proposals for two weeks, online and on paper.',
				'Give each proposal two minutes on the evening.',
				'Vote on paper, each with three votes.',
				'Say at once what won and when it happens.',
			),
		],
		materials: ['Stemmesedler, en kasse, en tavle', 'Ballot papers, a box, a board'],
		takes: [
			'Penge, der er sat af, og en, der sørger for, at det bliver til noget.',
			'Money set aside, and somebody who sees that it happens.',
		],
		people: [20, 300],
		duration: 'evening',
		evidence: 'described',
		origin: 'other',
		from: 'Porto Alegre, 1989',
		areas: [3],
		came: 100,
	},
	{
		title: ['Nabomiddag', 'Neighbourhood dinner'],
		summary: [
			'Et langt bord i gården, og alle tager en ret med. Man sidder ved siden af en, man ikke kender.',
		],
		forWhom: ['Alle i en opgang, en gade eller en gård'],
		steps: [
			steps(
				'Hæng en seddel i hver opgang tre uger før.',
				'Bed folk skrive på hver ret, hvad der er i.',
				'Dæk ét langt bord, og bland pladserne.',
				'Lad en fra hver opgang sige velkommen.',
				'Ryd op sammen, og aftal den næste.',
			),
		],
		materials: ['Borde, bænke, tallerkener, sedler til retterne'],
		takes: ['Tre, der laver det praktiske, og en plan for regn.'],
		people: [15, 120],
		duration: 'evening',
		evidence: 'tried',
		origin: 'partners',
		from: 'Mange Munde',
		by: 'mange-munde',
		areas: [3],
		came: 60,
		tries: [
			{
				by: 'kastanjegaarden',
				day: 12,
				people: 73,
				outcome: 'Nu kender folk navnet på dem, der bor ovenpå. Vi gør det igen til foråret.',
			},
		],
	},
	{
		title: ['Fortællestafet', 'Story relay'],
		summary: [
			'En fortæller en historie fra sit liv på fem minutter. Den, der lyttede, fortæller så en, der ligner.',
			'Somebody tells a story from their life in five minutes. Whoever listened then tells one that is like it.',
		],
		forWhom: ['Klasser, hold og arbejdspladser', 'Classes, teams and workplaces'],
		steps: [
			steps(
				'Sæt jer i par, og find et ord, begge kan lide.',
				'Den ene fortæller fem minutter om ordet, den anden lytter.',
				'Byt.',
				'Find et nyt par, og fortæl den historie, du hørte, hvis du fik lov.',
			),
			steps(
				'Sit in pairs and find a word you both like.',
				'One tells about the word for five minutes, the other listens.',
				'Change over.',
				'Find a new pair and tell the story that you heard, if you were allowed.',
			),
		],
		takes: ['Ro, og at man må sige nej.', 'Quiet, and that one may say no.'],
		people: [6, 30],
		duration: 'hour',
		evidence: 'tried',
		origin: 'partners',
		from: 'Nordlys El',
		by: 'nordlys-el',
		state: 'proposed',
		areas: [0],
		came: 4,
	},
	{
		title: ['Spørg en ven'],
		summary: ['Man tager en ven med til et møde og lader vennen stille spørgsmålene.'],
		forWhom: ['Alle'],
		steps: [steps('Tag en ven med.', 'Lad vennen spørge.')],
		takes: ['En ven.'],
		people: [2, 20],
		duration: 'hour',
		evidence: 'described',
		origin: 'partners',
		by: 'skakbraettet',
		state: 'declined',
		refusal: 'Det er svært at se, hvad man gør. Skriv trinene ud, og fortæl, hvor I har prøvet det.',
		areas: [3],
		came: 25,
	},
];
