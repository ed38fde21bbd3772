/** What the frame of every page needs to know about who looks at it; the root layout's load returns it. */
export interface Shell<Kind extends string = string> {
	signedIn: boolean;
	personName?: string;
	organisations: readonly { slug: string; name: string; kind: Kind }[];
	/** Works for the municipality. */
	municipal: boolean;
	/** May say who works for the municipality. */
	administers?: boolean;
	/** May read the log. */
	audits?: boolean;
	/** How many things wait for the municipality, by the address of their page in code form. */
	waiting?: Readonly<Record<string, number>>;
}

export const visitorShell: Shell<never> = { signedIn: false, organisations: [], municipal: false };

export interface NavItem {
	label: string;
	path: string;
	/** The other addresses that belong under this item. */
	sections?: readonly string[];
	/** How many things wait there. */
	count?: number;
	/** What its address is narrowed by to what waits, where the page shows more. */
	waitingBy?: string;
	/** What else is reached from here, in a menu of its own; `path` is the first of them. */
	parts?: readonly NavItem[];
}

/** `page` on the item's own address, `true` below it: the two values of aria-current used in menus. */
export function currentOf(item: NavItem, path: string): 'page' | 'true' | undefined {
	if (path === item.path) return 'page';
	const below = [item.path, ...(item.sections ?? [])].some((section) => path.startsWith(`${section}/`));
	return below || item.sections?.includes(path) ? 'true' : undefined;
}
