import { AsyncLocalStorage } from 'node:async_hooks';
import { baseLocale, setLocaleSource, type Locale } from '#lib/i18n/locale.ts';

const storage = new AsyncLocalStorage<Locale>();
setLocaleSource(() => storage.getStore() ?? baseLocale);

/** Runs `work` with every message and link in `locale` (a request, a mail to one person). */
export const withLocale = <T>(locale: Locale, work: () => T): T => storage.run(locale, work);
