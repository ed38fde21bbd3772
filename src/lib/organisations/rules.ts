/** What holds for an organisation and its sites wherever they come from: a form, the API or an import. */
import * as v from 'valibot';
import { address, cityOrNull, postcodeOrNull } from '#lib/geography/place-fields.ts';
import { point } from '#lib/geography/point-field.ts';
import { languageCodes } from '#lib/i18n/languages.ts';
import { readCvr, readPNumber } from '#lib/organisations/cvr.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';
import { readWebsite } from '#lib/organisations/website.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

/** A name stands in mails to others, so it can carry no links. */
export const organisationName = v.pipe(
	fields.line({ least: 1, most: 160, missing: () => m.org_name_missing() }),
	fields.withoutLinks(),
);
const kind = fields.choice(organisationKinds, () => m.org_kind_missing());
const website = fields.readOrNull(readWebsite, () => m.org_website_wrong());

/** Who it is: the owner's to change once the municipality has approved it. */
export const identityRules = v.object({
	name: organisationName,
	kind,
	cvr: fields.readOrNull(readCvr, () => m.org_cvr_wrong()),
});

export const purposeLeast = 20;
const purpose = v.pipe(
	fields.paragraphs({ least: 1, most: 4000, missing: () => m.org_purpose_missing() }),
	v.minLength<string, number, fields.Sentence>(purposeLeast, () => m.org_purpose_short()),
);
export const profileRules = v.object({ purpose, languages: fields.choices(languageCodes), website });

export const contactRules = v.object({
	publicEmail: fields.emailOrNull,
	publicPhone: fields.phoneOrNull,
	contactName: fields.line({ least: 1, most: 120, missing: () => m.org_contact_name_missing() }),
	contactEmail: fields.email(() => m.org_contact_email_missing()),
	contactPhone: fields.phoneOrNull,
});

const where = { address, postcode: postcodeOrNull, city: cityOrNull, point };

export const siteValues = {
	label: fields.line({ most: 120 }),
	...where,
	pNumber: fields.readOrNull(readPNumber, () => m.org_site_p_number_wrong()),
	isPrimary: fields.tick,
	/** The form's key: the same form sent twice adds one site. */
	submission: fields.submission,
};
export const siteRules = v.object(siteValues);

/** What a public list says of an organisation that is not with us yet. */
export const listedRules = v.object({
	name: organisationName,
	kind,
	website,
	...where,
});
