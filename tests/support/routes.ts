/** The doors of the house, read from the route tree: every page, endpoint and form action. */
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname } from 'node:path';
import ts from 'typescript';

export interface Door {
	route: string;
	/** GET, or the name of a form action. */
	ask: string;
	kind: 'page' | 'endpoint' | 'action';
}

const verbs = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Names of what a route's server file offers. */
function offered(file: string): { methods: string[]; actions: string[] } {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
	const methods: string[] = [];
	const actions: string[] = [];
	for (const statement of source.statements) {
		if (
			ts.isExportDeclaration(statement) &&
			statement.exportClause &&
			ts.isNamedExports(statement.exportClause)
		) {
			methods.push(
				...statement.exportClause.elements.map(({ name }) => name.text).filter((name) => verbs.has(name)),
			);
		}
		if (ts.isFunctionDeclaration(statement) && statement.name && verbs.has(statement.name.text)) {
			methods.push(statement.name.text);
		}
		if (!ts.isVariableStatement(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations) {
			if (verbs.has(name.getText())) methods.push(name.getText());
			if (name.getText() !== 'actions' || !initializer) continue;
			let value: ts.Expression = initializer;
			while (ts.isSatisfiesExpression(value) || ts.isAsExpression(value)) value = value.expression;
			if (!ts.isObjectLiteralExpression(value)) throw new Error(`${file}: actions must be an object literal`);
			actions.push(...value.properties.map((property) => property.name?.getText() ?? ''));
		}
	}
	return { methods, actions };
}

/** A route's folder as the address has it: `[x+2e]well-known` is `.well-known`, and a group is not there. */
export const withoutMarks = (route: string): string =>
	route
		.replace(/\[x\+([0-9a-f]{2})\]/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
		.replace(/\/\([^)]+\)/g, '');

export async function listDoors(): Promise<Door[]> {
	const doors: Door[] = [];
	for await (const file of glob('src/routes/**/+{page.svelte,page.server.ts,server.ts}')) {
		const folder = dirname(file)
			.replaceAll('\\', '/')
			.replace(/^src\/routes/, '');
		const route = folder || '/';
		if (file.endsWith('+page.svelte')) {
			doors.push({ route, ask: 'GET', kind: 'page' });
			continue;
		}
		const { methods, actions } = offered(file);
		for (const method of methods) {
			// What is sent to an endpoint passes the gate of a form without a name.
			if (method === 'GET') doors.push({ route, ask: method, kind: 'endpoint' });
			else doors.push({ route, ask: 'default', kind: 'action' });
		}
		doors.push(...actions.map((ask) => ({ route, ask, kind: 'action' as const })));
		if (
			file.endsWith('+page.server.ts') &&
			!actions.includes('default') &&
			!doors.some((door) => door.route === route)
		) {
			doors.push({ route, ask: 'GET', kind: 'page' });
		}
	}
	const seen = new Set<string>();
	return doors
		.filter(({ route, ask }) => !seen.has(`${route} ${ask}`) && seen.add(`${route} ${ask}`))
		.sort((a, b) => a.route.localeCompare(b.route) || a.ask.localeCompare(b.ask));
}
