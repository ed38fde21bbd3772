import type { StepPhase, StepTheme, StepWords } from '#lib/guide/welcome/step.ts';

/** The words of a step in each language that it is written in. */
export interface StepPlanned {
	key: string;
	theme: StepTheme;
	phase: StepPhase;
	texts: Record<string, StepWords>;
	/** Languages whose text was written before the Danish one was last changed. */
	older?: readonly string[];
	isDraft?: boolean;
}

export const borger = (title = 'borger.dk') => ({ title, url: 'https://www.borger.dk/' });
export const lifeInDenmark = (title = 'Life in Denmark') => ({
	title,
	url: 'https://lifeindenmark.borger.dk/',
});
export const city = (title = 'Københavns Kommune') => ({ title, url: 'https://www.kk.dk/' });
export const newInDenmark = (title = 'Ny i Danmark') => ({ title, url: 'https://www.nyidanmark.dk/' });
