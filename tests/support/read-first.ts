/** What a form carries that somebody has read before they sent it, for requests that open no page. */
import { stampKey, stampName, stampOf } from '#lib/platform/forms/form-stamp.ts';

/** @param databaseUrl the one that the site was started with */
export const readFirst = (databaseUrl: string): Record<string, string> => ({
	[stampName]: stampOf(stampKey(databaseUrl), new Date(Date.now() - 10_000)),
});
