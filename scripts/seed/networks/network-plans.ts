/** Networks invented for the demo, one for each of four themes. The names are keys of partners. */
import type { Joining, Theme } from '#lib/networks/circles/circle.ts';
import type { MeetingPlanned } from './forum-plans.ts';

export interface NetworkPlanned {
	name: string;
	theme: Theme;
	joining: Joining;
	purpose: string;
	goals: string;
	coordinator: string;
	members: readonly string[];
	/** They have asked, and wait. */
	asking?: readonly string[];
	meetings: readonly MeetingPlanned[];
	decisions?: readonly { words: string; owner: string; at: number; due: number; done?: number }[];
	/** Days ago. */
	news?: readonly { ago: number; title: string; words: string }[];
	documents?: readonly ({ title: string; url: string } | { title: string; lines: readonly string[] })[];
}

export const networkPlans: readonly NetworkPlanned[] = [
	{
		name: 'Flere veje ind på arbejdspladsen',
		theme: 'work',
		joining: 'request',
		purpose:
			'Virksomheder og foreninger deler, hvad der virker, når nogen skal have sit første job i Danmark: praktik, mentorer og dansk på arbejdet.',
		goals: 'Tolv virksomheder med en fast kontaktperson.\n\nEn fælles vejledning til de første fire uger.',
		coordinator: 'nordlys-el',
		members: ['nordlys-el', 'groentorvet', 'klar-rengoering', 'ny-vind', 'sprogbroen'],
		asking: ['murerne-nv'],
		meetings: [
			{
				title: 'De første fire uger',
				day: -50,
				from: '08:30',
				to: '10:00',
				place: 'Nordlys El, kantinen',
				agenda: 'Hvordan tager vi imod?\n\nEn fælles tjekliste.',
				minutes: 'Alle har en side om den første dag. Ingen har en om den anden uge. Vi skriver den sammen.',
			},
			{
				title: 'Mentorer, der bliver',
				day: 25,
				from: '08:30',
				to: '10:00',
				place: 'Grøntorvet, hal 2',
				onlineUrl: 'https://moede.eksempel.example/veje-ind',
				agenda: 'Hvad får en mentor til at blive?\n\nTjeklisten: hvem har prøvet den?',
			},
		],
		decisions: [
			{ words: 'En tjekliste til de første fire uger.', owner: 'Nordlys El', at: 0, due: -5 },
			{ words: 'Hver virksomhed inviterer en anden på besøg.', owner: 'Klar Rengøring', at: 0, due: 60 },
		],
		news: [
			{
				ago: 12,
				title: 'Tjeklisten er klar til at blive prøvet',
				words: 'Den ligger på netværkets side. Skriv, hvad der mangler, inden næste møde.',
			},
		],
		documents: [
			{
				title: 'De første fire uger: tjekliste',
				lines: [
					'De første fire uger',
					'1. En makker fra første dag',
					'2. Ordene, man skal bruge, med billeder',
					'3. Kaffe fredag',
				],
			},
			{ title: 'Vejledning om oplæring', url: 'https://eksempel.example/oplaering' },
		],
	},
	{
		name: 'Skole og hjem',
		theme: 'education',
		joining: 'open',
		purpose: 'Skoler, gymnasier og foreninger finder veje til, at alle forældre bliver en del af skolen.',
		goals: 'Forældremøder, hvor alle kommer til orde.',
		coordinator: 'kapelgaardsskolen',
		members: ['kapelgaardsskolen', 'frederiksmosen', 'kajens-gymnasium', 'husets-hjaelpere'],
		meetings: [
			{
				title: 'Forældremøder på flere sprog',
				day: 12,
				from: '15:30',
				to: '17:00',
				place: 'Kapelgårdsskolen, biblioteket',
				agenda: 'Tolke, der kender skolen.\n\nHvem kan låne hvem ud?',
			},
		],
	},
	{
		name: 'Byens pladser',
		theme: 'city_life',
		joining: 'open',
		purpose:
			'Foreninger og steder, der gør noget sammen på byens pladser, deler udstyr, tilladelser og erfaring.',
		goals: 'Et fælles depot med scene, lyd og borde.',
		coordinator: 'kvarterloeft',
		members: ['kvarterloeft', 'horn-og-havn', 'mange-munde', 'hotel-lygten'],
		meetings: [
			{
				title: 'Sommeren på pladserne',
				day: -20,
				from: '17:00',
				to: '18:30',
				place: 'Kvarterhuset',
				agenda: 'Hvad gik godt?\n\nDepotet.',
				minutes: 'Scenen blev brugt ni gange. Bordene mangler hjul.',
			},
		],
		decisions: [{ words: 'Hjul på bordene i depotet.', owner: 'Kvarterløft', at: 0, due: 10 }],
	},
	{
		name: 'Samtaler på tværs',
		theme: 'dialogue',
		joining: 'request',
		purpose: 'Trossamfund, foreninger og medier øver svære samtaler og holder åbne aftener sammen.',
		goals: 'En åben aften i hver bydel.',
		coordinator: 'fredsgaarden',
		members: ['fredsgaarden', 'lysets-hus', 'hjoernet-avis'],
		meetings: [
			{
				title: 'Åben aften i Valby',
				day: 33,
				from: '19:00',
				to: '21:00',
				place: 'Fredsgården',
				agenda: 'Hvem siger velkommen?\n\nSpørgsmål fra salen.',
			},
		],
	},
];
