/* The options of readers and writers. */

#include "options.h"

#include <stdio.h>

const char *option_text(Call *call, const Value *value, char number[64]) {
    if (value == NULL || value->kind == NOTHING) return NULL;
    if (value->kind == TEXT) return value->text;
    if (value->kind == TRUTH) return value->integer ? "true" : "false";
    if (value->kind == INTEGER) {
        snprintf(number, 64, "%lld", (long long)value->integer);
        return number;
    }
    lacks(call, "an option that is no text, number or truth value");
    return NULL;
}

firesteel_status set_one(Call *call, const void *handle, SetOption set) {
    char number[64];
    const char *key = text_at(call, 0, "key", "");
    const char *value = option_text(call, argument(call, 1, "value"), number);
    return value == NULL ? FIRESTEEL_OK : set(handle, key, value, &call->error);
}

firesteel_status set_rest(Call *call, const void *handle, SetOption set) {
    size_t at;
    for (at = 0; at < call->named_count; at++) {
        size_t bit = call->positional_count + at;
        char number[64];
        const char *value;
        firesteel_status status;
        if (bit < 64 && (call->read & ((uint64_t)1 << bit)) != 0) continue;
        value = option_text(call, argument(call, SIZE_MAX, call->keywords[at]), number);
        if (value == NULL) continue;
        status = set(handle, call->keywords[at], value, &call->error);
        if (status != FIRESTEEL_OK) return status;
    }
    return FIRESTEEL_OK;
}

firesteel_status set_entries(Call *call, const void *handle, SetOption set, const Value *entries) {
    size_t at;
    for (at = 0; entries != NULL && at + 1 < entries->length; at += 2) {
        char number[64];
        const char *value = option_text(call, &entries->items[at + 1], number);
        firesteel_status status;
        if (value == NULL) continue;
        status = set(handle, entries->items[at].text, value, &call->error);
        if (status != FIRESTEEL_OK) return status;
    }
    return FIRESTEEL_OK;
}

firesteel_status give_receiver(Call *call, firesteel_status status) {
    return status == FIRESTEEL_OK ? give(call, call->receiver) : status;
}
