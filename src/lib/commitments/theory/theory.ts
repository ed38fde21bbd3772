/** Why a commitment is thought to help: the municipality's six steps, from the challenge to what it takes. All optional. */
export const theorySteps = [
	'challenge',
	'targetGroup',
	'effects',
	'results',
	'activities',
	'resources',
] as const;
export type TheoryStep = (typeof theorySteps)[number];
export type Theory = Record<TheoryStep, string>;

/** A step is said in a few sentences; six of them fit one printed page. */
export const longestStep = 400;

export const emptyTheory: Theory = {
	challenge: '',
	targetGroup: '',
	effects: '',
	results: '',
	activities: '',
	resources: '',
};

export const isWritten = (theory: Theory | undefined | null): theory is Theory =>
	Boolean(theory && theorySteps.some((step) => theory[step]));
