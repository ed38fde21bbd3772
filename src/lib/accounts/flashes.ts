/** What is said once on the page after one of this room’s forms. */
import { flashTable } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const accountFlashes = flashTable('accounts', {
	loggedOut: m.account_login_out,
	erased: m.account_erase_done,
	profileSaved: m.account_own_profile_done,
	emailAsked: m.account_own_email_asked,
	emailChanged: m.account_own_email_done,
	passwordChanged: m.account_own_password_done,
	colleagueInvited: m.account_colleagues_done_invite,
	colleagueRole: m.account_colleagues_done_role,
	invited: m.account_people_done_invite,
	invitationResent: m.account_people_done_resend,
	invitationRevoked: m.account_people_done_revoke,
	roleChanged: m.account_people_done_role,
	memberRemoved: m.account_people_done_remove,
	mailWordsSaved: m.mail_words_said_saved,
	mailWordsRestored: m.mail_words_said_restored,
});
