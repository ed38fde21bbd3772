/** A kind of mail whose words the municipality may change. */
import type { ExampleKey } from '#lib/accounts/letters/wording/examples.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** A message of the site; what it takes differs from one to the next. */
export type Message = (inputs: never, options?: { locale?: Locale }) => string;

export interface MailKind {
	/** When it is sent: what it is called where its words are written. */
	readonly name: () => string;
	/** What it says by the keys of the messages, the subject first. Of each there is one shape, whatever number stands in it. */
	readonly words: Readonly<Record<string, Message>>;
	/** Placeholders that are filled with something else here than in most mails. */
	readonly examples?: Readonly<Record<string, ExampleKey>>;
}
