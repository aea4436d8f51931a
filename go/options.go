package firesteel

// #include <stdlib.h>
// #include "firesteel.h"
import "C"

import (
	"fmt"
	"runtime"
	"slices"
)

// Option is a setting of a call. A call refuses those that it does not take.
type Option func(*settings)

type settings struct {
	entries     map[string]string
	schema      string
	format      string
	mode        string
	partitionBy []string
	buckets     int
	bucketBy    []string
	sortBy      []string
	clusterBy   []string
	predicates  []string
	sourceName  string
	provider    string
	properties  map[string]string
	partitions  []*Column
	outputMode  string
	queryName   string
	trigger     trigger
	// given is which options there are, beside With.
	given []string
}

// With sets an option of a format, or a configuration entry of a session.
func With(key string, value any) Option {
	return func(settings *settings) { settings.entries[key] = fmt.Sprint(value) }
}

// WithSchema says the schema of files in DDL ("id INT, name STRING"), instead of finding it in them.
func WithSchema(ddl string) Option {
	return func(settings *settings) { settings.schema, settings.given = ddl, append(settings.given, "WithSchema") }
}

// Format is the format of a table that is written: "parquet", "csv", "json". Without it, it is the session's default.
func Format(name string) Option {
	return func(settings *settings) { settings.format, settings.given = name, append(settings.given, "Format") }
}

// Mode says what a write does with data that is there: "error" (raise, the default), "append", "overwrite", "ignore".
func Mode(mode string) Option {
	return func(settings *settings) { settings.mode, settings.given = mode, append(settings.given, "Mode") }
}

// PartitionedBy writes a folder for each combination of these columns' values.
func PartitionedBy(names ...string) Option {
	return func(settings *settings) {
		settings.partitionBy, settings.given = names, append(settings.given, "PartitionedBy")
	}
}

// BucketedBy writes a table's rows in so many buckets by these columns' values.
func BucketedBy(buckets int, names ...string) Option {
	return func(settings *settings) {
		settings.buckets, settings.bucketBy = buckets, names
		settings.given = append(settings.given, "BucketedBy")
	}
}

// SortedBy is the order of the rows in each bucket.
func SortedBy(names ...string) Option {
	return func(settings *settings) { settings.sortBy, settings.given = names, append(settings.given, "SortedBy") }
}

// ClusteredBy names the columns by whose values a table's rows are kept together.
func ClusteredBy(names ...string) Option {
	return func(settings *settings) {
		settings.clusterBy, settings.given = names, append(settings.given, "ClusteredBy")
	}
}

// Predicates part the rows of a database's table that are read: conditions in SQL, a part each.
func Predicates(conditions ...string) Option {
	return func(settings *settings) {
		settings.predicates, settings.given = conditions, append(settings.given, "Predicates")
	}
}

// SourceName names the source of a stream, by which it is known when the query is started again.
func SourceName(name string) Option {
	return func(settings *settings) {
		settings.sourceName, settings.given = name, append(settings.given, "SourceName")
	}
}

// Using is the format of a table that WriteTo makes.
func Using(provider string) Option {
	return func(settings *settings) {
		settings.provider, settings.given = provider, append(settings.given, "Using")
	}
}

// TableProperty is a property that a table keeps that WriteTo makes.
func TableProperty(key, value string) Option {
	return func(settings *settings) {
		settings.properties[key] = value
		settings.given = append(settings.given, "TableProperty")
	}
}

// PartitionedByColumns is how a table is parted that WriteTo makes: by columns, or by Years(c), Bucket(n, c) and their
// like.
func PartitionedByColumns(columns ...*Column) Option {
	return func(settings *settings) {
		settings.partitions, settings.given = columns, append(settings.given, "PartitionedByColumns")
	}
}

// OutputMode is what a streaming query writes: "append", "complete" or "update".
func OutputMode(mode string) Option {
	return func(settings *settings) {
		settings.outputMode, settings.given = mode, append(settings.given, "OutputMode")
	}
}

