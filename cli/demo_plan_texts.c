/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plans say, by category of the pupil. */
#include "cli/demo_texts.h"

#define LIST(...)                                                                                  \
	{ (const char *const[]){ __VA_ARGS__ },                                                    \
	  sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *) }

const struct demo_profile demo_profiles[CATEGORY_COUNT] = {
	[CATEGORY_ILLNESS] = {
		.needs = LIST("Hoe houden we {naam} bij de groep op dagen dat {hij} er niet is?",
			      "Wat is haalbaar op een dag, en wie bewaakt de energie?",
			      "Welke aanpassingen zijn nodig in het lokaal en bij gym?"),
		.rationale = LIST("Het leervermogen is gemiddeld. Door behandelingen en "
				  "vermoeidheid mist {naam} ongeveer een vijfde van de lessen, "
				  "waardoor de groei achterblijft bij wat {hij} kan.",
				  "De resultaten zijn wisselend en hangen samen met de "
				  "lichamelijke conditie. Op goede dagen werkt {naam} op "
				  "groepsniveau."),
		.helping = LIST("sterke wil om mee te doen", "goed geheugen",
				"steunend netwerk thuis",
				"hechte vriendengroep", "geeft zelf grenzen aan"),
		.hindering = LIST("snel vermoeid", "veel verzuim door behandelingen",
				  "beperkte fijne motoriek", "schaamt zich voor hulpmiddelen"),
		.need = LIST("Een dagprogramma met rustmomenten en een leerkracht die voorrang "
			     "geeft aan kerndoelen.",
			     "Klasgenoten die weten wat er aan de hand is en een vaste plek dicht "
			     "bij de deur."),
		.guidance = LIST("Twee keer per week 30 minuten inhaalinstructie door de "
				 "onderwijsassistent. Aangepaste stoel en laptop. Overleg met de "
				 "consulent zieke leerlingen om de zes weken.",
				 "Rustplek, verkorte taken en een maatje dat materiaal klaarlegt. "
				 "Fysiotherapeut geeft twee keer per jaar advies over het "
				 "meubilair."),
		.works = LIST("rustmoment om 10.15 uur, laptop in plaats van schrijven",
			      "kort en bondig opdracht geven, zelf laten kiezen wanneer",
			      "vaste plek bij de deur, maatje"),
		.avoid = LIST("vragen naar het ziek zijn in de kring", "tijdsdruk",
			      "hele dag achter elkaar door laten werken"),
	},
	[CATEGORY_AHEAD] = {
		.needs = LIST("Hoe houden we {naam} gemotiveerd nu de stof te makkelijk is?",
			      "Hoe leert {hij} omgaan met iets niet meteen kunnen?"),
		.rationale = LIST("Scoort op alle vakken ruim boven het groepsniveau en heeft de "
				  "leerstof van dit leerjaar grotendeels beheerst. Werkhouding en "
				  "omgaan met fouten blijven achter bij het denkniveau.",
				  "Sterk redeneervermogen en brede belangstelling. Haalt zonder "
				  "inzet hoge scores; presteert minder bij open opdrachten."),
		.helping = LIST("leergierig", "sterk redeneervermogen", "grote woordenschat",
				"creatieve oplossingen", "kan zich goed verwoorden"),
		.hindering = LIST("perfectionistisch", "haakt af bij herhaling",
				  "weinig aansluiting bij leeftijdgenoten", "moeite met plannen"),
		.need = LIST("Opdrachten die echt moeite kosten, en een leerkracht die het proces "
			     "waardeert en niet het antwoord.",
			     "Ontwikkelingsgelijken om mee te denken en instructie in leren "
			     "leren."),
		.guidance = LIST("Compacten van taal en rekenen, twee dagdelen per week plusgroep. "
				 "Wekelijks een gesprek over het plannen met de begeleider.",
				 "Verrijkingswerk met eigen doelen; de leerkracht bespreekt het "
				 "elke vrijdag na."),
		.works = LIST("eerst laten vertellen wat {hij} al weet",
			      "keuze geven, hoge verwachtingen",
			      "uitdaging in plaats van meer werk"),
		.avoid = LIST("herhaling van wat beheerst is", "prijzen om het snelle antwoord"),
	},
	[CATEGORY_BEHIND] = {
		.needs = LIST("Wat heeft {naam} nodig om de basis van lezen en rekenen te leggen?",
			      "Hoe voorkomen we dat {hij} de moed verliest?",
			      "Welke uitstroom past bij deze groei?"),
		.rationale = LIST("De leerrendementen liggen bij lezen rond 60% en bij rekenen "
				  "rond 55%. De groei is klein maar gestaag, vooral wanneer {naam} "
				  "dagelijks verlengde instructie krijgt.",
				  "Ondanks twee perioden intensieve begeleiding blijven de scores "
				  "op niveau V. {naam} leert het best met concreet materiaal en "
				  "veel herhaling.",
				  "De achterstand is het grootst bij begrijpend lezen en werkt "
				  "door in de zaakvakken. Technisch lezen komt nu op gang."),
		.helping = LIST("harde werker", "staat open voor hulp", "goede taakgerichtheid",
				"ouders oefenen thuis", "leert graag met de handen",
				"sociaal sterk"),
		.hindering = LIST("zwak werkgeheugen", "traag automatiseren", "kleine woordenschat",
				  "weinig zelfvertrouwen bij toetsen", "faalangst",
				  "thuis wordt een andere taal gesproken"),
		.need = LIST("Instructie in kleine stappen, voordoen en hardop denken, direct "
			     "feedback op het proces.",
			     "Dagelijkse herhaling van het geleerde en materiaal om mee te "
			     "handelen.",
			     "Een leerkracht die de lat hoog legt en de stap klein maakt."),
		.guidance = LIST("Dagelijks verlengde instructie aan de instructietafel; twee keer "
				 "per week 45 minuten RT. Voorinstructie op maandag.",
				 "Drie keer 30 minuten per week begeleiding in een groepje van "
				 "drie door de onderwijsassistent, volgens het weekplan van de "
				 "leerkracht.",
				 "Eigen leerlijn rekenen met passende perspectieven; taal doet "
				 "{naam} met de groep mee, met minder opgaven."),
		.works = LIST("voorinstructie, vaste plek, pictoklok",
			      "voordoen, samen doen, zelf doen",
			      "korte opdrachten, meteen nakijken",
			      "materiaal op tafel, tijd geven"),
		.avoid = LIST("hardop laten lezen", "onverwachte beurt", "lange mondelinge uitleg",
			      "vergelijken met anderen"),
	},
	[CATEGORY_BEHIND_AND_BEHAVIOUR] = {
		.needs = LIST("Hoe komt {naam} tot leren op momenten dat het te veel is?",
			      "Welke aanpak werkt thuis en op school hetzelfde?"),
		.rationale = LIST("De leerachterstand bij rekenen en lezen is een tot anderhalf "
				  "jaar. Als een taak te moeilijk lijkt, ontwijkt {naam} of wordt "
				  "{hij} boos, waardoor oefentijd verloren gaat.",
				  "Gedrag en leren versterken elkaar: op rustige dagen haalt "
				  "{naam} het groepsminimum, op drukke dagen komt {hij} niet aan "
				  "werken toe."),
		.helping = LIST("humor", "eerlijk over eigen gedrag",
				"ouders zoeken mee naar oplossingen",
				"goed met jongere kinderen", "houdt van bewegen en bouwen"),
		.hindering = LIST("snel overprikkeld", "moeite met uitgestelde aandacht",
				  "wisselende concentratie", "hiaten door wisseling van school",
				  "gespannen thuissituatie"),
		.need = LIST("Voorspelbaarheid, korte taken op het juiste niveau en een volwassene "
			     "die rustig blijft.",
			     "Duidelijke grenzen, een vaste time-outplek en veel succes op "
			     "leertaken."),
		.guidance = LIST("Dagelijks een startgesprek van vijf minuten. Verlengde "
				 "instructie buiten de drukte, drie keer per week. Begeleiding op "
				 "gedrag door de gedragsspecialist, een uur per week.",
				 "Weekplanning met leer- en gedragsdoel op een kaart; ouders en "
				 "school bellen elke vrijdag. RT twee keer 30 minuten."),
		.works = LIST("voorinstructie, vaste plek, pictoklok", "aankondigen wat er komt",
			      "eerst bewegen, dan rekenen", "een opdracht tegelijk"),
		.avoid = LIST("hardop laten lezen", "discussie in de klas",
			      "aanraken als {hij} boos is",
			      "straf die de pauze kost"),
	},
	[CATEGORY_BEHAVIOUR] = {
		.needs = LIST("Wat gaat er vooraf aan de boosheid van {naam}?",
			      "Hoe helpen we {naam} om contact te maken zonder strijd?"),
		.rationale = LIST("Cognitief kan {naam} het programma aan. Het gedrag op vrije "
				  "momenten vraagt veel nabijheid van een volwassene en kost {hem} "
				  "vriendschappen.",
				  "De spanning loopt op bij wisselingen en onverwachte "
				  "gebeurtenissen. Met voorspelbaarheid is het gedrag passend."),
		.helping = LIST("gevoel voor rechtvaardigheid",
				"kan goed terugkijken op wat er gebeurde",
				"sportief", "betrokken ouders",
				"gemiddelde tot goede leerresultaten"),
		.hindering = LIST("impulsief", "moeite met vrije situaties", "prikkelgevoelig",
				  "denkt snel dat het expres gebeurt", "moeite met verliezen"),
		.need = LIST("Structuur op vrije momenten, een duidelijke afspraak en een maatje.",
			     "Leerkrachten die op tijd zien dat de spanning stijgt en een uitweg "
			     "bieden."),
		.guidance = LIST("Sociale vaardigheden in een groepje, tien keer. Pleinbegeleiding "
				 "door de onderwijsassistent. Gesprek met de IB'er om de week.",
				 "Gevoelsthermometer op tafel, rustplek, nabespreken volgens een "
				 "vast stappenplan. Ambulante begeleiding een keer per zes weken."),
		.works = LIST("aankondigen wat er komt", "complimenten voor wat goed gaat",
			      "even lopen, dan praten", "humor en nabijheid"),
		.avoid = LIST("aanspreken waar anderen bij zijn", "lange preek", "machtsstrijd"),
	},
	[CATEGORY_OTHER] = {
		.needs = LIST("Hoe krijgt {naam} rust en overzicht op school?"),
		.rationale = LIST("De ontwikkeling verloopt onregelmatig. Na een ingrijpende "
				  "verandering thuis zijn de resultaten gedaald en is {naam} "
				  "teruggetrokken."),
		.helping = LIST("creatief", "zorgzaam", "sterke band met de leerkracht"),
		.hindering = LIST("slaapt weinig", "maakt zich zorgen",
				  "veel wisselingen in de opvang"),
		.need = LIST("Een vast aanspreekpunt en ruimte om even niets te hoeven."),
		.guidance = LIST("Wekelijks gesprek met de schoolmaatschappelijk werker, "
				 "aangepaste weektaak en een vaste werkplek."),
		.works = LIST("tekenen bij de start", "rustig benoemen wat u ziet"),
		.avoid = LIST("doorvragen in de groep", "onverwachte veranderingen"),
	},
};

