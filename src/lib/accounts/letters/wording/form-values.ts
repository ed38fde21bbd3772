/** The words of a kind of mail as its form shows them. */
import { textsOf } from '#lib/accounts/letters/wording/kinds.ts';
import type { MailKind } from '#lib/accounts/letters/wording/kinds/mail-kind.ts';
import type { StoredValues } from '#lib/platform/forms/form-answer.ts';

/** @param own the municipality's words that are in force, by the field's name */
export const formValues = (kind: MailKind, own: ReadonlyMap<string, string>): StoredValues =>
	Object.fromEntries(textsOf(kind).map(({ field, shipped }) => [field, own.get(field) ?? shipped]));
