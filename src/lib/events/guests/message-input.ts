import * as v from 'valibot';
import { audiences } from '#lib/events/guests/message.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

export const messageInput = v.object({
	audience: fields.choice(audiences, () => m.event_message_audience_missing()),
	body: fields.paragraphs({ least: 3, most: 3000, missing: () => m.event_message_missing() }),
	submission: fields.submission,
});
export type MessageInput = v.InferOutput<typeof messageInput>;
