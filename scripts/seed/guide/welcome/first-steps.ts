/** What comes first: papers and a doctor. */
import { borger, lifeInDenmark, newInDenmark, type StepPlanned } from './step-plan.ts';

const mitId = { title: 'MitID', url: 'https://www.mitid.dk/' };
const health = (title: string) => ({ title, url: 'https://www.sundhed.dk/' });

export const firstSteps: readonly StepPlanned[] = [
	{
		key: 'cpr',
		theme: 'papers',
		phase: 'first',
		texts: {
			da: {
				title: 'Få CPR-nummer, MitID og NemKonto',
				lead: 'Med et CPR-nummer kan du få læge, bankkonto, løn og plads i skolen.',
				body: `Skal du bo i Danmark i mere end tre måneder, skal du have et CPR-nummer. For borgere fra Norden, EU, EØS og Schweiz gælder det som regel først efter seks måneder.

Du får CPR-nummeret hos kommunen. Du skal selv møde op. Tag pas eller nationalt ID-kort med, din opholdstilladelse eller dit EU-opholdsbevis, hvis du skal have det, og papir på, hvor du bor. Er I gift eller har børn, så tag også vielsesattest og fødselsattester med.

Meld adresse senest fem dage efter, at du er flyttet ind. Det gælder hver gang, du flytter.

Med CPR-nummeret kan du få MitID. Det er din nøgle til banken, lægen og det offentlige på nettet. Med MitID læser du Digital Post: breve fra det offentlige. Kig i den tit, for brevene gælder, selv om du ikke har læst dem.

Til sidst vælger du en bankkonto som NemKonto. Her får du løn, penge tilbage i skat og andre penge fra det offentlige.`,
				links: [
					borger('CPR, flytning og NemKonto på borger.dk'),
					mitId,
					newInDenmark('Opholdstilladelse: Ny i Danmark'),
				],
			},
			'da-simple': {
				title: 'Få CPR-nummer, MitID og NemKonto',
				lead: 'Du skal bruge et CPR-nummer til næsten alt.',
				body: `Skal du bo i Danmark i mere end tre måneder? Så skal du have et CPR-nummer. Det er dit eget nummer.

Du får det hos kommunen. Gå derhen selv. Tag pas med. Tag din opholdstilladelse med. Tag papir på din bolig med.

Flytter du? Så sig det til kommunen. Du har fem dage.

Få MitID. Med MitID kan du bruge banken og det offentlige på nettet.

Læs din Digital Post. Det er breve fra det offentlige. Læs dem hver uge.

Vælg en NemKonto. Det er en konto i banken. Her får du penge fra det offentlige.`,
				links: [borger(), mitId],
			},
			en: {
				title: 'Get a CPR number, MitID and a NemKonto',
				lead: 'With a CPR number you can get a doctor, a bank account, pay and a place at school.',
				body: `If you are going to live in Denmark for more than three months, you must have a CPR number. For citizens of the Nordic countries, the EU, the EEA and Switzerland this is usually so after six months only.

You get the number from the municipality. You have to come in person. Bring your passport or national ID card, your residence permit or your EU residence document if you need one, and papers that show where you live. If you are married or have children, bring marriage and birth certificates too.

Report your address no later than five days after you have moved in. This is so each time you move.

With the number you can get MitID. It is your key to the bank, the doctor and the authorities online. With MitID you read Digital Post: letters from the authorities. Look often, because the letters count even when you have not read them.

Finally choose a bank account as your NemKonto. Your pay, tax refunds and other money from the authorities go there.`,
				links: [
					lifeInDenmark('CPR, moving and NemKonto: Life in Denmark'),
					mitId,
					newInDenmark('Residence permits: New to Denmark'),
				],
			},
			ar: {
				title: 'احصل على رقم CPR و MitID وحساب NemKonto',
				lead: 'برقم CPR يمكنك الحصول على طبيب وحساب بنكي وراتب ومكان في المدرسة.',
				body: `إذا كنت ستسكن في الدنمارك أكثر من ثلاثة أشهر، فيجب أن يكون لديك رقم CPR. أما مواطنو دول الشمال والاتحاد الأوروبي والمنطقة الاقتصادية الأوروبية وسويسرا فيسري عليهم ذلك عادة بعد ستة أشهر.

تحصل على الرقم من البلدية، ويجب أن تحضر بنفسك. أحضر جواز سفرك أو بطاقة هويتك الوطنية، وتصريح الإقامة أو وثيقة الإقامة الأوروبية إذا كنت تحتاج إليها، وورقة تبين مكان سكنك. إذا كنت متزوجا أو لديك أطفال فأحضر عقد الزواج وشهادات الميلاد أيضا.

أبلغ عن عنوانك خلال خمسة أيام من انتقالك إليه. هذا يسري في كل مرة تنتقل فيها.

بعد ذلك تحصل على MitID، وهو مفتاحك إلى البنك والطبيب والدوائر الرسمية على الإنترنت. وبه تقرأ بريدك الرقمي Digital Post، أي رسائل الدوائر الرسمية. انظر فيه كثيرا، لأن الرسائل سارية حتى لو لم تقرأها.

وأخيرا اختر حسابا بنكيا ليكون NemKonto. إليه يأتي راتبك وما يعاد إليك من الضرائب وغير ذلك من الأموال من الدوائر الرسمية.`,
				links: [lifeInDenmark('رقم CPR و NemKonto: موقع Life in Denmark (بالإنجليزية)'), mitId],
			},
		},
	},
	{
		key: 'laege',
		theme: 'health',
		phase: 'first',
		texts: {
			da: {
				title: 'Få det gule kort, og find din læge',
				lead: 'Sundhedskortet er gult. Det viser, hvem din læge er, og at du har ret til hjælp.',
				body: `Når du har et CPR-nummer, får du et gult sundhedskort med posten. Du kan også have det i en app på telefonen. På kortet står din læges navn og adresse. Det er gratis at gå til lægen, og det er gratis at blive behandlet på hospitalet.

Du kan selv vælge læge blandt dem, der har plads. Ring eller skriv til lægen, og få en tid, før du kommer.

Er lægen lukket, og kan det ikke vente, så ring 1813. Det er Akuttelefonen i Region Hovedstaden. Ring altid, før du tager på akutmodtagelse. Er det livsfarligt, så ring 112.

Forstår du ikke dansk godt nok, kan lægen bestille en tolk. I nogle tilfælde skal man betale for den. Spørg, når du får din tid.

Tandlæge er gratis for børn og unge. Voksne betaler selv en del.`,
				links: [borger('Sundhedskort og valg af læge på borger.dk'), health('sundhed.dk: find en læge')],
			},
			'da-simple': {
				title: 'Få det gule kort, og find din læge',
				lead: 'På det gule kort står din læge.',
				body: `Du får et gult kort med posten. Det hedder sundhedskort. Her står din læges navn.

Det er gratis at gå til lægen. Ring først, og få en tid.

Er lægen lukket? Kan det ikke vente? Ring 1813.

Er det livsfarligt? Ring 112.

Forstår du ikke dansk? Spørg lægen om en tolk.`,
				links: [health('sundhed.dk')],
			},
			en: {
				title: 'Get the yellow card, and find your doctor',
				lead: 'The health card is yellow. It says who your doctor is, and that you have a right to help.',
				body: `Once you have a CPR number, you get a yellow health card by post. You can also have it in an app on your phone. Your doctor’s name and address are on the card. Seeing the doctor is free, and so is treatment at a hospital.

You can choose your doctor yourself among those who have room. Call or write and get an appointment before you come.

If the doctor is closed and it cannot wait, call 1813. It is the emergency helpline of the Capital Region. Always call before you go to an emergency ward. If life is in danger, call 112.

If your Danish is not good enough, the doctor can book an interpreter. In some cases you have to pay for it. Ask when you get your appointment.

Dentists are free for children and young people. Adults pay part of it themselves.`,
				links: [
					lifeInDenmark('Health card and doctor: Life in Denmark'),
					health('sundhed.dk: find a doctor'),
				],
			},
			ar: {
				title: 'احصل على البطاقة الصفراء واعرف طبيبك',
				lead: 'البطاقة الصحية صفراء. فيها اسم طبيبك، وهي تبين أن لك حقا في العلاج.',
				body: `عندما يكون لديك رقم CPR تصلك بالبريد بطاقة صحية صفراء. ويمكنك أن تحملها في تطبيق على هاتفك أيضا. على البطاقة اسم طبيبك وعنوانه. زيارة الطبيب مجانية، والعلاج في المستشفى مجاني.

يمكنك أن تختار طبيبك بنفسك من بين الأطباء الذين لديهم مكان. اتصل أو اكتب إلى الطبيب واحصل على موعد قبل أن تأتي.

إذا كانت العيادة مغلقة والأمر لا يحتمل الانتظار فاتصل بالرقم 1813. اتصل دائما قبل أن تذهب إلى قسم الطوارئ. وإذا كانت الحياة في خطر فاتصل بالرقم 112.

إذا كانت لغتك الدنماركية لا تكفي، يمكن للطبيب أن يطلب مترجما. في بعض الحالات يجب أن تدفع ثمن الترجمة. اسأل عندما تأخذ موعدك.

طبيب الأسنان مجاني للأطفال والشباب. أما البالغون فيدفعون جزءا من الثمن.`,
				links: [health('sundhed.dk (بالدنماركية)'), lifeInDenmark('Life in Denmark (بالإنجليزية)')],
			},
		},
	},
];
