/* The options of readers and writers, which PySpark takes by name. */

#ifndef CASES_OPTIONS_H
#define CASES_OPTIONS_H

#include "runner.h"

/* The setter of an option on a handle. */
typedef firesteel_status (*SetOption)(const void *handle, const char *key, const char *value, firesteel_error **error);

/* A value as Spark writes it in an option; NULL for none, and what cannot be one is told as lacking. `number` holds what is
 * written. */
const char *option_text(Call *call, const Value *value, char number[64]);
/* Sets the option of `option(key, value)`. */
firesteel_status set_one(Call *call, const void *handle, SetOption set);
/* Sets what was given by name and not read before. */
firesteel_status set_rest(Call *call, const void *handle, SetOption set);
/* Sets the entries of a dict. */
firesteel_status set_entries(Call *call, const void *handle, SetOption set, const Value *entries);
/* Gives the receiver again, as setters do. */
firesteel_status give_receiver(Call *call, firesteel_status status);

#endif
