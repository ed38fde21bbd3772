/** What was told of discrimination in the invented city. Nobody has written any of it. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { Deed, Ground, Moment, Setting, Side } from '#lib/equality/experience.ts';

interface Told {
	/** The digits somebody comes back with. */
	code: string;
	state: 'unread' | 'read' | 'answered';
	grounds: readonly Ground[];
	setting: Setting;
	happened: Moment;
	district?: DistrictNr;
	deeds: readonly Deed[];
	words?: string;
	lines?: readonly { side: Side; day: number; words: string }[];
}
export type ExperiencePlanned = { number: number; came: number } & (Told | { state: 'ended' });

export const experiencePlans: readonly ExperiencePlanned[] = [
	{
		...{ number: 482_913, came: 64, state: 'answered', code: '4421907735186020' },
		...{ grounds: ['belief', 'gender'], setting: 'work', happened: 'this_year', district: 3 },
		deeds: ['dismissed'],
		words: 'Jeg fik at vide, at tørklædet ikke passede til butikken, da prøvetiden sluttede.',
		lines: [
			{
				side: 'reader',
				day: 55,
				words:
					'Tak, fordi du skrev. Det lyder som noget, Ligebehandlingsnævnet kan se på. Gem dine beskeder fra chefen. Ligebehandlingslinjen kan hjælpe dig med at klage.',
			},
			{ side: 'teller', day: 50, words: 'Tak. Hvor lang tid har jeg til at klage?' },
			{
				side: 'reader',
				day: 46,
				words:
					'Gør det hurtigst muligt. Der er ingen fast frist, men det bliver sværere at vise, jo længere tid der går.',
			},
		],
	},
	{
		...{ number: 217_604, came: 120, state: 'answered', code: '6033518294470915' },
		...{ grounds: ['disability'], setting: 'transport', happened: 'goes_on', district: 8 },
		deeds: ['no_adjustment', 'refused'],
		words: 'Chaufføren kører forbi, når han ser kørestolen. Det er den samme linje hver gang.',
		lines: [
			{
				side: 'reader',
				day: 112,
				words: 'Det må ikke ske. Tilgængelighed Nu tager sagen op med selskabet, hvis du ringer til dem.',
			},
		],
	},
	{
		...{ number: 905_338, came: 350, state: 'unread', code: '5190264487731602' },
		...{ grounds: ['age'], setting: 'work', happened: 'earlier' },
		deeds: ['dismissed', 'worse'],
	},
	{
		...{ number: 640_127, came: 3, state: 'unread', code: '7702841956330481' },
		...{ grounds: ['ethnicity'], setting: 'housing', happened: 'this_month', district: 2 },
		deeds: ['refused'],
		words: 'Lejligheden var ledig, indtil jeg sagde mit navn.',
	},
	{ number: 351_880, came: 430, state: 'ended' },
];
