/** Company numbers that pass the check and belong to nobody: the register has not come near 99 million. */
const weights = [2, 7, 6, 5, 4, 3, 2, 1];

const isValid = (number: number) =>
	[...String(number)].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11 === 0;

export function* inventedCvrNumbers(): Generator<string, never> {
	for (let number = 99_100_000; ; number += 7) if (isValid(number)) yield String(number);
}
