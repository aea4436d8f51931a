/* The stack machine that carries out the operations of a case. */

#ifndef CASES_MACHINE_HPP
#define CASES_MACHINE_HPP

#include "classes.hpp"

namespace cases {

/* The literal of a number in an Arrow type of 64 bits. */
inline firesteel::Column number_of(const char *format, int64_t number) {
    const void *buffers[] = {nullptr, &number};
    ArrowSchema type{};
    type.format = format;
    type.release = [](ArrowSchema *schema) { schema->release = nullptr; };
    ArrowArray value{};
    value.length = 1;
    value.n_buffers = 2;
    value.buffers = buffers;
    value.release = [](ArrowArray *array) { array->release = nullptr; };
    return firesteel::lit(&type, &value);
}

inline firesteel::Column binary(const std::string &digits) {
    std::vector<uint8_t> bytes;
    for (size_t at = 0; at + 1 < digits.size(); at += 2) {
        bytes.push_back(static_cast<uint8_t>(std::stoul(digits.substr(at, 2), nullptr, 16)));
    }
    return firesteel::Column::make(firesteel_lit_binary, bytes.data(), bytes.size());
}

class Machine {
public:
    explicit Machine(firesteel::Session spark) : spark_(std::move(spark)) {}

    using Operations = std::vector<std::vector<std::string>>;

    /* Carries out all operations. */
    void run(const Operations &operations) {
        for (size_t at = 0; at < operations.size(); at++) {
            if (operations[at].front() != "function") {
                step(operations[at]);
                continue;
            }
            const std::vector<std::string> parameters(operations[at].begin() + 1, operations[at].end());
            Operations body;
            for (size_t depth = 1; depth > 0;) {
                const std::vector<std::string> &words = operations.at(++at);
                depth += words.front() == "function" ? 1 : 0;
                depth -= words.front() == "give" ? 1 : 0;
                if (depth > 0) body.push_back(words);
            }
            push(function(parameters, std::move(body)));
        }
    }

    /* What the program leaves; null when it leaves nothing. */
    Value answer() const { return stack_.empty() ? Value(nullptr) : stack_.back(); }

private:
    Function function(const std::vector<std::string> &parameters, Operations body) {
        return {parameters.size(), [this, parameters, body = std::move(body)](const firesteel::Columns &columns) {
                    for (size_t at = 0; at < parameters.size(); at++) variables_[parameters[at]] = columns.at(at);
                    run(body);
                    return as<firesteel::Column>(pop(), "a function that gives no column");
                }};
    }

    /* Carries out one operation: its name and its fields. */
    void step(const std::vector<std::string> &words) {
        const std::string &operation = words.front();
        const std::string field = words.size() > 1 ? words[1] : "";
        if (operation == "int") {
            push(static_cast<int64_t>(std::stoll(field)));
        } else if (operation == "float") {
            push(std::strtod(field.c_str(), nullptr));
        } else if (operation == "text") {
            push(field);
        } else if (operation == "bool") {
            push(field == "true");
        } else if (operation == "null") {
            push(nullptr);
        } else if (operation == "decimal") {
            push(firesteel::decimal(field));
        } else if (operation == "date") {
            push(firesteel::Column::make(firesteel_lit_date, static_cast<int32_t>(std::stol(field))));
        } else if (operation == "timestamp") {
            push(firesteel::Column::make(firesteel_lit_timestamp, static_cast<int64_t>(std::stoll(field))));
        } else if (operation == "time") {
            push(number_of("ttn", std::stoll(field)));
        } else if (operation == "duration") {
            push(number_of("tDu", std::stoll(field)));
        } else if (operation == "binary") {
            push(binary(field));
        } else if (operation == "list") {
            push(popped(std::stoul(field)));
        } else if (operation == "dict") {
            dict(std::stoul(field));
        } else if (operation == "item") {
            push(as<List>(pop(), "an item of what is no list").at(std::stoul(field)));
        } else if (operation == "spark") {
            push(spark_);
        } else if (operation == "keep") {
            variables_[field] = pop();
        } else if (operation == "use") {
            push(variables_.at(field));
        } else if (operation == "get" || operation == "call" || operation == "static" || operation == "fn") {
            call(operation, words);
        } else {
            throw Missing("the operation " + operation);
        }
    }

    void push(Value value) { stack_.push_back(std::move(value)); }

    Value pop() { return popped(1).front(); }

    /* So many values, the first pushed first. */
    List popped(size_t count) {
        if (count > stack_.size()) throw std::logic_error("the stack holds less than " + std::to_string(count));
        auto start = stack_.end() - static_cast<std::ptrdiff_t>(count);
        List values(start, stack_.end());
        stack_.erase(start, stack_.end());
        return values;
    }

    void dict(size_t count) {
        List flat = popped(2 * count);
        Dict entries;
        for (size_t at = 0; at < count; at++) entries.emplace_back(flat[2 * at], flat[2 * at + 1]);
        push(entries);
    }

    /* `get NAME`, or `call|static|fn NAME COUNT [keyword...]`. */
    void call(const std::string &operation, const std::vector<std::string> &words) {
        std::map<std::string, Value> named;
        List positional;
        if (words.size() > 2) {
            List values = popped(words.size() - 3);
            for (size_t at = 3; at < words.size(); at++) named[words[at]] = values[at - 3];
            positional = popped(std::stoul(words[2]));
        }
        std::string name = operation == "fn" ? "functions." + words[1] : words[1];
        bool has_receiver = operation == "get" || operation == "call";
        Value receiver = has_receiver ? pop() : Value(nullptr);
        size_t dot = name.find('.');
        auto members = classes().find(name.substr(0, dot));
        if (members == classes().end()) throw Missing(name);
        auto member = members->second.find(name.substr(dot + 1));
        if (member == members->second.end()) throw Missing(name);
        Call call(name, std::move(receiver), std::move(positional), std::move(named));
        Value result = member->second(call);
        call.finish();
        push(std::move(result));
    }

    firesteel::Session spark_;
    List stack_;
    std::map<std::string, Value> variables_;
};

}  // namespace cases

#endif
