import type { PartnershipPlan } from './plan.ts';

/** Before, beside and after those that hold: what was renewed, what is due, what waits to take over. */
export const laterPartnerships: readonly PartnershipPlan[] = [
	{
		key: 'lektier-proeve',
		title: 'Lektier på tværs af Nordvest: prøveperioden',
		purpose: 'Tre steder i Nordvest prøver at dele hjælpere til lektier, før vi binder os for længere tid.',
		parties: [
			['ny-vind', 'Frivillige'],
			['nordhjoernet', 'Fælleslokalet om mandagen'],
			['laerkehuset', 'Biblioteket om tirsdagen'],
		],
		goals: ['2011-2014/goal-1'],
		districts: [8],
		from: -300,
		to: -201,
		state: 'renewed',
	},
	{
		key: 'vaerkstedsdage',
		title: 'Værkstedsdage i Nordvest',
		purpose:
			'En lørdag om måneden står værkstedet åbent, så børn og voksne kan lodde, måle og skille ting ad sammen.',
		parties: [
			['nordlys-el', 'Værkstedet og to svende'],
			['laerkehuset', 'Tilmelding og kaffe'],
			['smedjen', 'Elever, der hjælper til'],
		],
		goals: ['2011-2014/goal-1', '2011-2014/goal-6'],
		districts: [8],
		from: -270,
		to: 24,
		state: 'active',
	},
	{
		key: 'gaarde-igen',
		title: 'Gårde uden hegn',
		purpose: 'Gårdene bliver ved med at være åbne for hinandens beboere, og vi holder fire fester mere.',
		parties: [
			['kastanjegaarden', 'Gården, grillen og fælleshuset'],
			['moellehjulet', 'Køkken og borde'],
		],
		goals: ['2011-2014/goal-5', '2011-2014/goal-6'],
		districts: [3, 8],
		from: 61,
		to: 270,
		state: 'awaiting_signatures',
		missing: ['moellehjulet'],
	},
];
