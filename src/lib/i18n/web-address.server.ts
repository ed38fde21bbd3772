import type { Locale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { env } from '#lib/platform/env.server.ts';

/** The whole address of a page, for what is read away from the site: mails, printed codes, calendars. */
export const webAddress = (path: string, locale?: Locale): string => env().ORIGIN + href(path, locale);
