/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What evaluations, talks, agreements and logs say. */
#include "cli/demo_texts.h"
#include "core/records/goal.h"
#include "core/records/log.h"

#define LIST(...)                                                                                  \
	{ (const char *const[]){ __VA_ARGS__ },                                                    \
	  sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *) }

const struct demo_list demo_verdicts[2][VERDICT_COUNT] = {
	[GOAL_LEARNING] = {
		[VERDICT_MET] =
			LIST("De leerdoelen van dit jaar zijn behaald; {naam} groeide vooral in de "
			     "tweede helft.",
			     "Bij het leren ging het goed: de dagelijkse instructie heeft gewerkt.",
			     "{naam} is trots op de vooruitgang en laat graag het leesboek zien.",
			     "De groei is groter dan verwacht. De verlengde instructie blijft "
			     "nodig."),
		[VERDICT_NOT_MET] =
			LIST("De leerdoelen zijn niet gehaald, al is er wel groei.",
			     "Bij rekenen en taal bleef de groei achter; de oefentijd was te kort.",
			     "Ondanks de inzet is het streefniveau nog niet bereikt. We houden het "
			     "doel en passen de aanpak aan.",
			     "De begeleiding viel zes weken uit door ziekte van de assistent."),
		[VERDICT_UNDETERMINABLE] =
			LIST("Of de leerdoelen zijn behaald, is niet vast te stellen; per doel "
			     "staat "
			     "waarom.",
			     "Voor leren ontbreekt een meting. Die nemen we in september alsnog "
			     "af.",
			     "Het doel was te ruim omschreven om te beoordelen; we maken het "
			     "meetbaar."),
	},
	[GOAL_BEHAVIOUR] = {
		[VERDICT_MET] =
			LIST("In de klas is het rustiger; {naam} gebruikt de afspraken uit "
			     "zichzelf.",
			     "Het gedragsdoel is gehaald, ook op het plein.",
			     "{naam} kan nu beter vertellen wat er aan de hand is."),
		[VERDICT_NOT_MET] =
			LIST("Op vrije momenten gaat het nog vaak mis.",
			     "Het gedrag is wisselend; na de voorjaarsvakantie liep het weer op.",
			     "Het werkt bij de vaste leerkracht, nog niet bij invallers."),
		[VERDICT_UNDETERMINABLE] =
			LIST("Over het gedrag zijn we het niet eens geworden: wat we zouden zien "
			     "stond niet in het plan.",
			     "We zien verschil, maar er is niet geteld. Volgend jaar houden we een "
			     "turflijst bij.",
			     "Welbevinden is niet gemeten; de indruk is dat {naam} beter in {zijn} "
			     "vel zit."),
	},
};

const struct demo_list demo_evidence[2] = {
	LIST("Cito-toets van juni", "methodetoetsen van blok 7 en 8",
	     "AVI-kaart afgenomen door de RT'er",
	     "werk in de map van {naam}", "toets van deze week"),
	LIST("observatie door de IB'er", "turflijst van de onderwijsassistent",
	     "gesprek met {naam} en de leerkracht", "logboek van het plein",
	     "scorelijst van zes weken"),
};

const struct demo_list demo_progress[2][2] = {
	[GOAL_LEARNING] = {
		LIST("tussenmeting met dezelfde toets", "leest nu vlotter in het groepje",
		     "oefent thuis, dat is te merken", "zelfstandig werk laat groei zien",
		     "begrijpt het, maakt nog slordigheden"),
		LIST("tempo blijft achter", "methodetoets onvoldoende",
		     "veel gemist door ziekte, inhalen in maart",
		     "lukt met hulp, alleen nog niet"),
	},
	[GOAL_BEHAVIOUR] = {
		LIST("gaat goed met de kaart", "herstelt sneller na een botsing",
		     "vraagt er nu zelf om", "ook de invaller ziet verschil"),
		LIST("op het plein nog lastig", "valt terug op drukke dagen",
		     "werkt bij de ene leerkracht beter dan bij de andere",
		     "de kaart wordt nog te weinig gebruikt"),
	},
};

