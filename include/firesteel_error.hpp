/* Failed calls as exceptions. A part of firesteel.hpp. */

#ifndef FIRESTEEL_ERROR_HPP
#define FIRESTEEL_ERROR_HPP

#include <exception>
#include <map>
#include <string>
#include <vector>

#include "firesteel.h"

namespace firesteel {

/* A failed call. */
class Error : public std::exception {
public:
    /* Takes the error over. */
    explicit Error(firesteel_error *error)
        : status_(firesteel_error_status(error)),
          text_(field(error, FIRESTEEL_ERROR_TEXT)),
          message_(field(error, FIRESTEEL_ERROR_MESSAGE)),
          condition_(field(error, FIRESTEEL_ERROR_CONDITION)),
          sqlstate_(field(error, FIRESTEEL_ERROR_SQLSTATE)),
          operation_id_(field(error, FIRESTEEL_ERROR_OPERATION_ID)) {
        const char *name = nullptr, *value = nullptr;
        for (size_t at = 0; firesteel_error_parameter(error, at, &name, &value) == 1; at++) parameters_[name] = value;
        firesteel_query_context context{};
        context.struct_size = sizeof context;
        for (size_t at = 0; firesteel_error_context(error, at, &context) == 1; at++) {
            contexts_.push_back({context.is_sql != 0, context.start_index, context.stop_index, context.object_type,
                                 context.object_name, context.fragment, context.call_site, context.summary});
        }
        firesteel_error_free(error);
    }

    struct Context {
        bool is_sql;
        /* Zero-based offsets of the first and the last character; -1 when unknown. */
        int32_t start_index, stop_index;
        std::string object_type, object_name, fragment, call_site, summary;
    };

    /* The whole text, as Spark prints it. */
    const char *what() const noexcept override { return text_.c_str(); }
    firesteel_status status() const noexcept { return status_; }
    /* The text without condition, SQLSTATE and context. */
    const std::string &message() const noexcept { return message_; }
    const std::string &condition() const noexcept { return condition_; }
    const std::string &sqlstate() const noexcept { return sqlstate_; }
    const std::string &operation_id() const noexcept { return operation_id_; }
    const std::map<std::string, std::string> &parameters() const noexcept { return parameters_; }
    const std::vector<Context> &contexts() const noexcept { return contexts_; }

private:
    static std::string field(const firesteel_error *error, int32_t field) {
        const char *text = nullptr;
        size_t length = 0;
        return firesteel_error_get(error, field, &text, &length) == 1 ? std::string(text, length) : std::string();
    }

    firesteel_status status_;
    std::string text_, message_, condition_, sqlstate_, operation_id_;
    std::map<std::string, std::string> parameters_;
    std::vector<Context> contexts_;
};

}  // namespace firesteel

#endif
