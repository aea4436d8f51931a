package main

import "github.com/firesteel/firesteel/go"

// writer is what PySpark's writer gathers; in Go these are options of one call.
type writer struct {
	frame   *firesteel.DataFrame
	format  string
	options []firesteel.Option
}

func (writer writer) with(options ...firesteel.Option) writer {
	writer.options = append(append([]firesteel.Option(nil), writer.options...), options...)
	return writer
}

// formatted is the options with the format among them, as tables take it.
func (writer writer) formatted() []firesteel.Option {
	if writer.format == "" {
		return writer.options
	}
	return writer.with(firesteel.Format(writer.format)).options
}

func (call *call) writer() writer { return call.receiver.(writer) }

// set is the writer with the parameters of a call that are no options of the format; places below 0 are not there.
func (call *call) set(format, mode, partitionBy int) writer {
	writer := call.writer()
	if format >= 0 {
		writer.format = call.text(format, "format", writer.format)
	}
	if mode >= 0 {
		if name := call.text(mode, "mode", ""); name != "" {
			writer = writer.with(firesteel.Mode(name))
		}
	}
	if partitionBy >= 0 {
		if names, isGiven := call.argument(partitionBy, "partitionBy"); isGiven && names != nil {
			writer = writer.with(firesteel.PartitionedBy(call.texts("partitionBy", names)...))
		}
	}
	return writer.with(call.given()...)
}

// writes is a member that writes files of a format.
func writes(format string, mode, partitionBy int) member {
	return func(call *call) (any, error) {
		path := call.text(0, "path", "")
		writer := call.set(-1, mode, partitionBy)
		return nil, writer.frame.Write(call.ctx, format, path, writer.options...)
	}
}

// named is a member that takes names.
func named(option func(...string) firesteel.Option) member {
	return func(call *call) (any, error) {
		return call.writer().with(option(call.texts("cols", call.rest(0))...)), nil
	}
}

var _ = add("DataFrameWriter", map[string]member{
	"format": func(call *call) (any, error) {
		writer := call.writer()
		writer.format = call.text(0, "source", "")
		return writer, nil
	},
	"mode": func(call *call) (any, error) {
		return call.writer().with(firesteel.Mode(call.text(0, "saveMode", ""))), nil
	},
	"option": func(call *call) (any, error) {
		key := call.text(0, "key", "")
		value, _ := call.argument(1, "value")
		return call.writer().with(firesteel.With(key, value)), nil
	},
	"options":     func(call *call) (any, error) { return call.writer().with(call.given()...), nil },
	"partitionBy": named(firesteel.PartitionedBy),
	"sortBy":      named(firesteel.SortedBy),
	"clusterBy":   named(firesteel.ClusteredBy),
	"bucketBy": func(call *call) (any, error) {
		buckets := call.number(0, "numBuckets", 0)
		return call.writer().with(firesteel.BucketedBy(buckets, call.texts("cols", call.rest(1))...)), nil
	},
	"csv":     writes("csv", 1, -1),
	"json":    writes("json", 1, -1),
	"orc":     writes("orc", 1, 2),
	"parquet": writes("parquet", 1, 2),
	"text":    writes("text", -1, -1),
	"save": func(call *call) (any, error) {
		path := call.text(0, "path", "")
		writer := call.set(1, 2, 3)
		return nil, writer.frame.Write(call.ctx, writer.format, path, writer.options...)
	},
	"saveAsTable": func(call *call) (any, error) {
		name := call.text(0, "name", "")
		writer := call.set(1, 2, 3)
		return nil, writer.frame.SaveAsTable(call.ctx, name, writer.formatted()...)
	},
	"insertInto": func(call *call) (any, error) {
		name, writer := call.text(0, "tableName", ""), call.writer()
		if overwrite, isGiven := call.argument(1, "overwrite"); isGiven && overwrite != nil {
			mode := map[any]string{true: "overwrite", false: "append"}[overwrite]
			writer = writer.with(firesteel.Mode(mode))
		}
		return nil, writer.frame.InsertInto(call.ctx, name, writer.formatted()...)
	},
	"jdbc": func(call *call) (any, error) {
		url, table := call.text(0, "url", ""), call.text(1, "table", "")
		writer := call.set(-1, 2, -1).with(call.entries(3, "properties")...)
		return nil, writer.frame.WriteJDBC(call.ctx, url, table, writer.options...)
	},
})

// writerV2 is what PySpark's writer to tables gathers.
type writerV2 struct {
	frame   *firesteel.DataFrame
	table   string
	options []firesteel.Option
}

func (writer writerV2) with(options ...firesteel.Option) writerV2 {
	writer.options = append(append([]firesteel.Option(nil), writer.options...), options...)
	return writer
}

func (call *call) writerV2() writerV2 { return call.receiver.(writerV2) }

func (call *call) writeTo() *firesteel.DataFrameWriterV2 {
	writer := call.writerV2()
	return writer.frame.WriteTo(writer.table, writer.options...)
}

var _ = add("DataFrameWriterV2", map[string]member{
	"using": func(call *call) (any, error) {
		return call.writerV2().with(firesteel.Using(call.text(0, "provider", ""))), nil
	},
	"option": func(call *call) (any, error) {
		key := call.text(0, "key", "")
		value, _ := call.argument(1, "value")
		return call.writerV2().with(firesteel.With(key, value)), nil
	},
	"options": func(call *call) (any, error) { return call.writerV2().with(call.given()...), nil },
	"tableProperty": func(call *call) (any, error) {
		key, value := call.text(0, "property", ""), call.text(1, "value", "")
		return call.writerV2().with(firesteel.TableProperty(key, value)), nil
	},
	"partitionedBy": func(call *call) (any, error) {
		return call.writerV2().with(firesteel.PartitionedByColumns(columns(call.rest(0))...)), nil
	},
	"clusterBy": func(call *call) (any, error) {
		return call.writerV2().with(firesteel.ClusteredBy(call.texts("cols", call.rest(0))...)), nil
	},
	"create":          func(call *call) (any, error) { return nil, call.writeTo().Create(call.ctx) },
	"replace":         func(call *call) (any, error) { return nil, call.writeTo().Replace(call.ctx) },
	"createOrReplace": func(call *call) (any, error) { return nil, call.writeTo().CreateOrReplace(call.ctx) },
	"append":          func(call *call) (any, error) { return nil, call.writeTo().Append(call.ctx) },
	"overwrite": func(call *call) (any, error) {
		return nil, call.writeTo().Overwrite(call.ctx, call.column(0, "condition"))
	},
	"overwritePartitions": func(call *call) (any, error) { return nil, call.writeTo().OverwritePartitions(call.ctx) },
})

var _ = add("DataFrame", map[string]member{
	"write": func(call *call) (any, error) { return writer{frame: call.frame()}, nil },
	"writeTo": func(call *call) (any, error) {
		return writerV2{frame: call.frame(), table: call.text(0, "table", "")}, nil
	},
	"mergeInto": func(call *call) (any, error) {
		table := call.text(0, "table", "")
		return call.frame().MergeInto(table, call.column(1, "condition")), nil
	},
})
