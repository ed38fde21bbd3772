/**
 * Copenhagen's Integration Policy 2011-2014 as data. The English names are this project's translation.
 * An edition is never edited into the next one: the next period gets its own file, and old commitments
 * keep pointing at the keys here.
 */
import type { PolicyShape } from '#lib/policy/shape.ts';

export const edition2011to2014 = {
	key: '2011-2014',
	period: { start: '2011-01-01', end: '2014-12-31' },
	title: { da: 'Integrationspolitik 2011-2014', en: 'Integration Policy 2011-2014' },
	responsible: {
		committee: 'employment-and-integration',
		administration: {
			da: 'Beskæftigelses- og Integrationsforvaltningen',
			en: 'Employment and Integration Administration',
		},
	},
	principles: [
		{
			key: 'resource',
			name: { da: 'Mangfoldighed er en ressource', en: 'Diversity is a resource' },
			meaning: {
				da: 'Byen bliver stærkere, når flere slags erfaring og kunnen bliver brugt.',
				en: 'The city grows stronger when more kinds of experience and skill are put to use.',
			},
		},
		{
			key: 'everyone',
			name: { da: 'Alle skal have mulighed for at være med', en: 'Everyone must be able to take part' },
			meaning: {
				da: 'Vilje og evner skal afgøre, hvor langt du kommer. Ikke hvem du er, eller hvor du kommer fra.',
				en: 'Will and ability decide how far you get. Not who you are or where you come from.',
			},
		},
		{
			key: 'shared',
			name: { da: 'Integration er et fælles ansvar', en: 'Integration is a shared responsibility' },
			meaning: {
				da: 'Kommunen kan ikke løse det alene. Virksomheder, foreninger, skoler, boligforeninger og borgere har hver deres del.',
				en: 'The city cannot do it alone. Businesses, associations, schools, housing associations and citizens each have a part.',
			},
		},
	],
	grounds: [
		{ key: 'age', name: { da: 'alder', en: 'age' } },
		{ key: 'disability', name: { da: 'handicap', en: 'disability' } },
		{ key: 'gender', name: { da: 'køn', en: 'gender' } },
		{ key: 'origin', name: { da: 'national eller social oprindelse', en: 'national or social origin' } },
		{ key: 'politics', name: { da: 'politisk anskuelse', en: 'political opinion' } },
		{
			key: 'ethnicity',
			name: { da: 'race, hudfarve eller etnisk oprindelse', en: 'race, skin colour or ethnic origin' },
		},
		{ key: 'belief', name: { da: 'religion eller tro', en: 'religion or belief' } },
		{ key: 'orientation', name: { da: 'seksuel orientering', en: 'sexual orientation' } },
	],
	focusAreas: [
		{
			key: 'youth',
			number: 1,
			name: {
				da: 'Alle unge skal have en god start på livet',
				en: 'A good start in life for all young people',
			},
			shortName: { da: 'Unge', en: 'Young people' },
		},
		{
			key: 'work',
			number: 2,
			name: {
				da: 'Mangfoldighed og ligebehandling i arbejdslivet',
				en: 'Diversity and equal treatment in working life',
			},
			shortName: { da: 'Arbejdsliv', en: 'Working life' },
		},
		{
			key: 'vulnerable',
			number: 3,
			name: {
				da: 'En særlig hånd til udsatte grupper og områder',
				en: 'An extra hand to vulnerable groups and areas',
			},
			shortName: { da: 'Udsatte områder', en: 'Vulnerable areas' },
		},
		{
			key: 'inclusive-city',
			number: 4,
			name: { da: 'Den inddragende by', en: 'The inclusive city' },
			shortName: { da: 'Inddragende by', en: 'Inclusive city' },
		},
	],
	goals: [
		{
			key: 'goal-1',
			number: 1,
			focusArea: 'youth',
			name: {
				da: 'Den svageste fjerdedel af de tosprogede elever skal klare sig bedre i skolen',
				en: 'The weakest quarter of bilingual pupils do better at school',
			},
			shortName: { da: 'skoleresultater', en: 'school results' },
			direction: 'up',
			target: null,
		},
		{
			key: 'goal-2',
			number: 2,
			focusArea: 'work',
			name: {
				da: 'Overledigheden blandt etniske minoriteter skal ned',
				en: 'Excess unemployment among ethnic minorities falls',
			},
			shortName: { da: 'ledighed', en: 'unemployment' },
			direction: 'down',
			target: { value: 5.8, bound: 'at-most', unit: { da: 'procentpoint', en: 'percentage points' } },
		},
		{
			key: 'goal-3',
			number: 3,
			focusArea: 'work',
			name: {
				da: 'Kommunens medarbejdere og ledere skal afspejle byens arbejdsstyrke',
				en: "The city's staff and managers mirror its workforce",
			},
			shortName: { da: 'kommunen som arbejdsplads', en: 'the city as an employer' },
			direction: 'closer',
			target: null,
		},
		{
			key: 'goal-4',
			number: 4,
			focusArea: 'vulnerable',
			name: {
				da: 'Flere i de udsatte områder skal bruge kommunens tilbud',
				en: "More people in vulnerable areas use the city's services",
			},
			shortName: { da: 'brug af tilbud', en: 'use of services' },
			direction: 'up',
			target: null,
		},
		{
			key: 'goal-5',
			number: 5,
			focusArea: 'vulnerable',
			name: {
				da: 'Trygheden skal op i de områder, hvor den er lavest',
				en: 'Safety rises in the areas where it is lowest',
			},
			shortName: { da: 'tryghed', en: 'safety' },
			direction: 'up',
			target: null,
		},
		{
			key: 'goal-6',
			number: 6,
			focusArea: 'inclusive-city',
			name: {
				da: 'Flere københavnere skal føle, at de hører til',
				en: 'More Copenhageners feel that they belong',
			},
			shortName: { da: 'at høre til', en: 'belonging' },
			direction: 'up',
			target: null,
		},
		{
			key: 'goal-7',
			number: 7,
			focusArea: 'inclusive-city',
			name: {
				da: 'Færre københavnere skal opleve diskrimination',
				en: 'Fewer Copenhageners experience discrimination',
			},
			shortName: { da: 'oplevet diskrimination', en: 'experienced discrimination' },
			direction: 'down',
			target: null,
		},
	],
	lighthouses: [
		{
			key: 'ten-schools',
			focusArea: 'youth',
			name: {
				da: 'Integrationsløft på de ti svageste skoler',
				en: 'A lift for integration at the ten weakest schools',
			},
		},
		{
			key: 'reunited-families',
			focusArea: 'work',
			name: {
				da: 'Indsats for familiesammenførte og selvforsørgede',
				en: 'Help for reunited families and the self-supporting',
			},
		},
		{
			key: 'better-services',
			focusArea: 'vulnerable',
			name: {
				da: 'Kvalitetsløft af tilbud til børn og unge i udvalgte boligområder',
				en: 'Better services for children and young people in selected housing areas',
			},
		},
		{
			key: 'bland-dig-i-byen',
			focusArea: 'inclusive-city',
			name: { da: 'Bland dig i byen', en: 'Bland dig i byen (mix in the city)' },
		},
	],
	committees: [
		{
			key: 'finance',
			name: { da: 'Økonomiudvalget', en: 'Finance Committee' },
			from: '2011-01-01',
			until: null,
		},
		{
			key: 'employment-and-integration',
			name: { da: 'Beskæftigelses- og Integrationsudvalget', en: 'Employment and Integration Committee' },
			from: '2011-01-01',
			until: null,
		},
		{
			key: 'children-and-youth',
			name: { da: 'Børne- og Ungdomsudvalget', en: 'Children and Youth Committee' },
			from: '2011-01-01',
			until: null,
		},
		{
			key: 'culture-and-leisure',
			name: { da: 'Kultur- og Fritidsudvalget', en: 'Culture and Leisure Committee' },
			from: '2011-01-01',
			until: null,
		},
		{
			key: 'social-services',
			name: { da: 'Socialudvalget', en: 'Social Services Committee' },
			from: '2011-01-01',
			until: null,
		},
		{
			key: 'health-and-care',
			name: { da: 'Sundheds- og Omsorgsudvalget', en: 'Health and Care Committee' },
			from: '2011-01-01',
			until: null,
		},
		{
			key: 'technical-and-environment',
			name: { da: 'Teknik- og Miljøudvalget', en: 'Technical and Environmental Committee' },
			from: '2011-01-01',
			until: null,
		},
	],
	// Marked in the safety index of 2010; of Indre By, parts. Each point is the middle of the neighbourhood.
	markedAreas: [
		{ name: 'Christianshavn/Holmen', goal: 'goal-5', district: 1, lat: 55.6742, lng: 12.5907 },
		{ name: 'Indre By', goal: 'goal-5', district: 1, lat: 55.6781, lng: 12.5763 },
		{ name: 'Vesterbro', goal: 'goal-5', district: 4, lat: 55.6689, lng: 12.5504 },
		{ name: 'Indre Nørrebro', goal: 'goal-5', district: 3, lat: 55.6879, lng: 12.5511 },
		{ name: 'Husum', goal: 'goal-5', district: 7, lat: 55.7071, lng: 12.4741 },
		{ name: 'Valby', goal: 'goal-5', district: 5, lat: 55.6664, lng: 12.5114 },
	],
} as const satisfies PolicyShape;
