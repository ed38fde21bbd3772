import { getContext, setContext } from 'svelte';
import type { FlashShown } from '#lib/platform/flash.ts';

const key = Symbol('flash');
type Read = () => FlashShown | null;

export const provideFlash = (read: Read): Read => setContext(key, read);
/** What is said on this page and no other; for a page that says it in its own place, or goes by it. */
export const flashHere = (): Read => getContext<Read | undefined>(key) ?? (() => null);
