/** How letters to partners are spoken of. */
import { listName } from '#lib/casework/consent/labels.ts';
import { service, type LetterKind, type Outcome } from '#lib/casework/writing/letter.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';

export const kindName = (kind: LetterKind): string =>
	kind === service ? m.letter_kind_service() : listName(kind);

const outcomeNames: Record<Outcome, () => string> = {
	sent: m.letter_outcome_sent,
	nobody: m.letter_outcome_nobody,
	closed: m.letter_outcome_closed,
	protected: m.letter_outcome_protected,
	no_consent: m.letter_outcome_no_consent,
};
/** "Ingen dér har sagt ja" */
export const outcomeName = (outcome: Outcome): string => outcomeNames[outcome]();

/** A sign of its own shape, so that colour is never alone. */
export const outcomeSigns: Record<Outcome, string> = {
	sent: '●',
	nobody: '○',
	closed: '○',
	protected: '▲',
	no_consent: '◐',
};

interface OnItsWay {
	sentAt: Date | null;
	partners: number;
	waiting: number;
}

/** "Sendes: 3 af 12 partnere er klaret" */
export function sayStanding({ sentAt, waiting, partners }: OnItsWay): string {
	if (!sentAt) return m.letter_state_draft();
	return waiting > 0
		? m.letter_state_sending({ done: formatNumber(partners - waiting), all: formatNumber(partners) })
		: m.letter_state_sent({ date: formatDate(sentAt) });
}
