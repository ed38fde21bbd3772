import { locales, siteLanguages, type Locale } from '#lib/i18n/locale.ts';

/** A language that the site has in part and that runs from the right, for the tests of the file that asks for it. */
export const arabic = 'ar' as Locale;

const partly = {
	ownName: 'العربية',
	offer: 'اقرأ هذه الصفحة بالعربية',
	decline: 'لا، شكرًا',
	dir: 'rtl',
	intl: 'ar-u-nu-latn',
	decimalMark: '.',
	smallWeekdays: false,
	level: 'part',
};
Object.assign(siteLanguages, { [arabic]: partly });
locales.push(arabic);
