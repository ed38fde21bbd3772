/** The yearly conference in the demo's calendar: a day held by one of the municipality's houses, and its sessions. */
import type { EventPlan } from './plan.ts';

export interface SessionPlan extends EventPlan {
	track?: string;
	speakers?: readonly (readonly [name: string, title: string, organisation: string])[];
}

export interface ConferenceDay {
	/** Asked of everybody who comes. */
	theme: string;
	whole: EventPlan;
	parts: readonly SessionPlan[];
}

const house = { by: ['laerkehuset'], area: '2011-2014/inclusive-city' } as const;
const session = { ...house, on: [], languages: ['da', 'en'], access: ['step_free'], signUp: 'here' } as const;

export const comingConference: ConferenceDay = {
	theme: 'Hvem mangler i rummet, når byen beslutter noget, og hvad skal der til, for at de kommer?',
	whole: {
		...house,
		title: 'Konferencen: Hvem mangler i rummet?',
		text: 'En dag om, hvem der er med, når byen beslutter noget. Meld dig til de sessioner, du vil være med i. Frokosten er gratis.',
		at: '09:00',
		hours: 7,
		on: [60],
		days: 'weekday',
		languages: ['da', 'en'],
		access: ['step_free', 'accessible_toilet', 'hearing_loop'],
	},
	parts: [
		{
			...session,
			title: 'Åbning: en by, flere rum',
			text: 'Tre mennesker fortæller om første gang, de blev spurgt.',
			at: '09:30',
			hours: 1,
			seats: 180,
			taken: 64,
			track: 'Store sal',
			speakers: [
				['Mariam Holt', 'forperson', 'Foreningen Nye Naboer'],
				['Jonas Ebbesen', 'biblioteksleder', 'Biblioteket Lærkehuset'],
			],
		},
		{
			...session,
			title: 'Bestyrelser, der ligner byen',
			text: 'Hvordan finder man nogen, man ikke kender i forvejen? Vi ser på fire bestyrelser, der gjorde det.',
			at: '10:45',
			hours: 1.25,
			seats: 40,
			taken: 40,
			track: 'Spor 1, salen',
			speakers: [['Selma Krag', 'næstforperson', 'Boligforeningen Kanalen']],
		},
		{
			...session,
			title: 'Den første læreplads',
			text: 'Unge og mestre fortæller, hvad der stod i vejen, og hvad der hjalp.',
			at: '10:45',
			hours: 1.25,
			seats: 30,
			taken: 18,
			track: 'Spor 2, værkstedet',
			speakers: [
				['Ali Rostrup', 'elektriker', 'Nordlys El'],
				['Fatou Bang', 'lærling', 'Nordlys El'],
			],
		},
		{
			...session,
			title: 'Breve, som alle kan læse',
			text: 'Tag et brev med. Vi skriver det om sammen.',
			at: '11:00',
			hours: 1,
			seats: 24,
			taken: 9,
			track: 'Spor 3, læsesalen',
			speakers: [['Birgit Vang', 'konsulent', 'Kommunen']],
		},
		{
			...session,
			title: 'Opgangen som mødested',
			text: 'Hvad skal der til, for at man hilser på trappen? Tre boligforeninger viser det frem.',
			at: '13:00',
			hours: 1.25,
			seats: 40,
			taken: 12,
			track: 'Spor 1, salen',
			speakers: [['Hassan Munk', 'vicevært', 'Boligforeningen Kanalen']],
		},
		{
			...session,
			title: 'Fritid uden MitID',
			text: 'Klubber, der tog imod en underskrift på papir, fortæller, hvordan det gik.',
			at: '13:00',
			hours: 1.25,
			seats: 30,
			taken: 11,
			track: 'Spor 2, værkstedet',
		},
		{
			...session,
			title: 'Hvad lover vi hinanden?',
			text: 'Vi samler op og skriver dagens beslutninger ned, mens alle ser på.',
			at: '14:30',
			hours: 1.25,
			seats: 180,
			taken: 51,
			track: 'Store sal',
			speakers: [['Jonas Ebbesen', 'biblioteksleder', 'Biblioteket Lærkehuset']],
		},
	],
};

export const earlierConference: ConferenceDay = {
	theme: 'Hvordan bliver den første måned i byen lettere?',
	whole: {
		...house,
		title: 'Konferencen: Den første måned',
		text: 'En dag om det, man møder, når man lige er flyttet hertil.',
		at: '09:00',
		hours: 6.5,
		// A year and a week ago: never in the same year as the coming one.
		on: [60 - 371],
		days: 'weekday',
		languages: ['da', 'en'],
	},
	parts: [
		{
			...session,
			title: 'Det første brev fra kommunen',
			text: 'Hvad står der, og hvem forstår det?',
			at: '09:30',
			hours: 1.5,
			seats: 120,
			track: 'Store sal',
			speakers: [['Birgit Vang', 'konsulent', 'Kommunen']],
		},
		{
			...session,
			title: 'En ven i klubben',
			text: 'Klubber, der giver nye medlemmer en makker.',
			at: '11:15',
			hours: 1,
			seats: 40,
			track: 'Spor 1, salen',
			speakers: [['Mariam Holt', 'forperson', 'Foreningen Nye Naboer']],
		},
		{
			...session,
			title: 'Dansk efter arbejde',
			text: 'Hold om aftenen, og hvad de koster.',
			at: '11:15',
			hours: 1,
			seats: 40,
			track: 'Spor 2, værkstedet',
		},
		{
			...session,
			title: 'Det beslutter vi',
			text: 'Dagens beslutninger bliver skrevet ned.',
			at: '13:30',
			hours: 1.5,
			seats: 120,
			track: 'Store sal',
		},
	],
};

export const conferenceDays: readonly ConferenceDay[] = [earlierConference, comingConference];
