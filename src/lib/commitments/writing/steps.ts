import { m } from '#lib/paraglide/messages.js';

/** The four steps of making a commitment; `path` gives a step's address once there is a draft. */
export const makingSteps = (path?: (step: number) => string): { label: string; href?: string }[] =>
	[m.commitment_step_1(), m.commitment_step_2(), m.commitment_step_3(), m.commitment_step_4()].map(
		(label, index) => ({
			label,
			href: path?.(index + 1),
		}),
	);
