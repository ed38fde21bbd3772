/** What the desk of a forum may send us: one schema a form. */
import * as v from 'valibot';
import { emailField, nameField } from '#lib/accounts/account-fields.ts';
import { seatKinds } from '#lib/networks/circles/circle.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay, typedDayOrNull } from '#lib/platform/forms/typed-fields.ts';

const words = {
	name: fields.line({ least: 1, most: 160, missing: () => m.circle_name_missing() }),
	purpose: fields.paragraphs({ least: 10, most: 4000, missing: () => m.circle_purpose_missing() }),
	isPublic: fields.tick,
	wordingRead: fields.tick,
};
export const newForumInput = v.object({ ...words, submission: fields.submission });
export type NewForumInput = v.InferOutput<typeof newForumInput>;
export const forumInput = v.object(words);
export type ForumInput = v.InferOutput<typeof forumInput>;

const seatFields = v.object({
	kind: fields.choice(seatKinds, () => m.circle_seat_kind_missing()),
	name: nameField,
	email: emailField,
	/** The address of a partner's page, or the last part of it. */
	organisation: fields.lineOrNull(500),
	fromOn: typedDay,
	toOn: typedDayOrNull,
});
type Seat = v.InferOutput<typeof seatFields>;
const rule = rulesOver<Seat>();
export const seatInput = v.pipe(
	seatFields,
	follows([
		rule(
			'toOn',
			['fromOn', 'toOn'],
			({ fromOn, toOn }) => toOn !== null && toOn < fromOn && m.circle_term_wrong(),
		),
		rule(
			'organisation',
			['kind', 'organisation'],
			({ kind, organisation }) =>
				kind === 'citizen' && organisation !== null && m.circle_citizen_is_nobodys(),
		),
	]),
);
export type SeatInput = Seat;
export const endSeatInput = v.object({ seat: fields.id });
export const extendInput = v.object({ seat: fields.id, until: typedDay });
export type ExtendInput = v.InferOutput<typeof extendInput>;

export const decisionInput = v.object({
	words: fields.paragraphs({ least: 3, most: 2000, missing: () => m.circle_decision_missing() }),
	owner: fields.line({ least: 2, most: 160, missing: () => m.circle_owner_missing() }),
	dueOn: typedDay,
	/** The meeting that it was made at. */
	meeting: fields.idOrNull,
	submission: fields.submission,
});
export type DecisionInput = v.InferOutput<typeof decisionInput>;
export const doneInput = v.object({ decision: fields.id });
