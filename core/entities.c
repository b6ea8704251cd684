/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entities.h"

#include <stdlib.h>
#include <string.h>

#define ENTITY_POINTER(name, code) [name] = &code##_entity,

const struct entity *const entities[ENTITY_COUNT] = { ENTITIES(ENTITY_POINTER) };

const struct entity *entity_find(const char *code)
{
	for (unsigned i = 0; i < ENTITY_COUNT; i++)
		if (!strcmp(entities[i]->code, code))
			return entities[i];
	return NULL;
}

enum entity_id entity_index(const struct entity *entity)
{
	for (unsigned i = 0; i < ENTITY_COUNT; i++)
		if (entities[i] == entity)
			return (enum entity_id)i;
	abort();
}
