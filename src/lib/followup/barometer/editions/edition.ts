/** An edition of the barometer: collecting, drafted, checked by somebody else, released; and what it may become. */
import type { HalfYear } from '#lib/i18n/periods.ts';
import { m } from '#lib/paraglide/messages.js';

export const editionStates = ['collecting', 'draft', 'checked', 'released'] as const;
export type EditionState = (typeof editionStates)[number];

export interface Edition {
	id: number;
	halfYear: HalfYear;
	state: EditionState;
	draftedBy: number | null;
}

export const editionSteps = ['draft', 'check', 'return', 'release', 'correct'] as const;
export type EditionStep = (typeof editionSteps)[number];

/** What this person may do with it now: nobody checks or releases what they drafted themselves. */
export function stepsFor(
	{ state, draftedBy }: Pick<Edition, 'state' | 'draftedBy'>,
	person: number,
): EditionStep[] {
	const isAnother = draftedBy !== person;
	switch (state) {
		case 'collecting':
			return ['draft'];
		case 'draft':
			return isAnother ? ['check', 'return'] : ['return'];
		case 'checked':
			return isAnother ? ['release', 'return'] : ['return'];
		case 'released':
			return ['correct'];
	}
}

/** Whether it waits for this person to check or release it. */
export const waitsForPerson = (edition: Pick<Edition, 'state' | 'draftedBy'>, person: number): boolean =>
	stepsFor(edition, person).some((step) => step === 'check' || step === 'release');

const states: Record<EditionState, () => string> = {
	collecting: m.barometer_state_collecting,
	draft: m.barometer_state_draft,
	checked: m.barometer_state_checked,
	released: m.barometer_state_released,
};
export const editionStateLabel = (state: EditionState): string => states[state]();