const struct demo_list demo_analyses[2] = {
	LIST("aanpak goed, te weinig oefentijd door afwezigheid van drie weken",
	     "de stap was te groot; in twee doelen splitsen",
	     "begeleiding verviel vaak door invalproblemen",
	     "automatiseert nog niet; eerst de steunsommen",
	     "toets afgenomen op een slechte dag, het dagelijks werk is beter",
	     "leest thuis niet; met ouders zoeken naar een vorm die lukt",
	     "woordenschat blijkt de rem: voorinstructie op woorden toevoegen"),
	LIST("werkt alleen bij de vaste leerkracht, invallers kennen de afspraken niet",
	     "het maatje is verhuisd, nieuw maatje zoeken",
	     "te veel wisselingen in maart en april",
	     "de beloning was te ver weg; per dagdeel maken",
	     "spanning thuis werkte door; contact met het wijkteam gelegd"),
};

const struct demo_list demo_drop_reasons =
	LIST("niet meer aan de orde: is vanzelf overgegaan",
	     "samengevoegd met een ander doel op verzoek van ouders",
	     "past niet meer bij de nieuwe aanpak");

const struct demo_list demo_interims =
	LIST("Tussenstand met de leerkracht besproken. Op schema, de begeleiding gaat door.",
	     "Kort overleg aan de hand van de tussenmetingen. De aanpak wordt op een punt "
	     "bijgesteld: vaker en korter oefenen.",
	     "Tussenevaluatie in het zorgteam. Groei is zichtbaar, de werkhouding vraagt aandacht.",
	     "Samen met {naam} naar de doelen gekeken: {hij} weet goed waar {hij} staat.");

const struct demo_list demo_evaluation_ends =
	LIST("Ouders zijn tevreden over de samenwerking.", "Goed gesprek, iedereen op een lijn.",
	     "Vader oefent thuis met de tafel-app.", "Moeder vraagt aandacht voor de overgang naar "
						     "de nieuwe "
						     "leerkracht.",
						     "Het plan wordt in september bijgesteld.",
	     "Afgesproken dat {naam} de volgende keer zelf begint met vertellen.");

const struct demo_list demo_consultations =
	LIST("Met ouders de beginsituatie en de voorgestelde doelen doorgenomen. Ouders herkennen "
	     "wat de leerkracht beschrijft. De verdeling van de begeleiding over de week is "
	     "uitgelegd.\n"
	     "Ouders krijgen het plan mee om thuis rustig te lezen.",
	     "Overleg over het OPP. Vader vraagt of {naam} niet te vaak uit de klas is; de "
	     "begeleiding gebeurt nu vooral aan de instructietafel. Overeenstemming over de "
	     "doelen.",
	     "De resultaten van vorig jaar en de nieuwe doelen besproken. Moeder vertelt dat "
	     "{naam} thuis moe is na school; daarom geen huiswerk op dinsdag.",
	     "Op overeenstemming gericht overleg. Uitstroom en begeleiding besproken, vragen over "
	     "de toetsen beantwoord. Ouders denken nog na over de bestemming.");

const struct demo_list demo_parent_talks =
	LIST("Voortgang besproken aan de hand van het werk van {naam}. Ouders zien thuis ook "
	     "verschil.",
	     "Ouders maken zich zorgen over het buitenspelen. De pleinwacht let extra op en "
	     "koppelt vrijdag terug.",
	     "Gesprek op verzoek van moeder over slapen en school. Afgesproken dat {naam} bij de "
	     "start van de dag even kan landen.",
	     "Kort gesprek over de toetsen. De uitslag viel mee; de aanpak blijft zo.");

const struct demo_list demo_pupil_talks =
	LIST("{naam} vertelt dat rekenen beter gaat met het rekenrek en dat {hij} liever niet bij "
	     "het raam zit.",
	     "Samen de doelen bekeken. {naam} geeft zichzelf een 7 en weet wat {hij} wil oefenen.",
	     "Gesprek na een lastige week. {naam} bedenkt zelf dat de time-outkaart eerder mag.",
	     "{naam} wil vaker samenwerken en minder alleen in de gang.");

const struct demo_list demo_care_talks =
	LIST("Ingebracht door de leerkracht. Het zorgteam adviseert zes weken extra instructie en "
	     "daarna een observatie.",
	     "Vraag: past het plan nog? Orthopedagoog denkt mee over de opbouw van taken.",
	     "Stand van de begeleiding besproken, uren verdeeld tot de kerstvakantie.");

const struct demo_list demo_expert_talks =
	LIST("MDO met ouders, wijkteam en ambulant begeleider. Iedereen ziet dezelfde spanning op "
	     "wisselmomenten. Eerst de aanpak op school, daarna beslist het gezin over hulp thuis.",
	     "Multidisciplinair overleg: de logopedist ziet groei in zinsbouw, de school in "
	     "verstaanbaarheid. Over drie maanden opnieuw.");

