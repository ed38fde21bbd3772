/** What the municipality may send us about its year: one schema a form. */
import * as v from 'valibot';
import { rings } from '#lib/followup/wheel/wheel.ts';
import { daysBetween } from '#lib/i18n/copenhagen.ts';
import { m } from '#lib/paraglide/messages.js';
import { boardKinds } from '#lib/policy/boards.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay, typedDayOrNull, typedNumber } from '#lib/platform/forms/typed-fields.ts';

const longest = 366;
const rule = rulesOver<{ startsOn: string | null; dueOn: string }>();

export const wheelTaskInput = v.pipe(
	v.object({
		submission: fields.submission,
		ring: fields.choice(rings),
		title: fields.line({ least: 3, most: 120 }),
		note: fields.paragraphs({ most: 1000 }),
		/** Null: it is one day. */
		startsOn: typedDayOrNull,
		dueOn: typedDay,
		yearly: fields.tick,
		/** An election to boards of this kind, or the last day to be put forward. */
		boardKind: fields.choiceOrNull(boardKinds),
		owner: fields.idOrNull,
		remindDays: typedNumber(
			whole(0, 90, () => m.wheel_remind_wrong()),
			() => m.wheel_remind_wrong(),
		),
	}),
	follows([
		rule(
			'startsOn',
			['startsOn', 'dueOn'],
			({ startsOn, dueOn }) =>
				startsOn !== null &&
				(startsOn > dueOn || daysBetween(startsOn, dueOn) > longest) &&
				m.wheel_starts_wrong(),
		),
	]),
);
export type WheelTaskInput = v.InferOutput<typeof wheelTaskInput>;

export const wheelStepInput = v.object({ task: fields.id });
