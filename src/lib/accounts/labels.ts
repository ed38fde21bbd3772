import type { MunicipalRole, OrganisationRole } from '#lib/accounts/actor.ts';
import { m } from '#lib/paraglide/messages.js';

const names: Record<OrganisationRole, () => string> = {
	owner: m.account_role_owner,
	signatory: m.account_role_signatory,
	editor: m.account_role_editor,
	reporter: m.account_role_reporter,
	reader: m.account_role_reader,
};
const abilities: Record<OrganisationRole, () => string> = {
	owner: m.account_role_owner_may,
	signatory: m.account_role_signatory_may,
	editor: m.account_role_editor_may,
	reporter: m.account_role_reporter_may,
	reader: m.account_role_reader_may,
};
const municipalNames: Record<MunicipalRole, () => string> = {
	administrator: m.account_municipal_administrator,
	consultant: m.account_municipal_consultant,
	moderator: m.account_municipal_moderator,
	editor: m.account_municipal_editor,
	auditor: m.account_municipal_auditor,
};
const municipalAbilities: Record<MunicipalRole, () => string> = {
	administrator: m.account_municipal_administrator_may,
	consultant: m.account_municipal_consultant_may,
	moderator: m.account_municipal_moderator_may,
	editor: m.account_municipal_editor_may,
	auditor: m.account_municipal_auditor_may,
};

export const roleName = (role: OrganisationRole): string => names[role]();
/** What the role lets a person do, as half a sentence. */
export const roleAbility = (role: OrganisationRole): string => abilities[role]();
export const municipalRoleName = (role: MunicipalRole): string => municipalNames[role]();
export const municipalRoleAbility = (role: MunicipalRole): string => municipalAbilities[role]();
