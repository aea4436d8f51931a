/* Reads what the programs print out of Arrow's C structures: column types as Spark writes them, cells as JSON. It knows
 * string, int, bigint, double, date and decimal, and refuses any other type. */

#ifndef ARROW_PRINT_H
#define ARROW_PRINT_H

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arrow_c_abi.h"

/* Prints a JSON string. */
static inline void print_json_text(FILE *file, const char *text, size_t length) {
    size_t at;
    fputc('"', file);
    for (at = 0; at < length; at++) {
        unsigned char byte = (unsigned char)text[at];
        if (byte == '"' || byte == '\\') {
            fputc('\\', file);
            fputc(byte, file);
        } else if (byte < 0x20) {
            fprintf(file, "\\u%04x", byte);
        } else {
            fputc(byte, file);
        }
    }
    fputc('"', file);
}

/* Spark's simple string of a type, or NULL when it is not one of those above. */
static inline const char *simple_type(const struct ArrowSchema *field, char *text, size_t size) {
    const char *format = field->format;
    if (strcmp(format, "u") == 0) return "string";
    if (strcmp(format, "l") == 0) return "bigint";
    if (strcmp(format, "i") == 0) return "int";
    if (strcmp(format, "g") == 0) return "double";
    if (strcmp(format, "tdD") == 0) return "date";
    if (strncmp(format, "d:", 2) == 0 && strlen(format) < size - 10) {
        sprintf(text, "decimal(%s)", format + 2);
        return text;
    }
    return NULL;
}

/* A day as YYYY-MM-DD, from days since 1970-01-01 (Howard Hinnant's civil_from_days). */
static inline void date_text(int32_t days, char *text) {
    int64_t shifted = (int64_t)days + 719468;
    int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    sprintf(text, "%04" PRId64 "-%02" PRId64 "-%02" PRId64, year, month, day);
}

/* A 128-bit decimal, little-endian in two words, with `scale` digits after the point. */
static inline void decimal_text(const uint64_t *words, int scale, char *text) {
    uint64_t low = words[0], high = words[1];
    int is_negative = (int64_t)high < 0, count = 0, at;
    char digits[48];
    if (is_negative) {
        low = ~low + 1;
        high = ~high + (low == 0 ? 1 : 0);
    }
    while (high != 0 || low != 0 || count <= scale) {
        /* Divides by ten, 32 bits at a time. */
        uint64_t parts[4], remainder = 0;
        parts[0] = high >> 32;
        parts[1] = high & 0xffffffffu;
        parts[2] = low >> 32;
        parts[3] = low & 0xffffffffu;
        for (at = 0; at < 4; at++) {
            uint64_t value = remainder << 32 | parts[at];
            parts[at] = value / 10;
            remainder = value % 10;
        }
        high = parts[0] << 32 | parts[1];
        low = parts[2] << 32 | parts[3];
        digits[count++] = (char)('0' + remainder);
    }
    if (is_negative) *text++ = '-';
    for (at = count - 1; at >= 0; at--) {
        *text++ = digits[at];
        if (at == scale && scale > 0) *text++ = '.';
    }
    *text = '\0';
}

/* The shortest text that reads back as the same number. */
static inline void double_text(double value, char *text) {
    int precision;
    for (precision = 15; precision <= 17; precision++) {
        sprintf(text, "%.*g", precision, value);
        if (strtod(text, NULL) == value) break;
    }
    if (strcspn(text, ".en") == strlen(text)) strcat(text, ".0");
}

static inline int is_null_cell(const struct ArrowArray *column, int64_t row) {
    const uint8_t *validity = (const uint8_t *)column->buffers[0];
    int64_t bit = row + column->offset;
    return validity != NULL && (validity[bit / 8] >> (bit % 8) & 1) == 0;
}

/* Prints a cell as a JSON string, or null. */
static inline void print_cell(FILE *file, const struct ArrowSchema *field, const struct ArrowArray *column, int64_t row) {
    const char *format = field->format;
    int64_t at = row + column->offset;
    char text[64];
    if (is_null_cell(column, row)) {
        fputs("null", file);
        return;
    }
    if (strcmp(format, "u") == 0) {
        const int32_t *offsets = (const int32_t *)column->buffers[1];
        const char *bytes = (const char *)column->buffers[2];
        print_json_text(file, bytes + offsets[at], (size_t)(offsets[at + 1] - offsets[at]));
        return;
    }
    if (strcmp(format, "l") == 0) {
        sprintf(text, "%" PRId64, ((const int64_t *)column->buffers[1])[at]);
    } else if (strcmp(format, "i") == 0) {
        sprintf(text, "%" PRId32, ((const int32_t *)column->buffers[1])[at]);
    } else if (strcmp(format, "g") == 0) {
        double_text(((const double *)column->buffers[1])[at], text);
    } else if (strcmp(format, "tdD") == 0) {
        date_text(((const int32_t *)column->buffers[1])[at], text);
    } else {
        const char *comma = strchr(format, ',');
        decimal_text((const uint64_t *)column->buffers[1] + 2 * at, comma == NULL ? 0 : atoi(comma + 1), text);
    }
    print_json_text(file, text, strlen(text));
}

/* Prints `[["name","type"],...]`. Returns 0, or -1 for a type that is not known. */
static inline int print_columns(FILE *file, const struct ArrowSchema *schema) {
    int64_t at;
    fputc('[', file);
    for (at = 0; at < schema->n_children; at++) {
        char text[64];
        const char *type = simple_type(schema->children[at], text, sizeof text);
        if (type == NULL) return -1;
        fputs(at == 0 ? "[" : ",[", file);
        print_json_text(file, schema->children[at]->name, strlen(schema->children[at]->name));
        fprintf(file, ",\"%s\"]", type);
    }
    fputc(']', file);
    return 0;
}

/* Prints the rows of a batch, `[...],[...]`, after a comma unless they are the first. */
static inline void print_rows(FILE *file, const struct ArrowSchema *schema, const struct ArrowArray *batch, int is_first) {
    int64_t row, at;
    for (row = 0; row < batch->length; row++) {
        fputs(row == 0 && is_first ? "[" : ",[", file);
        for (at = 0; at < schema->n_children; at++) {
            if (at > 0) fputc(',', file);
            print_cell(file, schema->children[at], batch->children[at], row + batch->offset);
        }
        fputc(']', file);
    }
}

#endif
