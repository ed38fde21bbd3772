import {
	easyDanish,
	type StepPhase,
	type StepState,
	type StepTheme,
	type TextStanding,
} from '#lib/guide/welcome/step.ts';
import { languageName, ownLanguageName } from '#lib/i18n/languages.ts';
import { m } from '#lib/paraglide/messages.js';

const themes: Record<StepTheme, () => string> = {
	papers: m.welcome_theme_papers,
	danish: m.welcome_theme_danish,
	school: m.welcome_theme_school,
	health: m.welcome_theme_health,
	work: m.welcome_theme_work,
	rights: m.welcome_theme_rights,
	democracy: m.welcome_theme_democracy,
	clubs: m.welcome_theme_clubs,
};
export const themeLabel = (theme: StepTheme): string => themes[theme]();

const phases: Record<StepPhase, () => string> = {
	first: m.welcome_phase_first,
	soon: m.welcome_phase_soon,
	later: m.welcome_phase_later,
};
export const phaseLabel = (phase: StepPhase): string => phases[phase]();

const states: Record<StepState, () => string> = {
	draft: m.welcome_state_draft,
	published: m.welcome_state_published,
};
export const stateLabel = (state: StepState): string => states[state]();

const standings: Record<TextStanding, () => string> = {
	missing: m.welcome_standing_missing,
	older: m.welcome_standing_older,
	current: m.welcome_standing_current,
};
export const standingLabel = (standing: TextStanding): string => standings[standing]();
/** Each of its own shape, so that colour is never alone. */
export const standingSigns: Record<TextStanding, string> = { missing: '○', older: '▲', current: '●' };

/** `Let dansk`, `arabisk`: in the page's language. */
export const guideLanguageName = (language: string): string =>
	language === easyDanish ? m.welcome_easy_danish() : languageName(language);

/** What its readers look for. */
export const ownGuideLanguageName = (language: string): string =>
	language === easyDanish ? m.welcome_easy_danish({}, { locale: 'da' }) : ownLanguageName(language);
