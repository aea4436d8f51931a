/* Window and WindowSpec: over which rows a window function looks. A part of firesteel.hpp. */

#ifndef FIRESTEEL_WINDOW_HPP
#define FIRESTEEL_WINDOW_HPP

#include "firesteel_column.hpp"

namespace firesteel {

/* Partition, order and frame of a window. Immutable; each method makes a new one. */
class WindowSpec {
public:
    explicit WindowSpec(firesteel_window_spec *handle) : owner_(handle) {}

    /* Rows that share these values belong together. */
    WindowSpec partition_by(const Columns &columns) const {
        auto pointers = detail::pointers(columns);
        return make(firesteel_window_spec_partition_by, get(), pointers.data(), pointers.size());
    }
    /* The order of the rows; a column that is not an order is ascending. */
    WindowSpec order_by(const Columns &columns) const {
        auto pointers = detail::pointers(columns);
        return make(firesteel_window_spec_order_by, get(), pointers.data(), pointers.size());
    }
    /* The frame in rows, both ends included: of `Window`, or how far from the current row. */
    WindowSpec rows_between(int64_t lower, int64_t upper) const {
        return make(firesteel_window_spec_rows_between, get(), lower, upper);
    }
    /* The frame in distances of the order's value, both ends included. */
    WindowSpec range_between(int64_t lower, int64_t upper) const {
        return make(firesteel_window_spec_range_between, get(), lower, upper);
    }

    const firesteel_window_spec *get() const noexcept { return owner_.get(); }

    template <typename Function, typename... Arguments>
    static WindowSpec make(Function function, Arguments... arguments) {
        return WindowSpec(detail::make<firesteel_window_spec>(function, arguments...));
    }

private:
    detail::Owner<firesteel_window_spec, firesteel_window_spec_ref, firesteel_window_spec_free> owner_;
};

/* Where to begin a WindowSpec. */
class Window {
public:
    /* The first row of the partition, the last one, and the current one. */
    static constexpr int64_t unbounded_preceding{FIRESTEEL_WINDOW_UNBOUNDED_PRECEDING};
    static constexpr int64_t unbounded_following{FIRESTEEL_WINDOW_UNBOUNDED_FOLLOWING};
    static constexpr int64_t current_row{FIRESTEEL_WINDOW_CURRENT_ROW};

    static WindowSpec partition_by(const Columns &columns) {
        auto pointers = detail::pointers(columns);
        return WindowSpec::make(firesteel_window_partition_by, pointers.data(), pointers.size());
    }
    static WindowSpec order_by(const Columns &columns) {
        auto pointers = detail::pointers(columns);
        return WindowSpec::make(firesteel_window_order_by, pointers.data(), pointers.size());
    }
    static WindowSpec rows_between(int64_t lower, int64_t upper) {
        return WindowSpec::make(firesteel_window_rows_between, lower, upper);
    }
    static WindowSpec range_between(int64_t lower, int64_t upper) {
        return WindowSpec::make(firesteel_window_range_between, lower, upper);
    }
};

inline Column Column::over(const WindowSpec &window) const {
    return make(firesteel_column_over_window, get(), window.get());
}

}  // namespace firesteel

#endif
