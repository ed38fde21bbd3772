/** Somebody who helps, as the texts of their form. */
import { hoursText, type Span } from '#lib/equality/help/hours.ts';
import type { helperInput } from '#lib/equality/help/input.ts';
import type { Ground, Setting } from '#lib/equality/experience.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

interface Helper {
	title: string;
	wordsDanish: string;
	wordsEnglish: string | null;
	tel: string | null;
	mail: string | null;
	web: string | null;
	grounds: readonly Ground[];
	settings: readonly Setting[];
	hours: readonly Span[];
	checkedOn: string;
}

export function helperValues(helper: Helper): FormValuesOf<typeof helperInput, 'submission'> {
	const on = (day: number) => hoursText(helper.hours, day);
	return {
		title: helper.title,
		wordsDanish: helper.wordsDanish,
		wordsEnglish: helper.wordsEnglish ?? '',
		tel: helper.tel ?? '',
		mail: helper.mail ?? '',
		web: helper.web ?? '',
		grounds: helper.grounds,
		settings: helper.settings,
		...{
			hours1: on(1),
			hours2: on(2),
			hours3: on(3),
			hours4: on(4),
			hours5: on(5),
			hours6: on(6),
			hours7: on(7),
		},
		checkedOn: formatShortDate(helper.checkedOn),
	};
}

/** A new one: nothing is known of it but that it was looked at today. */
export const blankHelper = (today: string) =>
	helperValues({
		...{ title: '', wordsDanish: '', wordsEnglish: '', tel: '', mail: '', web: '' },
		...{ grounds: [], settings: [], hours: [], checkedOn: today },
	});
