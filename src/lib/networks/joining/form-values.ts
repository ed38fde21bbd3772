import type { networkInput } from '#lib/networks/joining/input.ts';
import type { Circle } from '#lib/networks/circles/queries.server.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

/** A network as the municipality's form shows it. */
export const networkValues = (
	network: Pick<Circle, 'name' | 'purpose' | 'goals' | 'theme' | 'joining' | 'coordinatorSlug'>,
): FormValuesOf<typeof networkInput, 'wordingRead'> => ({
	name: network.name,
	purpose: network.purpose,
	goals: network.goals,
	theme: network.theme,
	joining: network.joining,
	organisation: network.coordinatorSlug,
});
