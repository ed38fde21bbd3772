/**
 * The hundred most used passwords of ten characters or more (shorter ones are refused by length),
 * as they recur in published lists of leaked passwords, with the Danish words among them.
 */
// prettier-ignore
export const commonPasswords: ReadonlySet<string> = new Set([
	'1234567890', '0123456789', '0987654321', '9876543210', '12345678910', '123456789a', 'a123456789', '1234567891',
	'12345678901', '123456789123', '1234567890a', '123123123123', '1231231231', '1111111111', '0000000000', '1122334455',
	'1212121212', '2222222222', '5555555555', '7777777777', '9999999999', '1029384756', '1357924680', '147258369a',
	'789456123a', '741852963a', '963852741a', '1q2w3e4r5t', '1q2w3e4r5t6y', '1qaz2wsx3edc', 'q1w2e3r4t5', 'q1w2e3r4t5y6',
	'qwertyuiop', 'qwertyuiopå', 'qwerty1234', 'qwerty12345', 'qwerty123456', 'qwertyqwerty', 'qwer123456', '123qweasdzxc',
	'qazwsxedc1', 'qazwsxedcrfv', 'zaq12wsxcde3', 'asdfghjkl1', 'asdfghjklæø', 'asdfasdfasdf', 'asdfghjkl;', 'zxcvbnm123',
	'aaaaaaaaaa', 'abcdefghij', 'abcdefghijk', 'abc1234567', 'abcd123456', 'abc123456789', 'abcabcabc1', 'password12',
	'password123', 'password1234', 'password12345', 'password123!', 'password!1', 'passw0rd123', 'p@ssw0rd123', 'p@ssword123',
	'passwordpassword', 'mypassword', 'mypassword1', 'newpassword', 'changeme123', 'welcome123', 'welcome1234', 'letmein123',
	'iloveyou12', 'iloveyou123', 'iloveyou1234', 'sunshine123', 'princess123', 'football123', 'baseball123', 'superman123',
	'dragon12345', 'monkey12345', 'charlie123', 'liverpool1', 'liverpool123', 'manchester', 'barcelona1', 'christopher',
	'administrator', 'admin12345', 'admin123456', 'adgangskode', 'adgangskode1', 'adgangskode123', 'kodeord123', 'kodeord1234',
	'hemmeligkode', 'velkommen1', 'velkommen123', 'københavn1', 'koebenhavn', 'kobenhavn1', 'copenhagen', 'danmark123',
	'sommer2025', 'sommer2026', 'bland-dig-i-byen', 'blanddigibyen',
]);
