/** The Danish company number: eight digits, modulus 11. A P-number (one place of work) has no check digit. */
import { validate } from 'stdnum/lib/cjs/dk/cvr.js';

const named = /^\s*(?:cvr|p)[\s.-]{0,3}(?:nr|nummer|no|number)?[\s.:-]{0,3}(?=[\d]|dk)/i;

/** The bare eight digits of what a person typed (`CVR-nr. 13 58 56 28`), or null where no company can have it. */
export function readCvr(typed: string): string | null {
	const answer = validate(typed.replace(named, '').replaceAll('.', ' ').toUpperCase());
	return answer.isValid && /^[1-9]\d{7}$/.test(answer.compact) ? answer.compact : null;
}

/** The bare ten digits of a P-number, or null. */
export function readPNumber(typed: string): string | null {
	const digits = typed.replace(named, '').replace(/[\s.-]/g, '');
	return /^\d{10}$/.test(digits) ? digits : null;
}
