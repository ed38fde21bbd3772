import type { Standing } from '#lib/organisations/standing/standing.ts';
import { m } from '#lib/paraglide/messages.js';

const names: Record<Standing, () => string> = {
	new: m.standing_new,
	on_time: m.standing_on_time,
	due: m.standing_due,
	late: m.standing_late,
	inactive: m.standing_inactive,
};
const explanations: Record<Standing, () => string> = {
	new: m.standing_new_text,
	on_time: m.standing_on_time_text,
	due: m.standing_due_text,
	late: m.standing_late_text,
	inactive: m.standing_inactive_text,
};

export const sayStanding = (standing: Standing): string => names[standing]();
export const explainStanding = (standing: Standing): string => explanations[standing]();
