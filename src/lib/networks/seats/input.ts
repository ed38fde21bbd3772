/** What somebody sends by the link in their mail, about their own seat. */
import * as v from 'valibot';
import { answers } from '#lib/networks/meetings/meeting.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

export const acceptInput = v.object({ named: fields.tick });
export const ownSeatInput = v.object({ named: fields.tick, muted: fields.tick });
export type OwnSeatInput = v.InferOutput<typeof ownSeatInput>;
export const answerInput = v.object({
	meeting: fields.id,
	answer: fields.choice(answers, () => m.circle_answer_missing()),
});
export type AnswerInput = v.InferOutput<typeof answerInput>;
