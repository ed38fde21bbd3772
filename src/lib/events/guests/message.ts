/** What an organiser writes to those who signed up. */
import type { RegistrationState } from '#lib/events/registrations/registration-queries.server.ts';

/** Those with a place, or those who wait for one, too. */
export const audiences = ['coming', 'all'] as const;
export type Audience = (typeof audiences)[number];

const states: Record<Audience, readonly RegistrationState[]> = {
	coming: ['confirmed'],
	all: ['confirmed', 'offered', 'waiting'],
};
export const statesOf = (audience: Audience): readonly RegistrationState[] => states[audience];

/** More than anybody wants to read about one evening. */
export const messagesADay = 3;

export interface SentMessage {
	id: number;
	audience: Audience;
	body: string;
	recipients: number;
	sentAt: Date;
}