// QueryName names a streaming query, and the table of the format "memory".
func QueryName(name string) Option {
	return func(settings *settings) {
		settings.queryName, settings.given = name, append(settings.given, "QueryName")
	}
}

// trigger is when a streaming query looks for rows; none when its kind is 0.
type trigger struct {
	kind     C.int32_t
	interval string
}

func triggered(kind C.int32_t, interval, name string) Option {
	return func(settings *settings) {
		settings.trigger, settings.given = trigger{kind, interval}, append(settings.given, name)
	}
}

// ProcessingTime makes a streaming query look for rows every so often ("10 seconds").
func ProcessingTime(interval string) Option {
	return triggered(C.FIRESTEEL_TRIGGER_PROCESSING_TIME, interval, "ProcessingTime")
}

// AvailableNow runs a streaming query once, for all that is there, in as many batches as it takes.
func AvailableNow() Option { return triggered(C.FIRESTEEL_TRIGGER_AVAILABLE_NOW, "", "AvailableNow") }

// Once runs a streaming query once, in one batch.
func Once() Option { return triggered(C.FIRESTEEL_TRIGGER_ONCE, "", "Once") }

// Continuous runs a streaming query a row at a time, with a checkpoint every so often.
func Continuous(interval string) Option {
	return triggered(C.FIRESTEEL_TRIGGER_CONTINUOUS, interval, "Continuous")
}

// RealTime runs a streaming query as soon as rows come, in batches of so long.
func RealTime(duration string) Option {
	return triggered(C.FIRESTEEL_TRIGGER_REAL_TIME, duration, "RealTime")
}

func gathered(options []Option) settings {
	settings := settings{entries: map[string]string{}, properties: map[string]string{}}
	for _, option := range options {
		option(&settings)
	}
	return settings
}

// only is the error of an option that the call does not take; With is taken by all.
func (settings *settings) only(call string, known ...string) error {
	for _, given := range settings.given {
		if !slices.Contains(known, given) {
			return fmt.Errorf("firesteel: %s takes no option %s", call, given)
		}
	}
	return nil
}

// setter is a call that sets something of a native object.
type setter func(err **C.firesteel_error) C.firesteel_status

func set(call setter) error {
	var err *C.firesteel_error
	return failure(call(&err), err)
}

// setText sets a text, unless it is empty.
func setText(value string, call func(*C.char, C.int64_t, **C.firesteel_error) C.firesteel_status) error {
	if value == "" {
		return nil
	}
	err := set(func(err **C.firesteel_error) C.firesteel_status {
		start, length := text(value)
		return call(start, length, err)
	})
	runtime.KeepAlive(value)
	return err
}

// setNames sets names, unless there are none.
func setNames(names []string, call func(**C.char, C.size_t, **C.firesteel_error) C.firesteel_status) error {
	if len(names) == 0 {
		return nil
	}
	array, count, free, failed := texts(names)
	if failed != nil {
		return failed
	}
	defer free()
	return set(func(err **C.firesteel_error) C.firesteel_status { return call(array, count, err) })
}

// setEntries sets keys and values.
func setEntries(
	entries map[string]string,
	call func(*C.char, C.int64_t, *C.char, C.int64_t, **C.firesteel_error) C.firesteel_status,
) error {
	for key, value := range entries {
		failed := set(func(err **C.firesteel_error) C.firesteel_status {
			keyStart, keyLength := text(key)
			valueStart, valueLength := text(value)
			return call(keyStart, keyLength, valueStart, valueLength, err)
		})
		runtime.KeepAlive(key)
		runtime.KeepAlive(value)
		if failed != nil {
			return failed
		}
	}
	return nil
}

// firstOf is the first error there is.
func firstOf(failures ...error) error {
	for _, failed := range failures {
		if failed != nil {
			return failed
		}
	}
	return nil
}
