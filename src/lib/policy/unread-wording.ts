import { Refused } from '#lib/platform/errors.ts';
import { checkWording } from '#lib/policy/wording.ts';

/** Words that may shut somebody out are looked at before they go out. @throws Refused `wording_unread` */
export function refuseUnreadWording(texts: readonly string[], wordingRead: boolean): void {
	if (!wordingRead && checkWording(...texts).length > 0) throw new Refused('wording_unread', 'wordingRead');
}
