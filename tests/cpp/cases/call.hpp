/* A call of a member: its receiver and its arguments. What a member takes of them is noted, so that an argument that it
 * does not know is found. */

#ifndef CASES_CALL_HPP
#define CASES_CALL_HPP

#include <algorithm>
#include <functional>
#include <map>
#include <string>

#include "value.hpp"

namespace cases {

class Call {
public:
    Call(std::string name, Value receiver, List positional, std::map<std::string, Value> named)
        : name_(std::move(name)),
          receiver_(std::move(receiver)),
          positional_(std::move(positional)),
          named_(std::move(named)) {}

    /* `CLASS.MEMBER`. */
    const std::string &name() const { return name_; }

    template <typename Kind>
    const Kind &receiver() const {
        return as<Kind>(receiver_, name_ + " of another receiver");
    }

    /* The argument at a position, or of a name; null when it was not given. */
    Value argument(size_t at, const std::string &name) {
        if (at < positional_.size()) {
            taken_ = std::max(taken_, at + 1);
            return positional_[at];
        }
        auto found = named_.find(name);
        if (found == named_.end()) return nullptr;
        Value value = found->second;
        named_.erase(found);
        return value;
    }
    /* Whether it was given, be it as null. */
    bool is_given(size_t at, const std::string &name) const {
        return at < positional_.size() || named_.find(name) != named_.end();
    }
    bool has(size_t at, const std::string &name) const {
        if (at < positional_.size()) return !is_null(positional_[at]);
        auto found = named_.find(name);
        return found != named_.end() && !is_null(found->second);
    }

    std::string text(size_t at, const std::string &name) { return cases::text(argument(at, name), of(name)); }
    std::string text(size_t at, const std::string &name, const std::string &otherwise) {
        return has(at, name) ? text(at, name) : (argument(at, name), otherwise);
    }
    int64_t number(size_t at, const std::string &name) { return as<int64_t>(argument(at, name), of(name)); }
    int64_t number(size_t at, const std::string &name, int64_t otherwise) {
        return has(at, name) ? number(at, name) : (argument(at, name), otherwise);
    }
    bool flag(size_t at, const std::string &name, bool otherwise) {
        return has(at, name) ? as<bool>(argument(at, name), of(name)) : (argument(at, name), otherwise);
    }
    /* A column, or that of a name. */
    firesteel::Column column(size_t at, const std::string &name) {
        return cases::column(argument(at, name), of(name));
    }
    /* Texts of a list, or one text. */
    firesteel::Names texts(size_t at, const std::string &name) {
        return has(at, name) ? cases::texts(list(argument(at, name)), of(name)) : (argument(at, name), firesteel::Names{});
    }

    /* The positional arguments from one on. A single list stands for what is in it, as in PySpark. */
    List rest(size_t from) {
        taken_ = positional_.size();
        if (positional_.size() == from + 1) return list(positional_[from]);
        return from < positional_.size() ? List(positional_.begin() + static_cast<std::ptrdiff_t>(from), positional_.end())
                                         : List{};
    }
    firesteel::Columns columns(size_t from) { return cases::columns(rest(from), of("columns")); }
    firesteel::Names names(size_t from) { return cases::texts(rest(from), of("names")); }

    /* What was given by name and not taken, as options. */
    firesteel::Settings options() {
        firesteel::Settings result;
        for (const auto &[key, value] : named_) {
            if (!is_null(value)) result[key] = option(value, of(key));
        }
        named_.clear();
        return result;
    }

    /* Fails when an argument was not taken. */
    void finish() const {
        if (taken_ < positional_.size()) {
            throw Missing(name_ + " of " + std::to_string(positional_.size()) + " arguments");
        }
        if (!named_.empty()) throw Missing(of(named_.begin()->first));
    }

    std::string of(const std::string &argument) const { return name_ + "(" + argument + ")"; }

private:
    std::string name_;
    Value receiver_;
    List positional_;
    std::map<std::string, Value> named_;
    size_t taken_ = 0;
};

/* Members by name: what a class of the API has in C++. */
using Members = std::map<std::string, std::function<Value(Call &)>>;

}  // namespace cases

#endif
