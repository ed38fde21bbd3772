/** What the questions say, and what to do where the answer is no. */
import type { CheckAnswer, Question, Theme } from '#lib/equality/practice/practice.ts';
import { m } from '#lib/paraglide/messages.js';

const themeLabels: Record<Theme, () => string> = {
	recruitment: m.practice_theme_recruitment,
	service: m.practice_theme_service,
	events: m.practice_theme_events,
};
export const themeLabel = (theme: Theme): string => themeLabels[theme]();

const answerLabels: Record<CheckAnswer, () => string> = {
	yes: m.practice_answer_yes,
	partly: m.practice_answer_partly,
	no: m.practice_answer_no,
	none: m.practice_answer_none,
};
export const answerLabel = (answer: CheckAnswer): string => answerLabels[answer]();

const questionTexts: Record<Question, readonly [question: () => string, advice: () => string]> = {
	'recruitment-demands': [m.practice_recruitment_demands, m.practice_recruitment_demands_advice],
	'recruitment-reach': [m.practice_recruitment_reach, m.practice_recruitment_reach_advice],
	'recruitment-samequestions': [
		m.practice_recruitment_samequestions,
		m.practice_recruitment_samequestions_advice,
	],
	'recruitment-tworead': [m.practice_recruitment_tworead, m.practice_recruitment_tworead_advice],
	'recruitment-private': [m.practice_recruitment_private, m.practice_recruitment_private_advice],
	'recruitment-adjust': [m.practice_recruitment_adjust, m.practice_recruitment_adjust_advice],
	'recruitment-wayin': [m.practice_recruitment_wayin, m.practice_recruitment_wayin_advice],
	'recruitment-whom': [m.practice_recruitment_whom, m.practice_recruitment_whom_advice],
	'service-rules': [m.practice_service_rules, m.practice_service_rules_advice],
	'service-wheelchair': [m.practice_service_wheelchair, m.practice_service_wheelchair_advice],
	'service-plain': [m.practice_service_plain, m.practice_service_plain_advice],
	'service-names': [m.practice_service_names, m.practice_service_names_advice],
	'service-counter': [m.practice_service_counter, m.practice_service_counter_advice],
	'service-complain': [m.practice_service_complain, m.practice_service_complain_advice],
	'service-offline': [m.practice_service_offline, m.practice_service_offline_advice],
	'service-whyno': [m.practice_service_whyno, m.practice_service_whyno_advice],
	'events-place': [m.practice_events_place, m.practice_events_place_advice],
	'events-price': [m.practice_events_price, m.practice_events_price_advice],
	'events-words': [m.practice_events_words, m.practice_events_words_advice],
	'events-food': [m.practice_events_food, m.practice_events_food_advice],
	'events-children': [m.practice_events_children, m.practice_events_children_advice],
	'events-stage': [m.practice_events_stage, m.practice_events_stage_advice],
	'events-invited': [m.practice_events_invited, m.practice_events_invited_advice],
	'events-helpers': [m.practice_events_helpers, m.practice_events_helpers_advice],
};
export const questionText = (question: Question): string => questionTexts[question][0]();
export const adviceText = (question: Question): string => questionTexts[question][1]();
