/** What forums, seats and meetings are called, and how their days are said. */
import { formatDate, formatTime } from '#lib/i18n/dates.ts';
import type {
	DecisionStanding,
	Joining,
	SeatKind,
	SeatState,
	Term,
	Theme,
} from '#lib/networks/circles/circle.ts';
import type { Answer } from '#lib/networks/meetings/meeting.ts';
import { m } from '#lib/paraglide/messages.js';

const kinds: Record<SeatKind, () => string> = {
	authority: m.circle_kind_authority,
	education: m.circle_kind_education,
	business: m.circle_kind_business,
	association: m.circle_kind_association,
	organisation: m.circle_kind_organisation,
	neighbourhood: m.circle_kind_neighbourhood,
	citizen: m.circle_kind_citizen,
};
export const seatKindLabel = (kind: SeatKind): string => kinds[kind]();

const states: Record<SeatState, () => string> = {
	requested: m.circle_seat_requested,
	invited: m.circle_seat_invited,
	held: m.circle_seat_held,
	declined: m.circle_seat_declined,
	left: m.circle_seat_left,
};
export const seatStateLabel = (state: SeatState): string => states[state]();

const themes: Record<Theme, () => string> = {
	work: m.circle_theme_work,
	education: m.circle_theme_education,
	city_life: m.circle_theme_city_life,
	dialogue: m.circle_theme_dialogue,
	intercultural: m.circle_theme_intercultural,
};
export const themeLabel = (theme: Theme): string => themes[theme]();

const joinings: Record<Joining, () => string> = {
	open: m.circle_joining_open,
	request: m.circle_joining_request,
};
export const joiningLabel = (joining: Joining): string => joinings[joining]();

/** From when to when, and that it is over where it is. */
export function termText({ fromOn, toOn }: { fromOn: string; toOn: string | null }, term: Term): string {
	const from = formatDate(fromOn);
	if (toOn === null) return m.circle_term_from({ from });
	const to = formatDate(toOn);
	return term === 'over' ? m.circle_term_over({ to }) : m.circle_term({ from, to });
}

const answers: Record<Answer, () => string> = {
	yes: m.circle_answer_yes,
	no: m.circle_answer_no,
	maybe: m.circle_answer_maybe,
};
export const answerLabel = (answer: Answer): string => answers[answer]();

/** 24. november 2026 kl. 18.30–21.00, dansk tid: the year and whose clock it is always stand there. */
export const whenText = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string =>
	m.circle_when({ date: formatDate(startsAt), from: formatTime(startsAt), to: formatTime(endsAt) });

export function decisionText(
	{ dueOn, doneOn }: { dueOn: string; doneOn: string | null },
	standing: DecisionStanding,
): string {
	if (standing === 'done') return m.circle_decision_done({ date: formatDate(doneOn ?? dueOn) });
	return standing === 'late'
		? m.circle_decision_late({ date: formatDate(dueOn) })
		: m.circle_decision_due({ date: formatDate(dueOn) });
}
