/** The regular expressions of the house, and for each the texts that cost it most. */
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { RegExpParser, visitRegExpAST, type AST } from '@eslint-community/regexpp';
import ts from 'typescript';

const sources = ['src/**/*.{ts,svelte}'];

export interface Pattern {
	where: string;
	expression: RegExp;
	/** The longest text it sees, in characters: what `matches` says, else as much as a form may hold. */
	longest: number;
}

/** What the operator writes in the settings, not a person in a form. */
const settings = /\/(?:env|s3-store|adressevaelger)\.server\.ts$|\/geography\/basemap\/basemap\.ts$/;

/** What a form may hold, in bytes. */
const formBytes = 100_000;

function scriptsOf(file: string): string {
	const text = readFileSync(file, 'utf8');
	if (!file.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n');
}

function patternsIn(file: string): Pattern[] {
	const source = ts.createSourceFile('file.ts', scriptsOf(file), ts.ScriptTarget.Latest, true);
	const patterns: Pattern[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isRegularExpressionLiteral(node)) {
			const [, pattern = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
			patterns.push({ where: file, expression: new RegExp(pattern, flags), longest: longestFor(node) });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return patterns;
}

function longestFor(node: ts.RegularExpressionLiteral): number {
	const { parent } = node;
	if (!ts.isCallExpression(parent) || parent.expression.getText() !== 'matches') return formBytes;
	return Number(parent.arguments[1]?.getText().replaceAll('_', ''));
}

export async function listPatterns(): Promise<Pattern[]> {
	const patterns: Pattern[] = [];
	for await (const file of glob(sources)) {
		const path = file.replaceAll('\\', '/');
		if (!path.includes('/paraglide/') && !path.includes('.test.') && !settings.test(path))
			patterns.push(...patternsIn(path));
	}
	return patterns;
}

interface Pieces {
	/** What the pattern takes: its characters and literal runs, and one of each class, set and range. */
	taken: string[];
	/** What ends a match: nothing, what nothing takes, and what its negated classes leave out. */
	endings: string[];
	/** The shortest text it takes before each part that may go on for ever. */
	beginnings: string[];
}

function sample(node: AST.Element | AST.CharacterClassElement | AST.CharacterClass): string {
	switch (node.type) {
		case 'Character':
			return String.fromCodePoint(node.value);
		case 'CharacterClassRange':
			return String.fromCodePoint(node.min.value);
		case 'CharacterSet':
			return node.kind === 'space' && !node.negate ? ' ' : node.kind === 'digit' && !node.negate ? '1' : 'a';
		case 'CharacterClass':
			return node.negate ? '~' : sample(node.elements[0]! as AST.CharacterClassElement);
		case 'Quantifier':
			return sample(node.element).repeat(Math.min(node.min, 20));
		case 'Group':
		case 'CapturingGroup':
			return node.alternatives[0]!.elements.map(sample).join('');
		default:
			return '';
	}
}

function piecesOf({ source, flags }: RegExp): Pieces {
	const taken = new Set<string>();
	const endings = new Set(['', '\u0001', '\n']);
	// The second takes a text past what only its beginning matches.
	// The second leads past what a pattern only takes at the very beginning.
	const beginnings = new Set(['', '\u0001']);
	const tree = new RegExpParser().parsePattern(source, undefined, undefined, {
		unicode: flags.includes('u'),
	});
	const keep = (node: AST.Character | AST.CharacterClassRange | AST.CharacterSet) =>
		void (node.parent.type === 'CharacterClass' && node.parent.negate ? endings : taken).add(sample(node));
	visitRegExpAST(tree, {
		onCharacterEnter: keep,
		onCharacterClassRangeEnter: keep,
		onCharacterSetEnter: keep,
		onCharacterClassEnter: ({ negate }) => void (negate && taken.add('~')),
		onAlternativeEnter: ({ elements }) => {
			const literal = elements.flatMap((one) => (one.type === 'Character' ? [sample(one)] : [])).join('');
			if (literal.length > 1) taken.add(literal);
			for (const [index, one] of elements.entries())
				if (one.type === 'Quantifier' && one.max === Infinity)
					beginnings.add(elements.slice(0, index).map(sample).join(''));
		},
	});
	const some = (all: Set<string>, most: number) =>
		all.size > most ? [...all].filter((_, index) => index % Math.ceil(all.size / most) === 0) : [...all];
	return { taken: some(taken, 12), endings: some(endings, 6), beginnings: [...beginnings] };
}

/** Texts of about `length` characters: behind each beginning each piece again and again, and each two in turn. */
export function* worstTexts(expression: RegExp, length: number): Generator<{ text: string; about: string }> {
	const { taken, endings, beginnings } = piecesOf(expression);
	const runs = new Set(taken.flatMap((one) => [one, ...taken.map((other) => one + other)]));
	for (const beginning of beginnings)
		for (const run of runs)
			for (const ending of endings)
				yield {
					text: beginning + run.repeat(Math.ceil(length / run.length)) + ending,
					about: [beginning, run, ending].map((part) => JSON.stringify(part)).join(' + '),
				};
}
