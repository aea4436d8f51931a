/* Rows of an Arrow stream as values. */

#include "rows.h"

#include <stdio.h>
#include <string.h>

static int bit(const void *bits, int64_t at) { return ((const uint8_t *)bits)[at / 8] >> (at % 8) & 1; }

/* The days since 1970-01-01 as YYYY-MM-DD, by the proleptic Gregorian calendar. */
static Value date(int32_t days) {
    char described[64];
    int64_t shifted = (int64_t)days + 719468, era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t of_era = shifted - era * 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * of_year + 2) / 153, day = of_year - (153 * month + 2) / 5 + 1;
    int64_t calendar_month = month < 10 ? month + 3 : month - 9;
    int64_t year = year_of_era + era * 400 + (calendar_month <= 2 ? 1 : 0);
    snprintf(described, sizeof described, "%04lld-%02lld-%02lld", (long long)year, (long long)calendar_month,
             (long long)day);
    return text(described);
}

static Value characters(const char *start, size_t length) {
    char *copy = kept(length + 1);
    Value value;
    memcpy(copy, start, length);
    value = of(TEXT);
    value.text = copy;
    value.length = length;
    return value;
}

/* The value of a row, which counts from the start of the buffers. */
static Value cell(Call *call, const struct ArrowSchema *type, const struct ArrowArray *array, int64_t row) {
    const char *format = type->format;
    const void *const *buffers = array->buffers;
    const void *data = array->n_buffers > 1 ? buffers[1] : NULL;
    int64_t at, start, end;
    Value *items;
    row += array->offset;
    if (format[0] == 'n' || (array->null_count != 0 && buffers[0] != NULL && !bit(buffers[0], row))) return nothing();
    switch (format[0]) {
    case 'b':
        return truth(bit(data, row));
    case 'c':
        return integer(((const int8_t *)data)[row]);
    case 's':
        return integer(((const int16_t *)data)[row]);
    case 'i':
        return integer(((const int32_t *)data)[row]);
    case 'l':
        return integer(((const int64_t *)data)[row]);
    case 'f':
        return real(((const float *)data)[row]);
    case 'g':
        return real(((const double *)data)[row]);
    case 'u':
        start = ((const int32_t *)data)[row];
        end = ((const int32_t *)data)[row + 1];
        return characters((const char *)buffers[2] + start, (size_t)(end - start));
    case 't':
        if (strcmp(format, "tdD") == 0) return date(((const int32_t *)data)[row]);
        break;
    case '+':
        if (format[1] == 'l') {
            start = ((const int32_t *)data)[row];
            end = ((const int32_t *)data)[row + 1];
            items = kept((size_t)(end - start) * sizeof *items);
            for (at = start; at < end; at++) items[at - start] = cell(call, type->children[0], array->children[0], at);
            return list(items, (size_t)(end - start));
        }
        if (format[1] == 's') {
            items = kept((size_t)type->n_children * 2 * sizeof *items);
            for (at = 0; at < type->n_children; at++) {
                items[2 * at] = text(type->children[at]->name);
                items[2 * at + 1] = cell(call, type->children[at], array->children[at], row);
            }
            return dict(items, (size_t)type->n_children * 2);
        }
        break;
    default:
        break;
    }
    lacks(call, format);
    return nothing();
}

firesteel_status give_rows(Call *call, firesteel_status status, struct ArrowArrayStream *stream) {
    struct ArrowSchema schema;
    struct ArrowArray batch;
    Value *rows = NULL;
    size_t count = 0, room = 0;
    int code;
    if (status != FIRESTEEL_OK) return status;
    memset(&schema, 0, sizeof schema);
    code = stream->get_schema(stream, &schema);
    while (code == 0 && (code = stream->get_next(stream, &batch)) == 0 && batch.release != NULL) {
        int64_t at;
        for (at = 0; at < batch.length; at++) {
            if (count == room) {
                Value *larger = kept((room = room * 2 + 16) * sizeof *larger);
                if (count > 0) memcpy(larger, rows, count * sizeof *larger);
                rows = larger;
            }
            rows[count++] = cell(call, &schema, &batch, at);
        }
        batch.release(&batch);
    }
    if (schema.release != NULL) schema.release(&schema);
    if (code == 0) {
        give(call, list(rows, count));
    } else {
        call->error = firesteel_error_from_stream(stream);
        status = firesteel_error_status(call->error);
    }
    stream->release(stream);
    return status;
}
