/** Signs that stand in no address of ours; PostgreSQL takes no text with the first of them. */
const controls = /[\u0000-\u001f\u007f]/;

/** Whether the path of an address can be read at all: percent signs that decode to UTF-8, and nothing invisible. */
export function isPlainPath(pathname: string): boolean {
	try {
		return !controls.test(decodeURIComponent(pathname));
	} catch {
		return false;
	}
}

/** Leaves out of a query what PostgreSQL would not take; what is no UTF-8 was replaced by the parser. */
export function dropUnreadable(query: URLSearchParams): void {
	for (const [name, value] of [...query]) if ((name + value).includes('\0')) query.delete(name);
}
