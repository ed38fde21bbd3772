/** Who comes together on one sign-up, and what the organiser asks of them. */

/** Without choices, it is answered in words. */
export interface Question {
	text: string;
	choices: string[];
}

export interface GivenAnswer {
	question: string;
	answer: string;
}

export interface Party {
	name: string;
	/** With the one who signs up. */
	people: number;
	/** The names of the others, where the organiser asks for them. */
	companions: string[];
	answers: GivenAnswer[];
}

export const alone = { people: 1, companions: [], answers: [] } satisfies Omit<Party, 'name'>;

type Asks = { capacity: number | null; mostPeople: number; asksNames: boolean; questions: Question[] };

/** The most that can come together: nobody waits for more seats than there are. */
export const mostTogether = ({ capacity, mostPeople }: Pick<Asks, 'capacity' | 'mostPeople'>): number =>
	Math.min(mostPeople, capacity ?? mostPeople);

export type PartyProblem = 'event_party_too_large' | 'event_companions_missing' | 'event_answer_unknown';

/** What is wrong with what somebody sent, and the field it stands in. */
export function partyProblem(
	{ people, companions, answers }: Omit<Party, 'name'>,
	event: Asks,
): { code: PartyProblem; field: string } | null {
	if (people > mostTogether(event)) return { code: 'event_party_too_large', field: 'people' };
	if (event.asksNames && companions.length !== people - 1)
		return { code: 'event_companions_missing', field: 'companions' };
	const wrong = event.questions.findIndex(({ text, choices }) => {
		const given = answers.find(({ question }) => question === text);
		return given !== undefined && choices.length > 0 && !choices.includes(given.answer);
	});
	return wrong < 0 ? null : { code: 'event_answer_unknown', field: `answer${wrong + 1}` };
}

/** Each answer with its question; what was left open says nothing. */
export const answersTo = (questions: readonly Question[], typed: readonly string[]): GivenAnswer[] =>
	questions.flatMap(({ text }, n) => {
		const answer = typed[n] ?? '';
		return answer ? [{ question: text, answer }] : [];
	});
