import { recorderOf } from '#lib/platform/audit.server.ts';

type OwnAccount =
	| 'email_confirmed'
	| 'email_changed'
	| 'password_changed'
	| 'profile_changed'
	| 'signed_out_everywhere'
	| 'erased';
type Municipal = 'municipal_role_given' | 'municipal_role_taken';
type Membership = 'role_changed' | 'left' | 'removed';

/** About a person's account, and a person's membership of an organisation. */
export const recordPerson = recorderOf<`person.${OwnAccount | Municipal}` | `membership.${Membership}`>(
	'person',
);
export const recordInvitation = recorderOf<`invitation.${'sent' | 'revoked' | 'accepted'}`>('invitation');
/** The municipality's own words of the mails. */
export const recordMailWords = recorderOf<`mail_words.${'edited' | 'put_back'}`>('mail_words');
