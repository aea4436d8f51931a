package main

import (
	"time"

	"github.com/firesteel/firesteel/go"
)

// streamWriter is what PySpark's writer of streams gathers.
type streamWriter struct {
	frame   *firesteel.DataFrame
	format  string
	options []firesteel.Option
}

func (writer streamWriter) with(options ...firesteel.Option) streamWriter {
	writer.options = append(append([]firesteel.Option(nil), writer.options...), options...)
	return writer
}

func (call *call) streamWriter() streamWriter { return call.receiver.(streamWriter) }

// started is the writer with the parameters that start and toTable share.
func (call *call) started() streamWriter {
	writer := call.streamWriter()
	writer.format = call.text(1, "format", writer.format)
	if mode := call.text(2, "outputMode", ""); mode != "" {
		writer = writer.with(firesteel.OutputMode(mode))
	}
	if names, isGiven := call.argument(3, "partitionBy"); isGiven && names != nil {
		writer = writer.with(firesteel.PartitionedBy(call.texts("partitionBy", names)...))
	}
	if name := call.text(4, "queryName", ""); name != "" {
		writer = writer.with(firesteel.QueryName(name))
	}
	return writer.with(call.given()...)
}

// keyword is the place of an argument that is given by name alone.
const keyword = 1 << 20

func (call *call) triggered() (any, error) {
	for name, option := range map[string]func(string) firesteel.Option{
		"processingTime": firesteel.ProcessingTime, "continuous": firesteel.Continuous, "realTime": firesteel.RealTime,
	} {
		if time := call.text(keyword, name, ""); time != "" {
			return call.streamWriter().with(option(time)), nil
		}
	}
	if call.flag(keyword, "availableNow", false) {
		return call.streamWriter().with(firesteel.AvailableNow()), nil
	}
	if call.flag(keyword, "once", false) {
		return call.streamWriter().with(firesteel.Once()), nil
	}
	return nil, missing("DataStreamWriter.trigger()")
}

var _ = add("DataStreamWriter", map[string]member{
	"format": func(call *call) (any, error) {
		writer := call.streamWriter()
		writer.format = call.text(0, "source", "")
		return writer, nil
	},
	"outputMode": func(call *call) (any, error) {
		return call.streamWriter().with(firesteel.OutputMode(call.text(0, "outputMode", ""))), nil
	},
	"queryName": func(call *call) (any, error) {
		return call.streamWriter().with(firesteel.QueryName(call.text(0, "queryName", ""))), nil
	},
	"option": func(call *call) (any, error) {
		key := call.text(0, "key", "")
		value, _ := call.argument(1, "value")
		return call.streamWriter().with(firesteel.With(key, value)), nil
	},
	"options": func(call *call) (any, error) { return call.streamWriter().with(call.given()...), nil },
	"partitionBy": func(call *call) (any, error) {
		return call.streamWriter().with(firesteel.PartitionedBy(call.texts("cols", call.rest(0))...)), nil
	},
	"clusterBy": func(call *call) (any, error) {
		return call.streamWriter().with(firesteel.ClusteredBy(call.texts("cols", call.rest(0))...)), nil
	},
	"trigger": func(call *call) (any, error) { return call.triggered() },
	"start": func(call *call) (any, error) {
		path := call.text(0, "path", "")
		writer := call.started()
		return writer.frame.StartStream(call.ctx, writer.format, path, writer.options...)
	},
	"toTable": func(call *call) (any, error) {
		name := call.text(0, "tableName", "")
		writer := call.started()
		if writer.format != "" {
			writer = writer.with(firesteel.Format(writer.format))
		}
		return writer.frame.StartStreamToTable(call.ctx, name, writer.options...)
	},
})

func (call *call) query() *firesteel.StreamingQuery { return call.receiver.(*firesteel.StreamingQuery) }

// limit is a time in seconds, below 0 where there is none.
func (call *call) limit() time.Duration {
	return time.Duration(call.number(0, "timeout", -1)) * time.Second
}

// ended is what an await gives: nothing when it has no limit.
func ended(limit time.Duration, hasEnded bool, err error) (any, error) {
	if limit < 0 {
		return nil, err
	}
	return hasEnded, err
}

var _ = add("StreamingQuery", map[string]member{
	"id":    func(call *call) (any, error) { return call.query().ID(), nil },
	"runId": func(call *call) (any, error) { return call.query().RunID(), nil },
	"name": func(call *call) (any, error) {
		if name := call.query().Name(); name != "" {
			return name, nil
		}
		return nil, nil
	},
	"isActive": func(call *call) (any, error) { return call.query().IsActive(call.ctx) },
	"status": func(call *call) (any, error) {
		status, err := call.query().Status(call.ctx)
		return dict{
			{"message", status.Message},
			{"isDataAvailable", status.IsDataAvailable},
			{"isTriggerActive", status.IsTriggerActive},
		}, err
	},
	"awaitTermination": func(call *call) (any, error) {
		limit := call.limit()
		hasEnded, err := call.query().AwaitTermination(call.ctx, limit)
		return ended(limit, hasEnded, err)
	},
	"processAllAvailable": func(call *call) (any, error) { return nil, call.query().ProcessAllAvailable(call.ctx) },
	"stop":                func(call *call) (any, error) { return nil, call.query().Stop(call.ctx) },
	"exception": func(call *call) (any, error) {
		failure, err := call.query().Exception(call.ctx)
		if err != nil || failure == nil {
			return nil, err
		}
		return failure.Message, nil
	},
	"explain": func(call *call) (any, error) {
		_, err := call.query().Explain(call.ctx, call.flag(0, "extended", false))
		return nil, err
	},
})

func (call *call) streams() *firesteel.StreamingQueryManager {
	return call.receiver.(*firesteel.StreamingQueryManager)
}

var _ = add("StreamingQueryManager", map[string]member{
	"active": func(call *call) (any, error) {
		queries, err := call.streams().Active(call.ctx)
		return list(queries), err
	},
	"get": func(call *call) (any, error) {
		query, err := call.streams().Get(call.ctx, call.text(0, "id", ""))
		if query == nil {
			return nil, err
		}
		return query, err
	},
	"awaitAnyTermination": func(call *call) (any, error) {
		limit := call.limit()
		hasEnded, err := call.streams().AwaitAnyTermination(call.ctx, limit)
		return ended(limit, hasEnded, err)
	},
	"resetTerminated": func(call *call) (any, error) { return nil, call.streams().ResetTerminated(call.ctx) },
})

var _ = add("SparkSession", map[string]member{
	"streams": func(call *call) (any, error) { return call.session().Streams(), nil },
})

var _ = add("DataFrame", map[string]member{
	"writeStream": func(call *call) (any, error) { return streamWriter{frame: call.frame()}, nil },
})
