/** The accounts of the demo; invented people, listed on the demo's login page and made by the seed. */
import type { MunicipalRole, OrganisationRole } from '#lib/accounts/actor.ts';

export interface DemoAccount {
	key: 'member' | 'signatory' | 'consultant' | 'administrator' | 'auditor' | 'editor';
	name: string;
	email: string;
	/** The role in the demo's own organisation, Nordlys El; null for the municipality's people. */
	role: OrganisationRole | null;
	municipalRole: MunicipalRole | null;
}

export const demoPassword = 'bland-dig-i-byen';

export const demoAccounts: readonly DemoAccount[] = [
	{ key: 'member', name: 'Ida Holm', email: 'ida@nordlys-el.example', role: 'owner', municipalRole: null },
	{
		key: 'signatory',
		name: 'Samir Rahimi',
		email: 'samir@nordlys-el.example',
		role: 'signatory',
		municipalRole: null,
	},
	{
		key: 'consultant',
		name: 'Karen Lund',
		email: 'karen@kommune.example',
		role: null,
		municipalRole: 'consultant',
	},
	{
		key: 'administrator',
		name: 'Jonas Bech',
		email: 'jonas@kommune.example',
		role: null,
		municipalRole: 'administrator',
	},
	{
		key: 'auditor',
		name: 'Mette Skov',
		email: 'mette@revision.example',
		role: null,
		municipalRole: 'auditor',
	},
	{
		key: 'editor',
		name: 'Rikke Toft',
		email: 'rikke@kommune.example',
		role: null,
		municipalRole: 'editor',
	},
];
