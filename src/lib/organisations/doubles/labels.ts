/** How likely doubles are spoken of. */
import type { DoubleSign } from '#lib/organisations/doubles/double.ts';
import { m } from '#lib/paraglide/messages.js';

const signs: Record<DoubleSign, () => string> = {
	cvr: m.doubles_same_cvr,
	name: m.doubles_same_name,
	district: m.doubles_same_district,
	website: m.doubles_same_website,
	email: m.doubles_same_email,
};
export const signName = (sign: DoubleSign): string => signs[sign]();
