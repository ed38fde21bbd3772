/** A meeting of a circle: from when it stands under what is to come, and what may be done with it. */
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';

export const answers = ['yes', 'no', 'maybe'] as const;
export type Answer = (typeof answers)[number];

interface Stands {
	startsAt: Date;
	endsAt: Date;
	cancelledAt: Date | null;
	minutesAt: Date | null;
}

export type MeetingStanding = 'coming' | 'cancelled' | 'past';
/** What has minutes, or whose day is over, is never to come. */
export function meetingStanding({ endsAt, cancelledAt, minutesAt }: Stands, at: Date): MeetingStanding {
	if (minutesAt !== null || copenhagenDate(endsAt) < copenhagenDate(at)) return 'past';
	return cancelledAt === null ? 'coming' : 'cancelled';
}

/** Until it begins. */
export const takesAnswers = (meeting: Stands, at: Date): boolean =>
	meetingStanding(meeting, at) === 'coming' && meeting.startsAt > at;

export const takesMinutes = ({ startsAt, cancelledAt }: Stands, at: Date): boolean =>
	cancelledAt === null && startsAt <= at;
