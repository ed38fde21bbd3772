/** The first months: Danish, children, work, and what one may and must. */
import { borger, city, lifeInDenmark, newInDenmark, type StepPlanned } from './step-plan.ts';

const jobnet = (title = 'Jobnet') => ({ title, url: 'https://jobnet.dk/' });
const tax = (title: string) => ({ title, url: 'https://www.skat.dk/' });
const humanRights = (title: string) => ({ title, url: 'https://menneskeret.dk/' });

export const soonSteps: readonly StepPlanned[] = [
	{
		key: 'dansk',
		theme: 'danish',
		phase: 'soon',
		texts: {
			da: {
				title: 'Begynd på danskuddannelse',
				lead: 'Er du over 18 år og har CPR-nummer, kan kommunen henvise dig til et sprogcenter.',
				body: `Der er tre danskuddannelser. Danskuddannelse 1 er for dig, der ikke har lært at læse og skrive, eller som læser et andet alfabet. Danskuddannelse 2 er for dig, der har gået kort tid i skole. Danskuddannelse 3 er for dig, der har en længere uddannelse. Sprogcenteret finder ud af sammen med dig, hvor du skal begynde.

Der er hold om dagen og om aftenen, og man kan lære en del på nettet. Undervisningen er gratis for de fleste. Nogle betaler et depositum, som de får igen, når de har bestået.

Retten gælder i en bestemt tid, så begynd hurtigt. Kommunen fortæller, hvor længe du kan gå der.

Ved siden af kan du tale dansk på en sprogcafé. Det er gratis, og du behøver ikke at kunne noget i forvejen. Vælg din bydel herunder, og se, hvad der er.`,
				links: [city('Danskuddannelse i Københavns Kommune'), borger('Danskuddannelse på borger.dk')],
			},
			'da-simple': {
				title: 'Lær dansk',
				lead: 'Du kan gå til dansk. Det er gratis for de fleste.',
				body: `Er du over 18 år? Har du et CPR-nummer? Så kan du gå til dansk på et sprogcenter. Kommunen hjælper dig.

Der er hold om dagen og om aftenen.

Begynd snart. Du kan kun gå der i en bestemt tid.

Du kan også tale dansk på en sprogcafé. Bare kom.`,
				links: [city()],
			},
			en: {
				title: 'Begin Danish classes',
				lead: 'If you are over 18 and have a CPR number, the municipality can refer you to a language centre.',
				body: `There are three Danish programmes. Danish 1 is for those who have not learnt to read and write, or who read another alphabet. Danish 2 is for those who went to school for a short time. Danish 3 is for those with a longer education. The language centre finds out with you where to begin.

There are classes by day and in the evening, and some of it can be learnt online. Classes are free for most people. Some pay a deposit, which they get back when they have passed.

The right lasts for a certain time, so begin soon. The municipality tells you for how long.

Besides, you can speak Danish at a language café. It is free, and you can come without knowing any. Choose your district below and see what there is.`,
				links: [
					city('Danish classes in the City of Copenhagen'),
					lifeInDenmark('Learn Danish: Life in Denmark'),
				],
			},
			ar: {
				title: 'ابدأ تعلم اللغة الدنماركية',
				lead: 'إذا كان عمرك فوق 18 سنة ولديك رقم CPR، يمكن للبلدية أن تحيلك إلى مركز لتعليم اللغة.',
				body: `هناك ثلاثة برامج لتعليم الدنماركية. البرنامج 1 لمن لم يتعلم القراءة والكتابة أو يقرأ بأبجدية أخرى. البرنامج 2 لمن ذهب إلى المدرسة مدة قصيرة. البرنامج 3 لمن لديه تعليم أطول. يحدد مركز اللغة معك أين تبدأ.

هناك دروس في النهار وفي المساء، ويمكن تعلم جزء منها على الإنترنت. التعليم مجاني لمعظم الناس. بعضهم يدفع تأمينا يستعيده عندما ينجح.

هذا الحق محدود بمدة معينة، فابدأ بسرعة. تخبرك البلدية كم تدوم المدة.

وإلى جانب ذلك يمكنك أن تتحدث الدنماركية في مقهى اللغة. إنه مجاني ولا تحتاج إلى معرفة سابقة. اختر منطقتك في الأسفل وانظر ماذا يوجد فيها.`,
				links: [city('بلدية كوبنهاغن'), lifeInDenmark('Life in Denmark (بالإنجليزية)')],
			},
		},
	},
	{
		key: 'boern',
		theme: 'school',
		phase: 'soon',
		texts: {
			da: {
				title: 'Skriv dit barn op til pasning, og meld det ind i skole',
				lead: 'Pladsanvisningen finder en plads i vuggestue eller børnehave. Folkeskolen er gratis.',
				body: `Børn kan få plads i dagpleje, vuggestue eller børnehave, fra de er omkring et halvt år. Skriv barnet op på nettet med MitID. Pladsanvisningen i kommunen svarer på spørgsmål. Du betaler en del af prisen. Har familien en lav indtægt, kan du søge om at betale mindre.

Børn skal have undervisning fra august i det år, de fylder seks. Hver adresse hører til en folkeskole. Du kan også søge en anden skole eller vælge en privat skole, som man betaler til. Kommer dit barn til byen midt i året, så tal med skolen eller kommunen med det samme.

Et barn, der ikke kan dansk endnu, får hjælp til det. Nogle begynder i en modtagelsesklasse.

Efter skole kan barnet gå i fritidshjem eller klub. Skolen og hjemmet skriver sammen på Aula.`,
				links: [city('Pasning og skole i Københavns Kommune'), borger('Pasning og skole på borger.dk')],
			},
			'da-simple': {
				title: 'Pasning og skole til dit barn',
				lead: 'Skriv dit barn op. Kommunen finder en plads.',
				body: `Har du et lille barn? Skriv det op til vuggestue eller børnehave. Du gør det på nettet med MitID. Du betaler noget af prisen.

Bliver dit barn seks år? Så skal det i skole. Folkeskolen er gratis.

Kan dit barn ikke dansk? Skolen hjælper.

Skolen skriver til dig på Aula. Læs det tit.`,
				links: [city()],
			},
			en: {
				title: 'Sign your child up for day care, and enrol at a school',
				lead: 'The municipality finds a place in a nursery or kindergarten. The public school is free.',
				body: `Children can get a place with a childminder, in a nursery or in a kindergarten from about half a year old. Sign up online with MitID. The municipality’s office for places, Pladsanvisningen, answers questions. You pay part of the price. If the family has a low income, you can apply to pay less.

Children must be taught from August of the year in which they turn six. Each address belongs to a public school. You can also apply for another one, or choose a private school, which costs money. If your child comes to the city in the middle of the year, talk to the school or the municipality at once.

A child who does not know Danish yet gets help with it. Some begin in a reception class.

After school a child can go to an after-school centre or a club. School and home write to each other on Aula.`,
				links: [
					city('Day care and school in the City of Copenhagen'),
					lifeInDenmark('Children: Life in Denmark'),
				],
			},
			ar: {
				title: 'سجل طفلك في الحضانة والمدرسة',
				lead: 'تجد البلدية مكانا في الحضانة أو الروضة. المدرسة العامة مجانية.',
				body: `يمكن للأطفال أن يحصلوا على مكان في الحضانة أو الروضة من عمر نصف سنة تقريبا. سجل طفلك على الإنترنت بواسطة MitID. يجيب مكتب توزيع الأماكن في البلدية Pladsanvisningen عن أسئلتك. تدفع جزءا من الثمن، وإذا كان دخل الأسرة منخفضا يمكنك أن تطلب دفع أقل.

يجب أن يتلقى الأطفال التعليم من شهر أغسطس في السنة التي يبلغون فيها السادسة. كل عنوان يتبع مدرسة عامة. ويمكنك أن تطلب مدرسة أخرى أو أن تختار مدرسة خاصة مقابل رسوم. إذا وصل طفلك إلى المدينة في وسط السنة فتحدث مع المدرسة أو البلدية فورا.

الطفل الذي لا يعرف الدنماركية بعد يحصل على مساعدة في تعلمها. بعض الأطفال يبدؤون في صف استقبال.

بعد المدرسة يمكن للطفل أن يذهب إلى مركز بعد الدوام أو إلى ناد. تتبادل المدرسة والبيت الرسائل على Aula.`,
				links: [city('بلدية كوبنهاغن'), lifeInDenmark('Life in Denmark (بالإنجليزية)')],
			},
		},
	},
	{
		key: 'arbejde',
		theme: 'work',
		phase: 'soon',
		older: ['ar'],
		texts: {
			da: {
				title: 'Find arbejde, og få skattekort',
				lead: 'Jobcenteret hjælper, Jobnet viser ledige job, og skattekortet skal være klar før din første løn.',
				body: `På Jobnet kan du søge job og lægge dit CV. Er du ledig, kan du melde dig hos jobcenteret. Spørg også folk, du kender: mange job bliver aldrig slået op.

Har du en uddannelse fra et andet land, kan du få den vurderet gratis. Vurderingen viser en arbejdsgiver, hvad den svarer til i Danmark. Nogle fag kræver en godkendelse, før du må arbejde i dem.

Før din første løn skal du have et skattekort. Du bestiller det hos Skattestyrelsen. Uden skattekort betaler du 55 procent i skat.

Du skal have en kontrakt på skrift. Læs den, før du skriver under. Løn og arbejdstid står ofte i en overenskomst, som fagforeningen kender. En a-kasse giver dig penge, hvis du bliver ledig, når du har været medlem længe nok. Fagforening og a-kasse er to forskellige ting, og du vælger selv.

Er du ung, så se lærepladser og fritidsjob i din bydel herunder.`,
				links: [jobnet(), tax('Skattekort: skat.dk'), newInDenmark('Arbejdstilladelse: Ny i Danmark')],
			},
			'da-simple': {
				title: 'Find arbejde, og få skattekort',
				lead: 'Jobcenteret kan hjælpe dig med at finde arbejde.',
				body: `Se job på Jobnet. Tal med jobcenteret.

Har du en uddannelse fra et andet land? Få den vurderet. Det er gratis.

Få et skattekort, før du får løn. Du får det hos Skattestyrelsen.

Få en kontrakt. Læs den, før du skriver under.

En fagforening kan hjælpe dig. Du vælger selv, om du er med.`,
				links: [jobnet(), tax('skat.dk')],
			},
			en: {
				title: 'Find work, and get a tax card',
				lead: 'The job centre helps, Jobnet lists vacancies, and the tax card must be ready before your first pay.',
				body: `On Jobnet you can look for jobs and post your CV. If you are out of work, you can register at the job centre. Ask people you know, too: many jobs are never advertised.

If you were educated in another country, you can have it assessed free of charge. The assessment shows an employer what it corresponds to in Denmark. Some professions require an authorisation before you may work in them.

Before your first pay you need a tax card. You order it from the Danish Tax Agency. Without a tax card you pay 55 per cent in tax.

You must have a written contract. Read it before you sign. Pay and hours are often set by a collective agreement that the trade union knows. An unemployment insurance fund pays you if you lose your job, once you have been a member for long enough. Union and fund are two different things, and you choose yourself.

If you are young, look at apprenticeships and jobs beside school in your district below.`,
				links: [jobnet(), tax('Tax card: skat.dk'), newInDenmark('Work permits: New to Denmark')],
			},
			ar: {
				title: 'ابحث عن عمل واحصل على بطاقة الضرائب',
				lead: 'يساعدك مركز العمل، ويعرض موقع Jobnet الوظائف، ويجب أن تكون بطاقة الضرائب جاهزة قبل أول راتب.',
				body: `على موقع Jobnet يمكنك أن تبحث عن وظائف وأن تضع سيرتك الذاتية. إذا كنت بلا عمل يمكنك أن تسجل نفسك في مركز العمل. واسأل معارفك أيضا، فكثير من الوظائف لا يعلن عنها.

إذا كان لديك تعليم من بلد آخر يمكنك أن تحصل على تقييم له مجانا. يبين التقييم لصاحب العمل ما يعادله تعليمك في الدنمارك.

قبل أول راتب يجب أن تكون لديك بطاقة ضرائب. تطلبها من مصلحة الضرائب. بدون البطاقة تدفع ضريبة قدرها 55 بالمئة.

يجب أن تحصل على عقد مكتوب. اقرأه قبل أن توقعه. يمكن للنقابة أن تساعدك، وأنت تختار بنفسك أن تكون عضوا فيها.`,
				links: [jobnet('Jobnet (بالدنماركية)'), tax('skat.dk')],
			},
		},
	},
	{
		key: 'rettigheder',
		theme: 'rights',
		phase: 'soon',
		texts: {
			da: {
				title: 'Kend dine rettigheder og pligter',
				lead: 'Loven gælder ens for alle. Ingen må forskelsbehandle dig.',
				body: `Ingen må behandle dig dårligere på grund af køn, alder, handicap, race, hudfarve, etnisk oprindelse, religion, tro, seksuel orientering, kønsidentitet eller politisk overbevisning. Det gælder på arbejde. På mange andre områder gælder det også. Sker det, kan du klage gratis til Ligebehandlingsnævnet. Du kan også få råd.

Mænd og kvinder har samme rettigheder. Voksne bestemmer selv, hvem de gifter sig med. Man må ikke slå børn, heller ikke sine egne. Du må tro, hvad du vil, og sige, hvad du mener, så længe du ikke truer eller håner andre.

Du skal betale skat af det, du tjener, læse din Digital Post og melde flytning. Du skal have billet i bus, tog og metro.

Er du i tvivl om et brev fra det offentlige, så spørg i borgerservice eller på en retshjælp. Der er gratis rådgivning flere steder i byen. Vælg din bydel herunder.`,
				links: [
					humanRights('Institut for Menneskerettigheder'),
					borger('Klag over forskelsbehandling på borger.dk'),
				],
			},
			'da-simple': {
				title: 'Dine rettigheder og pligter',
				lead: 'Loven er ens for alle.',
				body: `Ingen må behandle dig dårligt på grund af, hvem du er. Sker det, kan du klage. Det er gratis.

Mænd og kvinder har samme rettigheder.

Man må ikke slå børn.

Du må tro, hvad du vil.

Du skal betale skat. Du skal læse din Digital Post.

Forstår du ikke et brev? Spørg i borgerservice.`,
				links: [borger()],
			},
			en: {
				title: 'Know your rights and duties',
				lead: 'The law is the same for everybody. Nobody may discriminate against you.',
				body: `Nobody may treat you worse because of sex, age, disability, race, skin colour, ethnic origin, religion, belief, sexual orientation, gender identity or political conviction. This is so at work, and in many other places too. If it happens, you can complain free of charge to the Board of Equal Treatment. You can also get advice.

Men and women have the same rights. Adults decide themselves whom they marry. Children may not be hit, not by their parents either. You may believe what you want and say what you think, as long as you do not threaten or insult others.

You must pay tax on what you earn, read your Digital Post and report when you move. You must have a ticket on buses, trains and the metro.

If you are in doubt about a letter from the authorities, ask at the citizen service centre or at a legal aid office. There is free advice in several places in the city. Choose your district below.`,
				links: [
					humanRights('The Danish Institute for Human Rights'),
					lifeInDenmark('Society and rights: Life in Denmark'),
				],
			},
		},
	},
];
