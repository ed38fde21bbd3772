/** A calendar file read as a calendar reads it (RFC 5545): lines unfolded, each property with its parameters and its value. */

export interface Property {
	params: Record<string, string>;
	value: string;
}
export interface Component {
	name: string;
	properties: Record<string, Property[]>;
	components: Component[];
}

/** @throws Error where a line is too long, is no property, or a component is not closed */
export function readCalendar(text: string): Component {
	const written = text.split('\r\n');
	for (const line of written)
		if (Buffer.byteLength(line) > 75) throw new Error(`Longer than 75 octets: ${line}`);
	const root: Component = { name: 'file', properties: {}, components: [] };
	const open = [root];
	for (const line of text
		.replace(/\r\n[ \t]/g, '')
		.split('\r\n')
		.filter(Boolean)) {
		const [, name, params = '', value] =
			/^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/.exec(line) ?? [];
		if (name === undefined || value === undefined) throw new Error(`No property: ${line}`);
		const inside = open.at(-1)!;
		if (name === 'BEGIN') {
			const component = { name: value, properties: {}, components: [] };
			inside.components.push(component);
			open.push(component);
		} else if (name === 'END') {
			if (inside.name !== value) throw new Error(`${value} ends inside ${inside.name}`);
			open.pop();
		} else {
			const pairs = [...params.matchAll(/;([A-Z-]+)=("[^"]*"|[^;]*)/g)];
			(inside.properties[name] ??= []).push({
				params: Object.fromEntries(pairs.map(([, key, said]) => [key!, said!.replaceAll('"', '')])),
				value: value.replace(/\\n/gi, '\n').replace(/\\([,;\\])/g, '$1'),
			});
		}
	}
	if (open.length > 1) throw new Error(`${open.at(-1)?.name} is not closed`);
	const [calendar, ...more] = root.components;
	if (!calendar || more.length || calendar.name !== 'VCALENDAR') throw new Error('Not one calendar');
	return calendar;
}

/** The one event of a file, its properties by name, and what the file is for. @throws Error where one stands twice */
export function readEvent(text: string): { method: string; event: Record<string, Property> } {
	const calendar = readCalendar(text);
	const [event, ...more] = calendar.components;
	if (!event || more.length || event.name !== 'VEVENT') throw new Error('Not one event');
	const once = (all: Record<string, Property[]>) =>
		Object.fromEntries(
			Object.entries(all).map(([name, [first, ...again]]) => {
				if (!first || again.length) throw new Error(`${name} stands ${again.length + 1} times`);
				return [name, first];
			}),
		);
	const { METHOD, VERSION, PRODID } = once(calendar.properties);
	if (!PRODID || VERSION?.value !== '2.0') throw new Error('No product and version');
	return { method: METHOD?.value ?? '', event: once(event.properties) };
}
