/**
 * A phone number as people write it, and as it is kept: `tlf. (+45) 33.66.33.66` -> `+45 33 66 33 66`. Danish numbers stand
 * in twos; others in their own groups, with spaces.
 */
const words = /^(?:tlf|telefon|tel|mobil|mob|phone|t|m)\s*[.:]?\s*(?:nr\.?)?\s*[.:]?\s*(?=[+(\d])/i;
const separators = /[\s.\-/()\u2010-\u2015]+/g;
const inTwos = (digits: string) => digits.replace(/(\d{2})(?=\d)/g, '$1 ');

/** Null where it is none: fewer than 6 or more than 15 digits, or something else between them. */
export function readPhone(typed: string): string | null {
	if (typed.length > 40) return null;
	const text = typed
		.trim()
		.replace(words, '')
		.replace(/^\(\s*(\+|00)\s*(\d+)\s*\)/, '$1$2 ');
	const grouped = text.replace(separators, ' ').trim();
	const number = grouped.replace(/^00 ?/, '+').replace(/^\+ /, '+');
	const digits = number.replace(/[ +]/g, '');
	if (!/^\+?[\d ]+$/.test(number) || digits.length < 6 || digits.length > 15) return null;
	if (number.startsWith('+45') && digits.length === 10) return `+45 ${inTwos(digits.slice(2))}`;
	return !number.startsWith('+') && digits.length === 8 ? inTwos(digits) : number;
}

/** The address that calls it: `+45 33 66 33 66` -> `tel:+4533663366` */
export const telephone = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`;
