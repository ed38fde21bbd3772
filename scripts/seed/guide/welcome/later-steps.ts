/** When one has settled in: taking part. */
import { borger, city, lifeInDenmark, type StepPlanned } from './step-plan.ts';

const libraries = (title: string) => ({ title, url: 'https://bibliotek.kk.dk/' });

export const laterSteps: readonly StepPlanned[] = [
	{
		key: 'valg',
		theme: 'democracy',
		phase: 'later',
		texts: {
			da: {
				title: 'Vær med til at bestemme',
				lead: 'Mange, der ikke er danske statsborgere, kan stemme til kommunalvalg og stille op.',
				body: `Hvert fjerde år er der valg til Borgerrepræsentationen og regionsrådet. Du kan stemme, når du er fyldt 18 år, bor i kommunen og er statsborger i Danmark, et andet nordisk land eller et EU-land. Kommer du fra et andet land, kan du stemme, når du har boet fast i Danmark de sidste fire år før valget. Du får et valgkort med posten. Kan du stemme, kan du også stille op.

Til Folketinget kan kun danske statsborgere stemme.

Der er meget andet at være med til. Forældre kan stemme til skolebestyrelsen og sidde i den. Hver bydel har et lokaludvalg, som taler med kommunen om bydelen. Har du en lejlighed i en almen boligforening, kan du komme til beboermødet.

Du kan også fortælle kommunen, hvis noget står i vejen for dig eller for mange. Det gør du under Deltag her på siden.`,
				links: [borger('Valg og valgret på borger.dk'), city('Lokaludvalg i Københavns Kommune')],
			},
			'da-simple': {
				title: 'Vær med til at bestemme',
				lead: 'Du kan måske stemme til kommunalvalg.',
				body: `Hvert fjerde år er der valg i kommunen. Er du 18 år? Har du boet i Danmark i fire år? Så kan du stemme. Er du fra Norden eller EU? Så kan du stemme uden at vente.

Du får et valgkort med posten.

Har du børn i skole? Du kan stemme til skolens bestyrelse.

Hver bydel har et lokaludvalg. Du kan komme til deres møder.`,
				links: [borger()],
			},
			en: {
				title: 'Have your say',
				lead: 'Many who are not Danish citizens can vote in local elections, and stand for them.',
				body: `Every four years there are elections to the City Council and the regional council. You can vote when you are 18, live in the municipality and are a citizen of Denmark, another Nordic country or an EU country. If you come from another country, you can vote when you have lived in Denmark for the last four years before the election. You get a polling card by post. If you can vote, you can also stand for election.

Only Danish citizens can vote for the Danish Parliament.

There is much else to take part in. Parents can vote for the school board and sit on it. Each district has a local committee that talks to the municipality about the district. If you rent from a social housing association, you can come to the residents’ meeting.

You can also tell the municipality if something is in the way for you or for many. You do that under Take part on this site.`,
				links: [
					lifeInDenmark('Elections: Life in Denmark'),
					city('Local committees in the City of Copenhagen'),
				],
			},
		},
	},
	{
		key: 'foreninger',
		theme: 'clubs',
		phase: 'later',
		texts: {
			da: {
				title: 'Bliv en del af en forening',
				lead: 'Sport, musik, haver, lektiehjælp: i en forening møder du folk, du ellers ikke møder.',
				body: `I Danmark foregår meget fritid i foreninger. Medlemmerne driver dem selv og vælger en bestyrelse. Man betaler et kontingent. For børn er det ofte billigt, og nogle familier kan få hjælp til at betale. Spørg foreningen eller skolen om et fritidspas.

De fleste steder kan du prøve en gang gratis. Du behøver ikke at være god til det.

Bibliotekerne er gratis. Her kan du låne bøger på mange sprog, læse avis, bruge en computer og komme til sprogcafé og lektiehjælp. Dit sundhedskort er også dit lånerkort.

Du kan også give en hånd med. Frivilligt arbejde giver venner, dansk og noget at skrive på dit CV.

Vælg din bydel herunder, og se foreninger, tilbud og begivenheder tæt på dig.`,
				links: [libraries('Københavns Biblioteker'), city('Fritid i Københavns Kommune')],
			},
			'da-simple': {
				title: 'Gå til noget, og mød folk',
				lead: 'I en forening møder du nye venner.',
				body: `Kan du lide fodbold, musik eller mad? Der er en forening til det.

Du betaler lidt for at være med. Du kan ofte prøve gratis først.

Biblioteket er gratis. Her er bøger på mange sprog.

Du kan også hjælpe som frivillig.`,
				links: [libraries('Bibliotekerne')],
			},
			en: {
				title: 'Become part of a club',
				lead: 'Sport, music, gardens, homework help: in a club you meet people you would not meet otherwise.',
				body: `In Denmark much leisure takes place in associations. The members run them and elect a board. You pay a membership fee. For children it is often low, and some families can get help to pay. Ask the club or the school about a leisure pass.

Most places let you try once for free. You do not have to be good at it.

The libraries are free. You can borrow books in many languages, read the papers, use a computer and come to language cafés and homework help. Your health card is your library card too.

You can also lend a hand. Volunteering gives friends, Danish, and something to put in your CV.

Choose your district below and see associations, offers and events close to you.`,
				links: [libraries('Copenhagen Libraries'), city('Leisure in the City of Copenhagen')],
			},
		},
	},
	{
		key: 'bolig',
		theme: 'papers',
		phase: 'later',
		isDraft: true,
		texts: {
			da: {
				title: 'Find et sted at bo',
				lead: 'Skriv dig på venteliste tidligt, og læs kontrakten, før du betaler.',
				body: `De almene boligforeninger har ventelister. Jo før du melder dig, jo bedre.

Betal ikke, før du har set boligen og har en kontrakt. Du har ret til at melde din adresse der, hvor du bor.`,
				links: [borger('Bolig på borger.dk')],
			},
		},
	},
];
