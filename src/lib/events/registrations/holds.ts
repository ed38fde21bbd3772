/** A seat asked for by e-mail: held until its owner says yes in the mail, or until the time has gone. */

const minute = 60_000;
/** How long a seat is held. */
export const holdMinutes = 30;
/** One e-mail hears from one event at most this often, however often it is typed. */
export const mailEveryMinutes = 60;

/** Until when, in whole minutes, so that the mail can say it; never past the beginning. */
export function holdUntil(now: Date, startsAt: Date): Date {
	const whole = Math.ceil(now.getTime() / minute) * minute;
	return new Date(Math.min(whole + holdMinutes * minute, startsAt.getTime()));
}

/** What somebody gets who says yes at `now`; whether they fit besides is for the line to say. */
export function answered(heldUntil: Date | null, now: Date, fits: boolean): 'confirmed' | 'waiting' {
	return (heldUntil && heldUntil > now) || fits ? 'confirmed' : 'waiting';
}
