/* The layout of the structures that cross the border, on 64-bit machines. A change here is a change of the ABI. */

#include "firesteel.h"

#define AT(type, field, offset) _Static_assert(offsetof(type, field) == (offset), #type "." #field)

_Static_assert(sizeof(firesteel_buffer) == 40, "firesteel_buffer");
AT(firesteel_buffer, struct_size, 0);
AT(firesteel_buffer, data, 8);
AT(firesteel_buffer, length, 16);
AT(firesteel_buffer, release, 24);
AT(firesteel_buffer, private_data, 32);

_Static_assert(sizeof(firesteel_progress) == 40, "firesteel_progress");
AT(firesteel_progress, struct_size, 0);
AT(firesteel_progress, state, 4);
AT(firesteel_progress, tasks_total, 8);
AT(firesteel_progress, tasks_done, 16);
AT(firesteel_progress, bytes_read, 24);
AT(firesteel_progress, rows, 32);

_Static_assert(sizeof(firesteel_query_context) == 56, "firesteel_query_context");
AT(firesteel_query_context, struct_size, 0);
AT(firesteel_query_context, is_sql, 4);
AT(firesteel_query_context, start_index, 8);
AT(firesteel_query_context, stop_index, 12);
AT(firesteel_query_context, object_type, 16);
AT(firesteel_query_context, object_name, 24);
AT(firesteel_query_context, fragment, 32);
AT(firesteel_query_context, call_site, 40);
AT(firesteel_query_context, summary, 48);

_Static_assert(sizeof(struct ArrowSchema) == 72, "ArrowSchema");
_Static_assert(sizeof(struct ArrowArray) == 80, "ArrowArray");
_Static_assert(sizeof(struct ArrowArrayStream) == 40, "ArrowArrayStream");
_Static_assert(sizeof(firesteel_status) == 4, "firesteel_status");
