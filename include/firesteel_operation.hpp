/* A running plan and its rows. A part of firesteel.hpp. */

#ifndef FIRESTEEL_OPERATION_HPP
#define FIRESTEEL_OPERATION_HPP

#include <optional>

#include "firesteel_handle.hpp"

namespace firesteel {

/* Rows of an Arrow stream, released when they go. */
class Batch {
public:
    Batch() = default;
    Batch(Batch &&other) noexcept : array_(std::exchange(other.array_, ArrowArray{})) {}
    Batch &operator=(Batch &&other) noexcept {
        std::swap(array_, other.array_);
        return *this;
    }
    ~Batch() {
        if (array_.release != nullptr) array_.release(&array_);
    }
    /* A struct array: a child for each column. */
    const ArrowArray &operator*() const noexcept { return array_; }
    const ArrowArray *operator->() const noexcept { return &array_; }
    ArrowArray *get() noexcept { return &array_; }

private:
    ArrowArray array_{};
};

/* A schema, released when it goes. */
class Schema {
public:
    Schema() = default;
    Schema(Schema &&other) noexcept : schema_(std::exchange(other.schema_, ArrowSchema{})) {}
    Schema &operator=(Schema &&other) noexcept {
        std::swap(schema_, other.schema_);
        return *this;
    }
    ~Schema() {
        if (schema_.release != nullptr) schema_.release(&schema_);
    }
    const ArrowSchema &operator*() const noexcept { return schema_; }
    const ArrowSchema *operator->() const noexcept { return &schema_; }
    ArrowSchema *get() noexcept { return &schema_; }

private:
    ArrowSchema schema_{};
};

/* The rows of an operation, in batches: `for (const Batch &batch : df.stream())`. */
class Stream {
public:
    Stream() = default;
    Stream(Stream &&other) noexcept : stream_(std::exchange(other.stream_, ArrowArrayStream{})) {}
    Stream &operator=(Stream &&other) noexcept {
        std::swap(stream_, other.stream_);
        return *this;
    }
    ~Stream() {
        if (stream_.release != nullptr) stream_.release(&stream_);
    }

    Schema schema() {
        Schema schema;
        check(stream_.get_schema(&stream_, schema.get()));
        return schema;
    }

    /* The next rows; nothing at the end. */
    std::optional<Batch> next() {
        Batch batch;
        check(stream_.get_next(&stream_, batch.get()));
        if (batch->release == nullptr) return std::nullopt;
        return batch;
    }

    ArrowArrayStream *get() noexcept { return &stream_; }

    class Iterator {
    public:
        explicit Iterator(Stream *stream = nullptr) : stream_(stream) {
            if (stream_ != nullptr) ++*this;
        }
        const Batch &operator*() const { return *batch_; }
        const Batch *operator->() const { return &*batch_; }
        Iterator &operator++() {
            batch_ = stream_->next();
            return *this;
        }
        bool operator!=(const Iterator &) const { return batch_.has_value(); }

    private:
        Stream *stream_;
        std::optional<Batch> batch_;
    };

    Iterator begin() { return Iterator(this); }
    Iterator end() { return Iterator(); }

private:
    void check(int code) {
        if (code != 0) throw Error(firesteel_error_from_stream(&stream_));
    }

    ArrowArrayStream stream_{};
};

/* A running plan. The last owner that goes gives it up. */
class Operation {
public:
    explicit Operation(firesteel_operation *handle) : owner_(handle) {}

    std::string id() const { return firesteel_operation_id(get()); }
    /* Waits for rows, the end or an error; false after the time, -1 for no limit. */
    bool wait(int64_t milliseconds = -1) const {
        firesteel_error *error = nullptr;
        firesteel_status status = firesteel_operation_wait(get(), milliseconds, &error);
        if (status == FIRESTEEL_TIMEOUT) return false;
        detail::check(status, error);
        return true;
    }
    /* Once. */
    Stream stream() const {
        Stream stream;
        detail::call(firesteel_operation_stream, get(), stream.get());
        return stream;
    }
    /* The next batch as an Arrow IPC stream; empty at the end. */
    std::vector<uint8_t> next_ipc() const {
        detail::Buffer buffer;
        detail::call(firesteel_operation_next_ipc, get(), buffer.place());
        return buffer.bytes();
    }
    void cancel() const { detail::call(firesteel_operation_cancel, get()); }
    firesteel_progress progress() const {
        firesteel_progress progress{};
        progress.struct_size = sizeof progress;
        detail::call(firesteel_operation_progress, get(), &progress);
        return progress;
    }
    const firesteel_operation *get() const noexcept { return owner_.get(); }

private:
    detail::Owner<firesteel_operation, firesteel_operation_ref, firesteel_operation_free> owner_;
};

}  // namespace firesteel

#endif
