/** The id of a field's control, so that the error summary can link to it: `sites.0.address` -> `f-sites-0-address`. */
export const fieldId = (name: string): string => `f-${name.replace(/[^\w-]+/g, '-')}`;

/** The ids that describe a control, for `aria-describedby`; undefined when there are none. */
export const describedBy = (id: string, help: unknown, error: unknown): string | undefined =>
	[help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