const struct demo_list demo_deviations =
	LIST("Voor rekenen de leerlijn van een leerjaar lager.",
	     "Geen Engels; die tijd is voor lezen.",
	     "Toetsen mondeling en in delen, met een half uur extra tijd.",
	     "Vrijdagmiddag thuis, in overleg met de leerplichtambtenaar.",
	     "Gym in een kleine groep.");

const struct demo_list demo_third_parties =
	LIST("Logopedie een keer per week op school, doelen afgestemd in het najaar.",
	     "Jeugdhulp via het wijkteam; een keer per kwartaal overleg met ouders en school.",
	     "Ambulante begeleiding vanuit het samenwerkingsverband, zes keer een uur.",
	     "Kinderfysiotherapie; verslag komt twee keer per jaar.");

const struct demo_list demo_too_young =
	LIST("te vroeg: de ontwikkeling in de onderbouw verloopt nog sprongsgewijs",
	     "er zijn nog te weinig metingen voor een betrouwbare groeilijn",
	     "we wachten het effect van de begeleiding dit jaar af");

const struct demo_list demo_heard_texts =
	LIST("Ik vind het fijn als de juf het eerst voordoet.",
	     "Ik wil vaker naar het leesgroepje.",
	     "Rekenen is stom, behalve met geld.",
	     "In de gang kan ik beter werken. Daar is het stil.",
	     "Ik wil liever niet uit de klas gehaald worden bij gym.",
	     "Het gaat beter met boos worden. De kaart helpt.",
	     "Ik wil later dierenarts worden en daar moet je voor lezen.",
	     "Met Sam samenwerken gaat goed, in een groep vind ik het te druk.",
	     "Ik wil minder huiswerk.",
	     "Ik wil graag weten wat er morgen anders is.");

