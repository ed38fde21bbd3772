/** What was answered so far, in words: read from the form as it travels, where anything may stand. */
import { deeds, grounds, moments, replies, settings } from '#lib/equality/experience.ts';
import { deedLabel, groundLabel, momentLabel, replyLabel, settingLabel } from '#lib/equality/labels.ts';
import { fieldsOf, type Question } from '#lib/equality/telling/steps.ts';
import { districts } from '#lib/geography/districts.ts';
import { m } from '#lib/paraglide/messages.js';
import { textsOf, type FormValues } from '#lib/platform/forms/form-answer.ts';

const listed =
	<Key extends string>(keys: readonly Key[], label: (key: Key) => string) =>
	(sent: readonly string[]): string =>
		keys
			.filter((key) => sent.includes(key))
			.map(label)
			.join(', ');

const fields = {
	grounds: [m.experience_grounds_question, listed(grounds, groundLabel)],
	setting: [m.experience_setting_question, listed(settings, settingLabel)],
	district: [
		m.experience_district,
		(sent: readonly string[]) => districts.find(({ nr }) => sent.includes(String(nr)))?.name ?? '',
	],
	happened: [m.experience_happened_question, listed(moments, momentLabel)],
	deeds: [m.experience_deeds_question, listed(deeds, deedLabel)],
	words: [m.experience_words, (sent: readonly string[]) => sent[0] ?? ''],
	reply: [m.experience_reply_question, listed(replies, replyLabel)],
} as const;

export const answersOf = (question: Question, values: FormValues) =>
	fieldsOf[question].map((name) => {
		const [label, said] = fields[name];
		return { question, name, label: label(), said: said(textsOf(values[name])) };
	});
