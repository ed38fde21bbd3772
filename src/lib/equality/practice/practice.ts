/**
 * Equal treatment in practice: what an organisation asks itself of how it hires, serves and gathers people. It answers of how it does
 * things, never of who anybody is. Some questions lead to a type of promise that puts it right.
 */
export const themes = ['recruitment', 'service', 'events'] as const;
export type Theme = (typeof themes)[number];

export const checkAnswers = ['yes', 'partly', 'no', 'none'] as const;
/** `none`: it does not concern them. */
export type CheckAnswer = (typeof checkAnswers)[number];

/** Each question, and the type of promise that fits it. */
export const questions = {
	recruitment: {
		demands: 'fair-adverts',
		reach: 'company-visits',
		samequestions: null,
		tworead: null,
		private: null,
		adjust: null,
		wayin: 'apprenticeships',
		whom: null,
	},
	service: {
		rules: null,
		wheelchair: null,
		plain: 'language-cafes',
		names: null,
		counter: null,
		complain: null,
		offline: 'advice-hours',
		whyno: null,
	},
	events: {
		place: null,
		price: 'leisure-places',
		words: 'language-cafes',
		food: 'shared-meals',
		children: null,
		stage: 'board-seats',
		invited: 'open-house',
		helpers: null,
	},
} as const satisfies Record<Theme, Record<string, string | null>>;

export type QuestionOf<T extends Theme> = keyof (typeof questions)[T] & string;
export type Question = { [T in Theme]: `${T}-${QuestionOf<T>}` }[Theme];
export type Answers = Readonly<Record<string, CheckAnswer>>;

/** In the order they are asked: `recruitment-demands`. */
export const questionsOf = (theme: Theme): Question[] =>
	Object.keys(questions[theme]).map((key) => `${theme}-${key}` as Question);

/** The type of promise that fits; null where none does. */
export function promiseFor(question: Question): string | null {
	const [theme, key] = question.split('-') as [Theme, string];
	return (questions[theme] as Record<string, string | null>)[key] ?? null;
}

export interface Result {
	/** How many are in place, and of how many that concern them. */
	yes: number;
	of: number;
	/** What is left, what is not there at all first. */
	left: Question[];
}

export function resultOf(theme: Theme, answers: Answers): Result {
	const asked = questionsOf(theme);
	const that = (answer: CheckAnswer) => asked.filter((question) => answers[question] === answer);
	const yes = that('yes').length;
	const left = [...that('no'), ...that('partly')];
	return { yes, of: yes + left.length, left };
}

export const practicePath = (organisation: string): string => `/workspace/${organisation}/equal-treatment`;
export const checkPath = (organisation: string, theme: Theme): string =>
	`${practicePath(organisation)}/${theme}`;
