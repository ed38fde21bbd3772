/** What the demo's think tank has said and been answered, and how the four lighthouse projects go. Invented. Days count from today. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { Point } from '#lib/geography/point.ts';

interface Advice {
	title: string;
	body: string;
	committee: string;
	/** By number. */
	goals: readonly number[];
	day: number;
	due: number;
	answer?: { day: number; words: string };
}

export const advice: readonly Advice[] = [
	{
		title: 'Planerne siger for lidt om, hvornår noget er nået',
		body: 'Mange handlinger har en frist, men intet sted står der, hvornår de er gode nok. Vi foreslår, at hver handling får et tal eller en tydelig afslutning.',
		committee: 'employment-and-integration',
		goals: [2, 7],
		day: -640,
		due: -580,
		answer: {
			day: -590,
			words:
				'Udvalget er enigt. Alle nye handlinger får en afslutning, som en borger kan se. De gamle bliver skrevet om i løbet af året.',
		},
	},
	{
		title: 'Lektiehjælp virker bedst tæt på hjemmet',
		body: 'Forskning peger på, at børn kommer oftere, når hjælpen ligger, hvor de bor. Læg caféer i boligområderne, ikke kun på skolerne.',
		committee: 'children-and-youth',
		goals: [1, 4],
		day: -420,
		due: -360,
		answer: {
			day: -365,
			words:
				'Vi prøver tre caféer i boligområder og ser efter et år, om flere kommer. Skolernes caféer går videre.',
		},
	},
	{
		title: 'Byvandringer skal også holdes om aftenen',
		body: 'Utryghed opleves mest, når det er mørkt. Vandringer klokken to om eftermiddagen viser ikke det, som naboerne taler om.',
		committee: 'technical-and-environment',
		goals: [5],
		day: -250,
		due: -200,
		answer: { day: -190, words: 'Halvdelen af vandringerne bliver holdt efter klokken 18 fra nu af.' },
	},
	{
		title: 'Spørg foreningerne, før I laver mere om',
		body: 'Små foreninger bruger meget tid på at søge. Gør ansøgningen kortere, og giv svar inden fire uger.',
		committee: 'culture-and-leisure',
		goals: [6],
		day: -110,
		due: -25,
	},
	{
		title: 'Lederne ligner endnu ikke byen',
		body: 'Det går langsomt med ledere. Vi foreslår, at hvert opslag bliver set af to, før det kommer ud, og at tallet bliver vist hvert halve år.',
		committee: 'finance',
		goals: [3],
		day: -35,
		due: 40,
	},
];

interface Project {
	slug: string;
	what: string;
	place: string;
	district: DistrictNr | null;
	point?: Point;
	/** By number. */
	goals: readonly number[];
	steps: readonly { title: string; due: number; reached?: number }[];
	results: readonly { day: number; words: string; source: string }[];
}

const source = 'Opdigtet til demoen';

export const projects: readonly Project[] = [
	{
		slug: 'ten-schools',
		what: 'De ti skoler, der har det sværest, får flere lærere i dansk, lektiecaféer og besøg fra byens arbejdspladser. Skolerne lærer af hinanden hver måned.',
		place: 'Ti skoler i hele byen',
		district: null,
		goals: [1],
		steps: [
			{ title: 'Skolerne er valgt', due: -880, reached: -890 },
			{ title: 'Lektiecafé på alle ti skoler', due: -400, reached: -380 },
			{ title: 'Hver 8. klasse har været på en arbejdsplads', due: -60 },
			{ title: 'Skolerne deler, hvad de har lært', due: 200 },
		],
		results: [
			{ day: -90, words: 'På otte af de ti skoler kommer flere i lektiecafé end året før.', source },
			{ day: -400, words: 'Fraværet i 7. klasse er det samme som før.', source },
		],
	},
	{
		slug: 'reunited-families',
		what: 'Den, der er kommet til byen gennem sin familie, og den, der forsørger sig selv, får en vejleder, dansk og kontakt til en arbejdsplads.',
		place: 'Jobcentret på Nyropsgade',
		district: 1,
		point: { lat: 55.6745, lng: 12.5627 },
		goals: [2],
		steps: [
			{ title: 'De første vejledere er ansat', due: -820, reached: -800 },
			{ title: 'Velkomstmateriale på ni sprog', due: -300, reached: -310 },
			{ title: '200 har fået en mentor', due: 90 },
		],
		results: [{ day: -60, words: '140 har fået en mentor, og 61 er i arbejde et halvt år efter.', source }],
	},
	{
		slug: 'better-services',
		what: 'Klubber, daginstitutioner og fritidstilbud i udvalgte boligområder får flere voksne, længere åbent og bedre lokaler. Børn og unge er med til at bestemme.',
		place: 'Mjølnerparken og Haraldsgade',
		district: 8,
		point: { lat: 55.7043, lng: 12.5443 },
		goals: [4, 5],
		steps: [
			{ title: 'Børn og unge er spurgt', due: -700, reached: -690 },
			{ title: 'To klubber har åbent til klokken 22', due: -350, reached: -340 },
			{ title: 'Nyt værested ved Haraldsgade', due: -20 },
			{ title: 'Tilbuddene er set efter af en udefra', due: 320 },
		],
		results: [{ day: -120, words: 'Klubbernes aftener har dobbelt så mange besøg som før.', source }],
	},
	{
		slug: 'bland-dig-i-byen',
		what: 'Byens arbejdspladser, foreninger, skoler og boligforeninger skriver under, lover noget, de kan holde, og viser, hvad der kom ud af det. Det er det, du ser her på siden.',
		place: 'Hele byen',
		district: null,
		goals: [6, 7],
		steps: [
			{ title: 'De første partnere har skrevet under', due: -480, reached: -478 },
			{ title: 'Halvdelen af partnerne har givet et løfte', due: -200, reached: -215 },
			{ title: 'Alle bydele har partnere i alle fire sektorer', due: 150 },
		],
		results: [
			{
				day: -30,
				words: 'Hele byen kan følge hvert løfte på en side for sig.',
				source: 'Projektets egen optælling',
			},
		],
	},
];
