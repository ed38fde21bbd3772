/** Who helps in the invented city. None of them is there: numbers and addresses are made up. */
import { grounds, settings, type Ground, type Setting } from '#lib/equality/experience.ts';
import type { Span } from '#lib/equality/help/hours.ts';

interface HelperPlanned {
	title: string;
	danish: string;
	english: string;
	tel?: string;
	mail?: string;
	web?: string;
	grounds: readonly Ground[];
	settings: readonly Setting[];
	hours: readonly Span[];
	/** Days ago that somebody looked whether it is right. */
	checked: number;
	retired?: number;
}

const on = (days: readonly number[], from: string, to: string): Span[] =>
	days.map((day) => ({ day, from, to }));
const weekdays = [1, 2, 3, 4, 5];

export const helperPlans: readonly HelperPlanned[] = [
	{
		title: 'Ligebehandlingslinjen (opdigtet)',
		danish:
			'Taler med alle, der er blevet behandlet dårligere. Fortæller, hvad du kan gøre, og følger dig til en klage.',
		english: 'Talks with everybody who has been treated worse. Says what you can do, and helps you complain.',
		...{ tel: '33 00 10 10', mail: 'linjen@ligebehandling.example', web: 'https://ligebehandling.example/' },
		...{ grounds, settings, checked: 12 },
		hours: [...on(weekdays, '09:00', '12:00'), ...on([1, 2, 3, 4], '13:00', '16:00')],
	},
	{
		title: 'Fagligt Råd (opdigtet)',
		danish:
			'Hjælper, når det sker på arbejdet, til en jobsamtale eller i en opsigelse. Også hvis du ikke er medlem.',
		english:
			'Helps when it happens at work, in a job interview or a dismissal. Also if you are not a member.',
		...{ tel: '33 00 20 20', mail: 'raad@fagligtraad.example' },
		...{ grounds, settings: ['work'], checked: 40 },
		hours: [...on([1, 2, 3], '10:00', '15:00'), ...on([4], '10:00', '18:00'), ...on([5], '10:00', '13:00')],
	},
	{
		title: 'Tilgængelighed Nu (opdigtet)',
		danish: 'Når et handicap bliver til en lukket dør: i butikker, bus og tog, boligforeninger og skoler.',
		english: 'When a disability becomes a closed door: in shops, buses and trains, housing and schools.',
		...{ tel: '33 00 30 30', web: 'https://tilgaengelighed-nu.example/' },
		...{
			grounds: ['disability'],
			settings: ['shop', 'transport', 'housing', 'school', 'authority'],
			checked: 75,
		},
		hours: on([1, 3, 5], '10:00', '14:00'),
	},
	{
		title: 'Nattens Venner (opdigtet)',
		danish: 'Er på gaden og ved telefonen, når du bliver afvist ved døren eller truet i nattelivet.',
		english: 'On the street and on the phone when you are turned away at the door or threatened at night.',
		tel: '33 00 40 40',
		...{
			grounds: ['ethnicity', 'orientation', 'gender', 'origin'],
			settings: ['shop', 'transport'],
			checked: 20,
		},
		hours: on([5, 6], '18:00', '23:59'),
	},
	{
		title: 'Beboerrådgivningen Trappen (opdigtet)',
		danish: 'Hjælper, hvis du får nej til en bolig, eller naboer chikanerer dig.',
		english: 'Helps if you are refused a home, or neighbours harass you.',
		...{ tel: '33 00 50 50', mail: 'trappen@beboere.example' },
		...{
			grounds: ['ethnicity', 'origin', 'belief', 'orientation', 'age'],
			settings: ['housing'],
			checked: 9,
		},
		hours: on([2, 4], '12:00', '18:00'),
	},
	{
		title: 'Forældre og Skole (opdigtet)',
		danish: 'Når et barn eller en studerende bliver behandlet dårligere, og skolen ikke hører efter.',
		english: 'When a child or a student is treated worse, and the school does not listen.',
		mail: 'hjaelp@foraeldreogskole.example',
		...{ grounds, settings: ['school', 'online'], checked: 33 },
		hours: [],
	},
	{
		title: 'Chatten mod Had (opdigtet)',
		danish: 'Skrev med dem, der blev chikaneret på nettet.',
		english: 'Wrote with those who were harassed online.',
		web: 'https://chatten.example/',
		...{ grounds, settings: ['online'], checked: 300, retired: 120 },
		hours: on(weekdays, '19:00', '22:00'),
	},
];
