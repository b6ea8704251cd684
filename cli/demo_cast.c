/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/demo_cast.h"

#include <stddef.h>

const struct cast_member demo_cast[] = {
	{ "Gradje", "van 't", "Hof", PUPIL_M, 7, 70, CATEGORY_ILLNESS, ROLE_NO_PLAN, 0,
	  FAMILY_APART },
	{ "Jóëlle", "van den", "Berg", PUPIL_F, 6, 45, CATEGORY_BEHIND_AND_BEHAVIOUR,
	  ROLE_EVALUATION_DUE, 2, FAMILY_APART },
	{ "Tim", NULL, "Bosch", PUPIL_M, 6, 75, CATEGORY_BEHAVIOUR, ROLE_CONSENT, 0,
	  FAMILY_TOGETHER },
	{ "Anaïs", NULL, "Château-de Vries", PUPIL_F, 8, 20, CATEGORY_BEHIND, ROLE_RUNNING, 2,
	  FAMILY_TOGETHER },
	{ "Sem", "van", "Dijk", PUPIL_M, 4, 30, CATEGORY_BEHIND, ROLE_AGREEMENT, 1, FAMILY_ALONE },
	{ "Ömer", NULL, "Özdemir", PUPIL_M, 6, 90, CATEGORY_BEHIND, ROLE_RUNNING, 2,
	  FAMILY_TOGETHER },
	{ "Lotte", NULL, "IJsbrands", PUPIL_F, 5, 90, CATEGORY_BEHAVIOUR, ROLE_RUNNING, 1,
	  FAMILY_TOGETHER },
	{ "Maximiliaan Alexander", "van", "Wijnaendts van Resandt-Hooghiemstra", PUPIL_M, 8, 60,
	  CATEGORY_AHEAD, ROLE_RUNNING, 2, FAMILY_TOGETHER },
	{ "Fenna", "de", "Graaf-Schuurmans", PUPIL_F, 7, 20, CATEGORY_BEHIND_AND_BEHAVIOUR,
	  ROLE_REFUSED, 1, FAMILY_APART },
	{ "Mohammed-Amine", "El", "Khattabi", PUPIL_M, 5, 30, CATEGORY_BEHIND,
	  ROLE_EVALUATION_LATE, 1, FAMILY_TOGETHER },
	{ "Minh Anh", NULL, "Nguyễn", PUPIL_F, 3, 40, CATEGORY_BEHIND, ROLE_TAKEN_OVER, 1,
	  FAMILY_TOGETHER },
	{ "Siebe", NULL, "Wiersma", PUPIL_M, 7, 45, CATEGORY_BEHAVIOUR, ROLE_OTHER_SCHOOL, 0,
	  FAMILY_FOSTER },
	{ "Chloë-Béatrice", "van der", "Schueren-van Heemskerck van Beest", PUPIL_F, 7, 85,
	  CATEGORY_BEHIND_AND_BEHAVIOUR, ROLE_GOAL_LATE, 2, FAMILY_NO_AUTHORITY },
	{ "Daniëlle", NULL, "Oude Nijhuis", PUPIL_F, 8, 40, CATEGORY_BEHIND, ROLE_AGAIN, 1,
	  FAMILY_TOGETHER },
	{ "Luuk", "ter", "Braak", PUPIL_M, 2, 60, CATEGORY_ILLNESS, ROLE_ELSEWHERE, 0,
	  FAMILY_TOGETHER },
	{ "Jip", NULL, "Ćosić", PUPIL_X, 5, 55, CATEGORY_OTHER, ROLE_ROD, 0,
	  FAMILY_LIMITED },
	{ "Nienke", "in 't", "Veld", PUPIL_F, 4, 70, CATEGORY_BEHAVIOUR, ROLE_NEW, 0,
	  FAMILY_APART },
	/* from here on no longer with extra support */
	{ "Noor", "van", "Leeuwen", PUPIL_F, 6, 20, CATEGORY_BEHIND, ROLE_ENDED, 1,
	  FAMILY_TOGETHER },
	{ "Kacper", NULL, "Wójcik", PUPIL_M, 8, 80, CATEGORY_BEHAVIOUR, ROLE_ENDED, 2,
	  FAMILY_TOGETHER },
	/* and some with nothing but a name that a column has to bear */
	{ "Jip", NULL, "Bo", PUPIL_F, 1, 30, -1, ROLE_NONE, 0, FAMILY_TOGETHER },
	{ "Wilhelmina Charlotte", "van", "Limburg Stirum-de Vos van Steenwijk", PUPIL_F, 4, 90, -1,
	  ROLE_NONE, 0, FAMILY_TOGETHER },
	{ "Jean-François", "de la", "Fuente y Hernández-van Oldenbarnevelt", PUPIL_M, 3, 75, -1,
	  ROLE_NONE, 0, FAMILY_TOGETHER },
};

const unsigned demo_cast_count = sizeof demo_cast / sizeof demo_cast[0];