const struct demo_list demo_handovers =
	LIST("Warme overdracht aan de ontvangende school: wat werkt, wat niet, en de lopende "
	     "doelen. Ouders waren erbij en zijn akkoord met het delen van het plan.",
	     "Plan en handelingskaart toegelicht aan de nieuwe ondersteuningscoördinator. {naam} "
	     "heeft zelf verteld wat {hem} helpt.");

const struct demo_list demo_group_talks =
	LIST("Groepsbespreking: resultaten van de toetsen, groepsplan en leerlingen die meer nodig "
	     "hebben. De sfeer in de groep is goed; de weektaak krijgt een kortere vorm.",
	     "Groepsoverzicht doorgenomen. Spelling blijft een aandachtspunt voor de hele groep.",
	     "Start van het schooljaar: wat werkt in deze groep, wie zit waar, en hoe lopen de "
	     "afspraken uit de overdracht.");

const struct demo_list demo_in_group =
	LIST("Doet mee met de instructiegroep lezen.", "Even volgen: stil sinds de herfstvakantie.",
	     "Groeit goed, kan terug naar het basisprogramma.", "Extra oefenen met automatiseren.",
	     "Vraagt meer uitdaging bij rekenen.");

const struct demo_promise demo_promises[] = {
	{ "logopedie bellen", "@ib" },
	{ "pictoklok regelen voor op tafel", "@teacher" },
	{ "observatie in de klas plannen", "@ib" },
	{ "thuis elke dag tien minuten lezen", "ouders" },
	{ "verslag van de kinderfysiotherapeut opvragen", "moeder" },
	{ "tussentoets rekenen afnemen", "@remedial" },
	{ "afspraken voor invallers in de klassenmap zetten", "@teacher" },
	{ "brief aan de huisarts klaarmaken", "@ib" },
	{ "leesapp op de tablet van school zetten", "@assistant" },
	{ "adviesgesprek met het samenwerkingsverband aanvragen", "@ib" },
	{ "beloningskaart maken samen met de leerling", "@teacher" },
	{ "informatie voor vader apart toesturen", "@ib" },
	{ "slaapritme bijhouden in een schriftje", "moeder" },
	{ "turflijst plein bijhouden, twee weken", "@assistant" },
	{ "werkplek in de gang inrichten", "@teacher" },
	{ "verslag van het onderzoek doorsturen", "orthopedagoog" },
	{ "nieuw maatje kiezen voor het buitenspelen", "@teacher" },
	{ "TLV-advies opvragen", "samenwerkingsverband" },
};

const size_t demo_promise_count = sizeof demo_promises / sizeof demo_promises[0];

const struct demo_list demo_logs[4] = {
	[LOG_INCIDENT] =
		LIST("Ruzie in de kleine pauze over een voetbal, geduwd en gevallen. Beide ouders "
		     "gebeld, nabesproken met de twee kinderen.",
		     "{naam} liep boos de klas uit en is door de conciërge bij het hek opgevangen. "
		     "Na een kwartier kon {hij} vertellen wat er was gebeurd.",
		     "Schelden tegen de invaller na een onverwachte wisseling. Excuses gemaakt, "
		     "invalmap aangevuld.",
		     "Stoel omgegooid tijdens rekenen. Time-out van tien minuten, daarna de taak "
		     "afgemaakt."),
	[LOG_EVENT] =
		LIST("Heeft voor het eerst de hele instructie meegedaan.",
		     "Opa is overleden; de groep weet ervan.",
		     "Nieuwe bril, zit nu vooraan.",
		     "Broertje geboren. {naam} heeft beschuit getrakteerd.",
		     "Verhuisd naar de andere kant van het dorp, komt nu met de fiets.",
		     "Heeft een spreekbeurt gehouden zonder briefje."),
	[LOG_DECISION] =
		LIST("Begeleiding gaat van drie naar twee keer per week.",
		     "Vanaf maandag start {naam} de dag bij de IB'er.",
		     "Geen kleine pauze meer op het grote plein tot de herfstvakantie.",
		     "Ouders en school kiezen voor een extra jaar in deze groep."),
	[LOG_NOTE] =
		LIST("Moeder belde: slecht geslapen, graag rustig beginnen.",
		     "Leesboek van niveau gewisseld.", "Tandartsbezoek, kwam om tien uur.",
		     "Werkt goed met de koptelefoon op.",
		     "Vraagt steeds vaker zelf om de rekenkaart."),
};
