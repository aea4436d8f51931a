/* Rows of an Arrow stream as values: a list of dicts, one a row. */

#ifndef CASES_ROWS_H
#define CASES_ROWS_H

#include "runner.h"

/* Reads the stream, which a call with this status has given, to its end, and releases it. */
firesteel_status give_rows(Call *call, firesteel_status status, struct ArrowArrayStream *stream);

#endif
