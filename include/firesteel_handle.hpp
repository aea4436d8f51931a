/* How the classes of C++ call C: owners of handles, texts, buffers and options. A part of firesteel.hpp. */

#ifndef FIRESTEEL_HANDLE_HPP
#define FIRESTEEL_HANDLE_HPP

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "firesteel_error.hpp"

namespace firesteel {

namespace detail {

inline void check(firesteel_status status, firesteel_error *error) {
    if (status != FIRESTEEL_OK) throw Error(error);
}

/* Calls `function` with the arguments and a place for the error; throws what it puts there. */
template <typename Function, typename... Arguments>
void call(Function function, Arguments... arguments) {
    firesteel_error *error = nullptr;
    firesteel_status status = function(arguments..., &error);
    check(status, error);
}

/* The same for a function whose last argument before the error is a new handle. */
template <typename Handle, typename Function, typename... Arguments>
Handle *make(Function function, Arguments... arguments) {
    Handle *handle = nullptr;
    call(function, arguments..., &handle);
    return handle;
}

inline int64_t length(std::string_view text) { return static_cast<int64_t>(text.size()); }

/* An owner of a handle. A moved-from one holds NULL, which every call refuses. */
template <typename Handle, Handle *(*share)(const Handle *), void (*release)(Handle *)>
class Owner {
public:
    explicit Owner(Handle *handle = nullptr) noexcept : handle_(handle) {}
    Owner(const Owner &other) noexcept : handle_(share(other.handle_)) {}
    Owner(Owner &&other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    Owner &operator=(Owner other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~Owner() { release(handle_); }
    Handle *get() const noexcept { return handle_; }

private:
    Handle *handle_;
};

/* A buffer that is released when it goes. */
class Buffer {
public:
    Buffer() { buffer_.struct_size = sizeof buffer_; }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;
    ~Buffer() {
        if (buffer_.release != nullptr) buffer_.release(&buffer_);
    }
    firesteel_buffer *place() noexcept { return &buffer_; }
    bool has_data() const noexcept { return buffer_.data != nullptr; }
    std::string text() const { return std::string(reinterpret_cast<const char *>(buffer_.data), buffer_.length); }
    std::vector<uint8_t> bytes() const { return std::vector<uint8_t>(buffer_.data, buffer_.data + buffer_.length); }

private:
    firesteel_buffer buffer_{};
};

/* Texts that are released when they go. */
class Texts {
public:
    Texts() { texts_.struct_size = sizeof texts_; }
    Texts(const Texts &) = delete;
    Texts &operator=(const Texts &) = delete;
    ~Texts() {
        if (texts_.release != nullptr) texts_.release(&texts_);
    }
    firesteel_texts *place() noexcept { return &texts_; }
    std::vector<std::string> all() const { return {texts_.texts, texts_.texts + texts_.count}; }

private:
    firesteel_texts texts_{};
};

/* The texts that a function gives. */
template <typename Function, typename... Arguments>
std::vector<std::string> texts(Function function, Arguments... arguments) {
    Texts given;
    call(function, arguments..., given.place());
    return given.all();
}

template <typename Function, typename... Arguments>
std::string text(Function function, Arguments... arguments) {
    Buffer buffer;
    call(function, arguments..., buffer.place());
    return buffer.text();
}

/* A text that ends in NUL, as C takes it in arrays; a NUL inside would cut it short. */
inline const char *pointer(const std::string &text) {
    if (text.find('\0') != std::string::npos) throw std::invalid_argument("a name or path holds a NUL");
    return text.c_str();
}

/* Texts as the array of pointers that C takes. Valid as long as the texts. */
inline std::vector<const char *> pointers(const std::vector<std::string> &texts) {
    std::vector<const char *> result;
    for (const std::string &text : texts) result.push_back(pointer(text));
    return result;
}

class Options {
public:
    explicit Options(const std::map<std::string, std::string> &entries) {
        for (const auto &[key, value] : entries) {
            firesteel_error *error = nullptr;
            firesteel_status status =
                firesteel_options_set(&options_, key.data(), length(key), value.data(), length(value), &error);
            if (status != FIRESTEEL_OK) {
                firesteel_options_free(options_);
                throw Error(error);
            }
        }
    }
    Options(const Options &) = delete;
    Options &operator=(const Options &) = delete;
    ~Options() { firesteel_options_free(options_); }
    const firesteel_options *get() const noexcept { return options_; }

private:
    firesteel_options *options_ = nullptr;
};

}  // namespace detail

}  // namespace firesteel

#endif
