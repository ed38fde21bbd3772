/** Forums invented for the demo: one that everybody follows, and one for its members. */
import type { SeatKind } from '#lib/networks/circles/circle.ts';
import type { Answer } from '#lib/networks/meetings/meeting.ts';

export interface SeatPlanned {
	kind: SeatKind;
	name: string;
	/** A partner's key. */
	by?: string;
	showsName?: boolean;
	/** Days from today. */
	from: number;
	to?: number;
	state?: 'invited' | 'declined';
	/** What they say of the meeting to come. */
	answer?: Answer;
}
export interface MeetingPlanned {
	title: string;
	/** Days from today. */
	day: number;
	from: string;
	to: string;
	place: string | null;
	onlineUrl?: string;
	agenda: string;
	minutes?: string;
}
export interface ForumPlanned {
	name: string;
	purpose: string;
	isPublic: boolean;
	seats: readonly SeatPlanned[];
	meetings: readonly MeetingPlanned[];
	/** `at`: which of the meetings, from 0. */
	decisions: readonly { words: string; owner: string; at: number; due: number; done?: number }[];
}

export const forumPlans: readonly ForumPlanned[] = [
	{
		name: 'Dialogforum om vejen til job',
		purpose:
			'Byens virksomheder, skoler, foreninger og borgere ser sammen på, hvad der står i vejen for et job, og aftaler, hvem der gør noget ved det. Forummet mødes fire gange om året.',
		isPublic: true,
		seats: [
			{ kind: 'authority', name: 'Mette Holm', showsName: true, from: -300, answer: 'yes' },
			{ kind: 'education', name: 'Jonas Dam', showsName: true, from: -300, answer: 'yes' },
			{
				kind: 'business',
				name: 'Leyla Aydin',
				by: 'nordlys-el',
				showsName: true,
				from: -300,
				answer: 'maybe',
			},
			{ kind: 'association', name: 'Peter Bang', by: 'ny-vind', from: -300, answer: 'no' },
			{ kind: 'organisation', name: 'Sara Krogh', by: 'sprogbroen', showsName: true, from: -300 },
			{ kind: 'neighbourhood', name: 'Ahmed Saleh', showsName: true, from: -700, to: -40 },
			{ kind: 'citizen', name: 'Rosa Lind', from: -200, to: 160, answer: 'yes' },
			{ kind: 'citizen', name: 'Bo Vang', from: -5, state: 'invited' },
			{ kind: 'business', name: 'Ida Skov', by: 'groentorvet', from: -60, state: 'declined' },
		],
		meetings: [
			{
				title: 'Praktikpladser, der fører videre',
				day: -190,
				from: '16:00',
				to: '18:00',
				place: 'Rådhuset, mødelokale 3',
				agenda: 'Velkommen til de nye medlemmer.\n\nHvad sker der efter en praktik?',
				minutes:
					'Fire ud af ti får job efter en praktik. De, der får en fast kontaktperson, får det oftest.\n\nForummet beder virksomhederne udpege en kontaktperson fra første dag.',
			},
			{
				title: 'Dansk på arbejdspladsen',
				day: -70,
				from: '16:00',
				to: '18:00',
				place: 'Biblioteket på Rentemestervej',
				agenda: 'Hvem underviser hvornår?\n\nBeslutninger fra sidst.',
				minutes:
					'Holdene ligger om dagen, hvor folk arbejder. Tre virksomheder vil lægge lokaler til om aftenen.\n\nForummet vil se på tiderne igen til foråret.',
			},
			{
				title: 'Hvad virker om aftenen?',
				day: 18,
				from: '16:00',
				to: '18:30',
				place: 'Rådhuset, mødelokale 3',
				onlineUrl: 'https://moede.eksempel.example/vejen-til-job',
				agenda: 'De første aftenhold.\n\nÅbne beslutninger.\n\nEventuelt.',
			},
		],
		decisions: [
			{
				words: 'Virksomheder i forummet udpeger en kontaktperson fra første dag i en praktik.',
				owner: 'Nordlys El og Grøntorvet',
				at: 0,
				due: -100,
				done: -110,
			},
			{
				words: 'Aftenhold i dansk på tre arbejdspladser.',
				owner: 'Beskæftigelses- og Integrationsforvaltningen',
				at: 1,
				due: -12,
			},
			{
				words: 'En oversigt over praktikpladser, som foreningerne kan dele.',
				owner: 'Ny Vind',
				at: 1,
				due: 45,
			},
		],
	},
	{
		name: 'Forum for tryghed på Folkets Plads',
		purpose:
			'Naboer, foreninger og kommunen taler om pladsen mellem fire øjne. Det, der bliver sagt, bliver i forummet.',
		isPublic: false,
		seats: [
			{ kind: 'authority', name: 'Karen Friis', from: -120 },
			{ kind: 'neighbourhood', name: 'Yusuf Demir', from: -120 },
			{ kind: 'neighbourhood', name: 'Lone Juhl', from: -120 },
		],
		meetings: [
			{
				title: 'Aftener på pladsen',
				day: -30,
				from: '19:00',
				to: '20:30',
				place: 'Beboerhuset',
				agenda: 'Hvad er der sket siden sidst?',
				minutes: 'Lyset er repareret. Naboerne går runder om fredagen.',
			},
		],
		decisions: [],
	},
];