const struct demo_list demo_heard_hows =
	LIST("kindgesprek met de IB'er", "gesprek met de leerkracht", "kindgesprek met praatplaat",
	     "tekening met gesprek", "zat bij het oudergesprek");

const struct demo_list demo_not_heard =
	LIST("was ziek; het gesprek wordt ingehaald", "wilde niet praten, we proberen het later",
	     "ouders vragen te wachten tot na de behandeling");

const struct demo_list demo_view_notes =
	LIST("Ouders herkennen het beeld en zijn blij met de begeleiding in de klas.",
	     "Moeder vindt de uitstroombestemming te laag; volgend jaar opnieuw bespreken.",
	     "Vader wil vaker horen hoe het gaat. Afgesproken: elke vrijdag een bericht.",
	     "Ouders hebben thuis dezelfde aanpak en willen de pictogrammen ook.");

const struct demo_list demo_close_reasons =
	LIST("doelen behaald, terug naar de basisondersteuning",
	     "de begeleiding past nu binnen de basisondersteuning van de groep");

const struct demo_list demo_leaving_reasons =
	LIST("vertrokken naar een andere school, plan warm overgedragen",
	     "schoolverlater, gegevens met toestemming overgedragen");

const struct demo_list demo_consent_notes =
	LIST("ondertekend op het gespreksformulier", "akkoord per ouderportaal",
	     "wil een afschrift op papier", "akkoord na uitleg met tolk");
