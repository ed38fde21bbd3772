import type { Charter } from '#lib/policy/charter-shape.ts';

/** Version 1: frozen. Never edit this text; write the next version beside it. */
export const charterVersion1 = {
	version: 1,
	title: { da: 'Vi blander os i byen', en: 'We take part in the city' },
	preamble: {
		da: 'København er hjem for mennesker med mange slags baggrunde, erfaringer og drømme. Det bliver først en styrke, når vi mødes og gør noget sammen. Derfor skriver vi under på, hvad vi tror på, og hvad vi selv vil gøre.',
		en: 'Copenhagen is home to people with many kinds of background, experience and dreams. That becomes a strength only when we meet and do something together. So we put our name to what we believe and to what we ourselves will do.',
	},
	principlesHeading: { da: 'Det tror vi på', en: 'What we believe' },
	principles: [
		{
			da: 'Mangfoldighed er en styrke. Forskellige mennesker ser forskellige løsninger, og det gør byen klogere.',
			en: 'Diversity is a strength. Different people see different solutions, and that makes the city wiser.',
		},
		{
			da: 'Alle skal kunne være med. Ingen må holdes ude på grund af alder, handicap, køn, national eller social oprindelse, politisk anskuelse, race, hudfarve eller etnisk oprindelse, religion eller tro, eller seksuel orientering.',
			en: 'Everyone must be able to take part. Nobody may be kept out because of age, disability, gender, national or social origin, political opinion, race, skin colour or ethnic origin, religion or belief, or sexual orientation.',
		},
		{
			da: 'Det er et fælles ansvar. Kommunen kan ikke gøre det alene, og det kan vi heller ikke.',
			en: 'It is a shared responsibility. The municipality cannot do it alone, and neither can we.',
		},
	],
	dutiesHeading: { da: 'Det lover vi', en: 'What we promise' },
	duties: [
		{
			da: 'At gøre plads til forskellighed hos os selv: når vi ansætter, optager, lejer ud, underviser og vælger, hvem der bestemmer.',
			en: 'To make room for difference among ourselves: when we hire, admit, let homes, teach and choose who decides.',
		},
		{
			da: 'At vise andre, hvad den er værd: ved at fortælle, hvad vi gør, hvad der virker, og hvad der ikke gør.',
			en: 'To show others what it is worth: by telling what we do, what works and what does not.',
		},
		{
			da: 'At støtte det, der bringer københavnere sammen, og sige fra over for diskrimination.',
			en: 'To support what brings Copenhageners together, and to speak up against discrimination.',
		},
	],
	closingHeading: { da: 'Det betyder vores underskrift', en: 'What our signature means' },
	closing: [
		{
			da: 'Vi sætter tal og frist på det, vi lover, og alle kan følge, hvordan det går.',
			en: 'We put a number and a deadline on what we promise, and everyone can follow how it goes.',
		},
		{
			da: 'Vi bekræfter ikke os selv. Det, vi har gjort, bliver bekræftet af den, vi har gjort det sammen med, eller af kommunen.',
			en: 'We do not confirm ourselves. What we have done is confirmed by those we did it with, or by the municipality.',
		},
		{
			da: 'Vi tæller pladser, timer, besøg og begivenheder. Vi tæller aldrig mennesker efter, hvem de er.',
			en: 'We count places, hours, visits and events. We never count people by who they are.',
		},
		{
			da: 'Vi kan trække vores underskrift tilbage. Så står der, at vi gjorde det, og hvornår.',
			en: 'We can withdraw our signature. It then says that we did, and when.',
		},
	],
} as const satisfies Charter;
