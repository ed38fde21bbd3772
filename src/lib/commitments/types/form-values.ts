/** A type of promise as the texts of the municipality's form. */
import { textValues, type TypeRow } from '#lib/commitments/types/added.ts';
import type { typeInput } from '#lib/commitments/types/input.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

type TypeValues = FormValuesOf<typeof typeInput, 'submission' | 'wordingRead'>;

/** Without one: as an empty form. */
export const formValues = (type?: TypeRow): TypeValues => ({
	...textValues(type ?? blank),
	goal: type?.goal ?? '',
	defaultTarget: formatNumber(type?.defaultTarget ?? 10, 0),
	confirms: type?.confirms ?? 'municipality',
});

const none = { da: '' };
const blank = { name: none, question: none, help: none, unitOne: none, unitOther: none, symbol: none };
