/**
 * Entries fade: whoever has not said for a year that the facts are still right leaves the maps, and never the record.
 * A month before, the partner is asked by mail.
 */
const day = 86_400_000;
const yearDays = 365;
const askDays = 335;

/** Confirmed before this moment, an entry is off the maps. */
export const staleBefore = (now: Date): Date => new Date(now.getTime() - yearDays * day);

/** Confirmed before this moment, a partner is asked whether it is still right. */
export const askBefore = (now: Date): Date => new Date(now.getTime() - askDays * day);

export const isStale = (lastConfirmedAt: Date, now: Date): boolean => lastConfirmedAt < staleBefore(now);
