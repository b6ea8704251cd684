/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_names.h"

#include <ctype.h>
#include <stdlib.h>

#include "core/records/pupil.h"
#include "core/text.h"

static const char *const girls[] = {
	"Julia", "Emma", "Mila", "Sophie", "Olivia", "Yara", "Saar", "Nora", "Tess", "Noor",
	"Milou", "Sara", "Liv", "Zoë", "Evi", "Anna", "Luna", "Lotte", "Nina", "Eva", "Lauren",
	"Maeve", "Fenna", "Jasmijn", "Amira", "Fatima", "Aaliyah", "Elif", "Zeynep", "Maryam",
	"Hanna", "Roos", "Lieke", "Isa", "Femke", "Marit", "Jet", "Guusje", "Fleur", "Romy",
	"Maud", "Loïs", "Chloë", "Noémie", "Anaïs", "Renée", "Daniëlle", "Michelle", "Mette",
	"Wietske", "Sjoukje", "Aafke", "Zofia", "Agnieszka", "Oliwia", "Nadia", "Yasmina",
	"Shaniqua", "Jaylinn", "Dewi", "Linh", "Mei", "Salma", "Hiba", "Inès", "Elin", "Vajèn",
	"Pippa", "Suze", "Bo", "Kiki", "Amélie", "Thirza", "Hadassa", "Lynn", "Philou",
	NULL,
};

static const char *const boys[] = {
	"Noah", "Luca", "Lucas", "Finn", "Daan", "Levi", "Milan", "Mees", "Sem", "James", "Liam",
	"Bram", "Thijs", "Adam", "Benjamin", "Boaz", "Guus", "Hugo", "Max", "Sam", "Teun", "Gijs",
	"Thomas", "Julian", "Siem", "Jens", "Ties", "Floris", "Olivier", "Jesse", "Lars", "Stijn",
	"Ruben", "Niek", "Joep", "Pepijn", "Mohamed", "Ömer", "Yusuf", "Ibrahim", "Bilal", "Ayoub",
	"Emir", "Can", "Jayden", "Damian", "Kacper", "Jakub", "Miłosz", "Raphaël", "Loïc", "René",
	"Noël", "Daniël", "Joël", "Gabriël", "Ismaël", "Sjoerd", "Jelle", "Wessel", "Sybren",
	"Fedde", "Jurre", "Tygo", "Xavi", "Dani", "Minh", "Wei", "Arjun", "Rayan", "Zakaria",
	"Ezra", "Job", "Koen", "Cas", "Mats", "Moos", "Otis", "Quinn", "Storm",
	NULL,
};

static const char *const women[] = {
	"Annemieke", "Marloes", "Sandra", "Kim", "Linda", "Esther", "Marieke", "Fatma", "Naima",
	"Samira", "Karin", "Wendy", "Petra", "Judith", "Monique", "Saskia", "Mirjam", "Joke",
	"Ingrid", "Hatice", "Agnieszka", "Chantal", "Désirée", "Heleen", "Jolanda", "Nathalie",
	"Maaike", "Femke", "Anouk", "Bianca", "Rachida", "Thi Hoa", "Sharon", "Priya", "Elske",
	NULL,
};

static const char *const men[] = {
	"Mark", "Jeroen", "Erik", "Peter", "Michiel", "Bas", "Rob", "Martijn", "Dennis", "Patrick",
	"Mehmet", "Hassan", "Mustafa", "Youssef", "Kees", "Jan Willem", "Arjen", "Wouter", "Sander",
	"Marco", "Edwin", "Richard", "Piotr", "Tomasz", "Van Duc", "Rajesh", "Winston", "André",
	"Jürgen", "Hendrik", "Pieter-Bas", "Tjeerd", "Rien", "Gerrit", "Abdel", "Koen",
	NULL,
};

static const struct family_name families[] = {
	{ "de", "Jong" }, { NULL, "Jansen" }, { "de", "Vries" }, { "van den", "Berg" },
	{ "van", "Dijk" }, { NULL, "Bakker" }, { NULL, "Janssen" }, { NULL, "Visser" },
	{ NULL, "Smit" }, { NULL, "Meijer" }, { "de", "Boer" }, { NULL, "Mulder" },
	{ "de", "Groot" }, { NULL, "Bos" }, { NULL, "Vos" }, { NULL, "Peters" },
	{ NULL, "Hendriks" }, { "van", "Leeuwen" }, { NULL, "Dekker" }, { NULL, "Brouwer" },
	{ "de", "Wit" }, { NULL, "Dijkstra" }, { NULL, "Smits" }, { "de", "Graaf" },
	{ "van der", "Meer" }, { "van der", "Linden" }, { NULL, "Kok" }, { NULL, "Jacobs" },
	{ "de", "Haan" }, { NULL, "Vermeulen" }, { "van den", "Heuvel" }, { "van der", "Veen" },
	{ "van den", "Broek" }, { "de", "Bruijn" }, { "de", "Bruin" }, { "van der", "Heijden" },
	{ NULL, "Schouten" }, { "van", "Beek" }, { NULL, "Willems" }, { "van", "Vliet" },
	{ "van de", "Ven" }, { NULL, "Hoekstra" }, { NULL, "Maas" }, { NULL, "Verhoeven" },
	{ NULL, "Koster" }, { "van", "Dam" }, { "van der", "Wal" }, { NULL, "Prins" },
	{ NULL, "Blom" }, { NULL, "Huisman" }, { NULL, "Peeters" }, { NULL, "Kuipers" },
	{ NULL, "Veenstra" }, { NULL, "Kramer" }, { "van den", "Brink" }, { NULL, "Scholten" },
	{ NULL, "IJsbrands" }, { NULL, "IJzerman" }, { "van 't", "Hof" }, { "in 't", "Veld" },
	{ "van der", "Ploeg" }, { "ter", "Horst" }, { "ten", "Brinke" }, { "op den", "Kelder" },
	{ "uit den", "Bogaard" }, { "von", "Hötzendorf" }, { "d'", "Hondt" }, { "de la", "Fuente" },
	{ "del", "Río" }, { "El", "Khattabi" }, { "el", "Amrani" }, { NULL, "Özdemir" },
	{ NULL, "Yıldız" }, { NULL, "Şahin" }, { NULL, "Çelik" }, { NULL, "Demir" },
	{ NULL, "Kaya" }, { NULL, "Benali" }, { NULL, "Bouzid" }, { NULL, "Ouali" },
	{ NULL, "Haddad" }, { NULL, "Hussein" }, { NULL, "Abdi" }, { NULL, "Tesfaye" },
	{ NULL, "Nguyễn" }, { NULL, "Trần" }, { NULL, "Chen" }, { NULL, "Li" },
	{ NULL, "Kowalski" }, { NULL, "Wójcik" }, { NULL, "Wiśniewska" }, { NULL, "Kovács" },
	{ NULL, "Ćosić" }, { NULL, "Popović" }, { NULL, "Nováček" }, { NULL, "Silva Gonçalves" },
	{ NULL, "Martina" }, { NULL, "Winklaar" }, { NULL, "Soekhram" }, { NULL, "Ramdin" },
	{ NULL, "Tuhumury" }, { NULL, "Pattiasina" }, { NULL, "Sjoerdsma" }, { NULL, "Wiersma" },
	{ NULL, "Hiemstra" }, { NULL, "Oude Nijhuis" }, { NULL, "Grote Beverborg" },
	{ NULL, "Nijenhuis" }, { NULL, "Château-de Vries" }, { NULL, "Müller" },
	{ NULL, "Schröder" }, { NULL, "Hoogeveen-Bakker" }, { "van", "Eijk-van der Zanden" },
	{ "van", "Rossum" }, { "van", "Wijngaarden" }, { "van", "Oosten" }, { "de", "Waal" },
	{ "den", "Hartog" }, { NULL, "Langedijk" }, { NULL, "Zonneveld" }, { NULL, "Timmermans" },
};

static const char *const other_schools[] = {
	"obs De Klimop, Zeist", "cbs De Ark, Ede", "rkbs St. Jozef, Deurne", "obs 't Startblok",
	"Montessorischool Elzeneind", "De Vuurvogel, Assen", "daltonschool De Margriet",
	"ibs Al Amana, Ede", "Jenaplan De Canadas", "azc-school De Verrekijker",
	NULL,
};

const char *demo_child_name(struct dice *dice, int sex)
{
	return sex == PUPIL_F ? dice_text(dice, girls) : dice_text(dice, boys);
}

const char *demo_adult_name(struct dice *dice, int sex)
{
	return sex == PUPIL_F ? dice_text(dice, women) : dice_text(dice, men);
}

struct family_name demo_family_name(struct dice *dice)
{
	/* The first half of the table is the commoner one. */
	const unsigned count = sizeof families / sizeof families[0];

	return families[dice_below(dice, dice_percent(dice, 40) ? count / 2 : count)];
}

const char *demo_other_school(struct dice *dice)
{
	return dice_text(dice, other_schools);
}

void demo_add_plain_letters(struct buffer *out, const char *name)
{
	char *folded = text_fold(name);

	for (const char *c = folded; *c; c++)
		if (isalpha((unsigned char)*c) && (unsigned char)*c < 0x80)
			buffer_add_bytes(out, c, 1);
	free(folded);
}
