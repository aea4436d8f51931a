package main

import (
	"fmt"
	"slices"

	"github.com/firesteel/firesteel/go"
)

func (call *call) frame() *firesteel.DataFrame { return call.receiver.(*firesteel.DataFrame) }

// other is the DataFrame that is the first argument.
func (call *call) other() *firesteel.DataFrame {
	return taking[*firesteel.DataFrame](call, 0, "other", call.frame())
}

func (call *call) int32(at int, name string) int32 { return int32(call.number(at, name, 0)) }

// named gives the texts from a position on.
func (call *call) named(from int) []string { return call.texts("names", call.rest(from)) }

// pairs are the entries of the dict that is an argument.
func (call *call) pairs(at int, name string) dict { return taking(call, at, name, dict{}) }

// order is the order that the columns and `ascending`, a truth value or one a column, say.
func (call *call) order() []*firesteel.Column {
	ascending, isGiven := call.argument(len(call.arguments), "ascending")
	by := columns(call.rest(0))
	for at := range by {
		way := ascending
		if ways, isList := ascending.([]any); isList {
			way = ways[at]
		}
		if isGiven && (way == false || way == 0) {
			by[at] = by[at].Desc()
		}
	}
	return by
}

// partitions is the number of partitions, when the first argument is one, and the columns.
func (call *call) partitions() (int32, []*firesteel.Column) {
	first, _ := call.argument(0, "numPartitions")
	if count, isNumber := first.(int); isNumber {
		return int32(count), columns(call.rest(1))
	}
	return 0, columns(call.rest(0))
}

// sampling is how rows are drawn.
func (call *call) sampling(again bool, at int) []firesteel.SampleOption {
	var options []firesteel.SampleOption
	if again {
		options = append(options, firesteel.WithReplacement())
	}
	if seed, isGiven := call.argument(at, "seed"); isGiven && seed != nil {
		options = append(options, firesteel.Seed(int64(call.number(at, "seed", seed.(int)))))
	}
	return options
}

// sample has a first argument, whether rows may come again, that may be left out.
func sample(call *call) (any, error) {
	first, isGiven := call.argument(0, "withReplacement")
	again, isFlag := first.(bool)
	if isGiven && first != nil && !isFlag {
		return call.frame().Sample(call.asReal("fraction", first), call.sampling(false, 1)...), nil
	}
	fraction := call.real(1, "fraction", 0)
	return call.frame().Sample(fraction, call.sampling(again, 2)...), nil
}

func join(call *call) (any, error) {
	other := call.other()
	on, _ := call.argument(1, "on")
	kind := call.text(2, "how", "inner")
	parts, isList := on.([]any)
	if !isList && on != nil {
		parts = []any{on}
	}
	if len(parts) == 0 {
		return call.frame().Join(other, nil, kind), nil
	}
	if _, isName := parts[0].(string); isName {
		return call.frame().JoinOn(other, call.texts("on", parts), kind), nil
	}
	condition := column(parts[0])
	for _, part := range parts[1:] {
		condition = condition.And(column(part))
	}
	return call.frame().Join(other, condition, kind), nil
}

// listed is a list, or one value as a list.
func listed(value any) []any {
	if values, isList := value.([]any); isList {
		return values
	}
	return []any{value}
}

func unpivot(call *call) (any, error) {
	ids, _ := call.argument(0, "ids")
	values, _ := call.argument(1, "values")
	var chosen []*firesteel.Column
	if values != nil {
		chosen = columns(listed(values))
	}
	variable := call.text(2, "variableColumnName", "")
	return call.frame().Unpivot(columns(listed(ids)), chosen, variable, call.text(3, "valueColumnName", "")), nil
}

func item(call *call) (any, error) {
	key, _ := call.argument(0, "item")
	switch key := key.(type) {
	case string:
		return call.frame().Col(key), nil
	case int:
		names, err := call.frame().Columns(call.ctx)
		if err != nil {
			return nil, err
		}
		return firesteel.Col(names[key]), nil
	case *firesteel.Column:
		return call.frame().Filter(key), nil
	}
	return call.frame().Select(columns(listed(key))...), nil
}

// rowsOf is rows as dicts by the names of the columns.
func rowsOf(call *call, frame *firesteel.DataFrame, rows []firesteel.Row, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	names, err := frame.Columns(call.ctx)
	if err != nil {
		return nil, err
	}
	all := make([]any, len(rows))
	for at, row := range rows {
		all[at] = fields(names, row)
	}
	return all, nil
}

func fields(names []string, values []any) dict {
	row := make(dict, len(names))
	for at, name := range names {
		row[at] = pair{name, plain(values[at])}
	}
	return row
}

// plain is a value of a row as the answers have it.
func plain(value any) any {
	switch value := value.(type) {
	case []any:
		all := make([]any, len(value))
		for at, one := range value {
			all[at] = plain(one)
		}
		return all
	case firesteel.Struct:
		return fields(value.Names, value.Values)
	case int8:
		return int(value)
	case int16:
		return int(value)
	case float32:
		return float64(value)
	case nil, bool, int32, int64, float64, string:
		return value
	}
	return fmt.Sprint(value)
}

func first(call *call) (any, error) {
	row, err := call.frame().First(call.ctx)
	if err != nil || row == nil {
		return nil, err
	}
	all, err := rowsOf(call, call.frame(), []firesteel.Row{row}, nil)
	if err != nil {
		return nil, err
	}
	return all.([]any)[0], nil
}

// explained makes what PySpark prints, and lets go of it: only answers are printed.
func explained(call *call) (any, error) {
	modes := []string{"simple", "extended", "codegen", "cost", "formatted"}
	mode := "simple"
	switch extended, _ := call.argument(0, "extended"); extended := extended.(type) {
	case string:
		mode = extended
	case bool:
		if extended {
			mode = "extended"
		}
	}
	mode = call.text(1, "mode", mode)
	_, err := call.frame().ExplainAs(call.ctx, firesteel.ExplainMode(slices.Index(modes, mode)+1))
	return nil, err
}

var levels = map[string]firesteel.StorageLevel{
	"NONE":                  firesteel.NotStored,
	"DISK_ONLY":             firesteel.DiskOnly,
	"MEMORY_ONLY":           firesteel.MemoryOnly,
	"MEMORY_AND_DISK":       firesteel.MemoryAndDisk,
	"MEMORY_AND_DISK_DESER": firesteel.MemoryAndDiskDeserialized,
}

var _ = add("StorageLevel", func() map[string]member {
	table := map[string]member{}
	for name, level := range levels {
		table[name] = func(*call) (any, error) { return level, nil }
	}
	return table
}())

func described(level firesteel.StorageLevel) string {
	text := ""
	for _, part := range []struct {
		is   bool
		word string
	}{{level.UseDisk, "Disk "}, {level.UseMemory, "Memory "}, {level.UseOffHeap, "OffHeap "}} {
		if part.is {
			text += part.word
		}
	}
	if level.Deserialized {
		text += "Deserialized "
	} else {
		text += "Serialized "
	}
	return fmt.Sprintf("%s%dx Replicated", text, level.Replication)
}

// itself is the receiver, which Python gives back where Go gives nothing.
func (call *call) itself(err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return call.frame(), nil
}

// without takes texts as names, and columns as expressions.
func without(frame *firesteel.DataFrame, given []any) *firesteel.DataFrame {
	names := make([]string, 0, len(given))
	for _, one := range given {
		if name, isName := one.(string); isName {
			names = append(names, name)
		}
	}
	if len(names) == len(given) {
		return frame.DropNames(names...)
	}
	return frame.Drop(columns(given)...)
}

func dropDuplicates(call *call) (any, error) {
	subset, _ := call.argument(0, "subset")
	return call.frame().DropDuplicates(call.texts("subset", subset)...), nil
}

func filter(call *call) (any, error) {
	condition, _ := call.argument(0, "condition")
	if sql, isSQL := condition.(string); isSQL {
		condition = firesteel.Expr(sql)
	}
	return call.frame().Filter(column(condition)), nil
}

func orderBy(call *call) (any, error) { return call.frame().OrderBy(call.order()...), nil }

func union(call *call) (any, error) { return call.frame().Union(call.other()), nil }

var _ = add("DataFrame", map[string]member{
	"__getitem__": item,
	"agg":         func(call *call) (any, error) { return call.frame().Agg(call.aggregates()...), nil },
	"alias":       func(call *call) (any, error) { return call.frame().Alias(call.text(0, "alias", "")), nil },
	"cache":       func(call *call) (any, error) { return call.itself(call.frame().Cache(call.ctx)) },
	"checkpoint": func(call *call) (any, error) {
		if call.flag(0, "eager", true) {
			return call.frame().Checkpoint(call.ctx)
		}
		return call.frame().Checkpoint(call.ctx, firesteel.Lazily())
	},
	"coalesce": func(call *call) (any, error) { return call.frame().Coalesce(call.int32(0, "numPartitions")), nil },
	"colRegex": func(call *call) (any, error) { return call.frame().ColRegex(call.text(0, "colName", "")), nil },
	"collect": func(call *call) (any, error) {
		rows, err := call.frame().Collect(call.ctx)
		return rowsOf(call, call.frame(), rows, err)
	},
	"columns": func(call *call) (any, error) {
		names, err := call.frame().Columns(call.ctx)
		return list(names), err
	},
	"count": func(call *call) (any, error) { return call.frame().Count(call.ctx) },
	"createGlobalTempView": func(call *call) (any, error) {
		return nil, call.frame().CreateGlobalTempView(call.ctx, call.text(0, "name", ""))
	},
	"createOrReplaceGlobalTempView": func(call *call) (any, error) {
		return nil, call.frame().CreateOrReplaceGlobalTempView(call.ctx, call.text(0, "name", ""))
	},
	"createOrReplaceTempView": func(call *call) (any, error) {
		return nil, call.frame().CreateOrReplaceTempView(call.ctx, call.text(0, "name", ""))
	},
	"createTempView": func(call *call) (any, error) {
		return nil, call.frame().CreateTempView(call.ctx, call.text(0, "name", ""))
	},
	"crossJoin":      func(call *call) (any, error) { return call.frame().CrossJoin(call.other()), nil },
	"describe":       func(call *call) (any, error) { return call.frame().Describe(call.named(0)...), nil },
	"distinct":       func(call *call) (any, error) { return call.frame().Distinct(), nil },
	"drop":           func(call *call) (any, error) { return without(call.frame(), call.rest(0)), nil },
	"dropDuplicates": dropDuplicates,
	"dropDuplicatesWithinWatermark": func(call *call) (any, error) {
		subset, _ := call.argument(0, "subset")
		return call.frame().DropDuplicatesWithinWatermark(call.texts("subset", subset)...), nil
	},
	"drop_duplicates": dropDuplicates,
	"dtypes": func(call *call) (any, error) {
		types, err := call.frame().Dtypes(call.ctx)
		all := make([]any, len(types))
		for at, entry := range types {
			all[at] = list(entry[:])
		}
		return all, err
	},
	"exceptAll": func(call *call) (any, error) { return call.frame().ExceptAll(call.other()), nil },
	"explain":   explained,
	"filter":    filter,
	"first":     first,
	"head": func(call *call) (any, error) {
		if count, isGiven := call.argument(0, "n"); !isGiven || count == nil {
			return first(call)
		}
		rows, err := call.frame().Head(call.ctx, call.int32(0, "n"))
		return rowsOf(call, call.frame(), rows, err)
	},
	"hint": func(call *call) (any, error) {
		return call.frame().Hint(call.text(0, "name", ""), call.rest(1)...), nil
	},
	"inputFiles": func(call *call) (any, error) {
		files, err := call.frame().InputFiles(call.ctx)
		return list(files), err
	},
	"intersect":    func(call *call) (any, error) { return call.frame().Intersect(call.other()), nil },
	"intersectAll": func(call *call) (any, error) { return call.frame().IntersectAll(call.other()), nil },
	"isEmpty":      func(call *call) (any, error) { return call.frame().IsEmpty(call.ctx) },
	"isLocal":      func(call *call) (any, error) { return call.frame().IsLocal(call.ctx) },
	"isStreaming":  func(call *call) (any, error) { return call.frame().IsStreaming(call.ctx) },
	"is_cached":    func(call *call) (any, error) { return call.frame().IsCached(call.ctx) },
	"join":         join,
	"lateralJoin": func(call *call) (any, error) {
		other := call.other()
		on := taking[*firesteel.Column](call, 1, "on", nil)
		return call.frame().LateralJoin(other, on, call.text(2, "how", "inner")), nil
	},
	"limit": func(call *call) (any, error) { return call.frame().Limit(call.int32(0, "num")), nil },
	"localCheckpoint": func(call *call) (any, error) {
		var options []firesteel.CheckpointOption
		if !call.flag(0, "eager", true) {
			options = append(options, firesteel.Lazily())
		}
		if level, isGiven := call.argument(1, "storageLevel"); isGiven && level != nil {
			options = append(options, firesteel.StoredAt(taking(call, 1, "storageLevel", level.(firesteel.StorageLevel))))
		}
		return call.frame().LocalCheckpoint(call.ctx, options...)
	},
	"melt": unpivot,
	"metadataColumn": func(call *call) (any, error) {
		return call.frame().MetadataColumn(call.text(0, "colName", "")), nil
	},
	"nearestByJoin": func(call *call) (any, error) {
		other := call.other()
		return call.frame().NearestByJoin(other, firesteel.NearestBy{
			Ranking:   call.column(1, "rankingExpression"),
			Rows:      call.int32(2, "numResults"),
			Mode:      call.text(3, "mode", ""),
			Direction: call.text(4, "direction", ""),
			Kind:      call.text(5, "joinType", "inner"),
		}), nil
	},
	"observe": func(call *call) (any, error) {
		metrics := columns(call.rest(1))
		given, _ := call.argument(0, "observation")
		if observation, isOne := given.(*firesteel.Observation); isOne {
			return observation.Observe(call.ctx, call.frame(), metrics...)
		}
		return call.frame().Observe(call.text(0, "observation", ""), metrics...), nil
	},
	"offset":  func(call *call) (any, error) { return call.frame().Offset(call.int32(0, "num")), nil },
	"orderBy": orderBy,
	"persist": func(call *call) (any, error) {
		level := taking(call, 0, "storageLevel", firesteel.MemoryAndDiskDeserialized)
		return call.itself(call.frame().Persist(call.ctx, level))
	},
	"printSchema": func(call *call) (any, error) {
		_, err := call.frame().TreeString(call.ctx)
		return nil, err
	},
	"randomSplit": func(call *call) (any, error) {
		given, _ := call.argument(0, "weights")
		var weights []float64
		for _, weight := range listed(given) {
			weights = append(weights, call.asReal("weights", weight))
		}
		parts, err := call.frame().RandomSplit(weights, call.sampling(false, 1)...)
		return list(parts), err
	},
	"registerTempTable": func(call *call) (any, error) {
		return nil, call.frame().RegisterTempTable(call.ctx, call.text(0, "name", ""))
	},
	"repartition": func(call *call) (any, error) {
		count, by := call.partitions()
		return call.frame().Repartition(count, by...), nil
	},
	"repartitionById": func(call *call) (any, error) {
		return call.frame().RepartitionByID(call.int32(0, "numPartitions"), call.column(1, "partitionIdCol")), nil
	},
	"repartitionByRange": func(call *call) (any, error) {
		count, by := call.partitions()
		return call.frame().RepartitionByRange(count, by...), nil
	},
	"sameSemantics": func(call *call) (any, error) { return call.frame().SameSemantics(call.ctx, call.other()) },
	"sample":        sample,
	"select":        func(call *call) (any, error) { return call.frame().Select(columns(call.rest(0))...), nil },
	"selectExpr":    func(call *call) (any, error) { return call.frame().SelectExpr(call.named(0)...), nil },
	"semanticHash":  func(call *call) (any, error) { return call.frame().SemanticHash(call.ctx) },
	"show": func(call *call) (any, error) {
		rows := int32(call.number(0, "n", 20))
		truncate, _ := call.argument(1, "truncate")
		options := []firesteel.ShowOption{}
		switch truncate := truncate.(type) {
		case int:
			options = append(options, firesteel.Truncate(int32(truncate)))
		case bool:
			if !truncate {
				options = append(options, firesteel.Truncate(0))
			}
		}
		if call.flag(2, "vertical", false) {
			options = append(options, firesteel.Vertical())
		}
		_, err := call.frame().ShowString(call.ctx, rows, options...)
		return nil, err
	},
	"sort": orderBy,
	"sortWithinPartitions": func(call *call) (any, error) {
		return call.frame().SortWithinPartitions(call.order()...), nil
	},
	"sparkSession": func(call *call) (any, error) { return call.frame().SparkSession() },
	"storageLevel": func(call *call) (any, error) {
		level, err := call.frame().StorageLevel(call.ctx)
		return described(level), err
	},
	"subtract": func(call *call) (any, error) { return call.frame().Subtract(call.other()), nil },
	"summary":  func(call *call) (any, error) { return call.frame().Summary(call.named(0)...), nil },
	"tail": func(call *call) (any, error) {
		rows, err := call.frame().Tail(call.ctx, call.int32(0, "num"))
		return rowsOf(call, call.frame(), rows, err)
	},
	"take": func(call *call) (any, error) {
		rows, err := call.frame().Take(call.ctx, call.int32(0, "num"))
		return rowsOf(call, call.frame(), rows, err)
	},
	"to":     func(call *call) (any, error) { return call.frame().To(call.ctx, call.text(0, "schema", "")) },
	"toDF":   func(call *call) (any, error) { return call.frame().ToDF(call.named(0)...), nil },
	"toJSON": func(call *call) (any, error) { return call.frame().ToJSON(), nil },
	"transpose": func(call *call) (any, error) {
		if index, isGiven := call.argument(0, "indexColumn"); isGiven && index != nil {
			return call.frame().Transpose(column(index)), nil
		}
		return call.frame().Transpose(nil), nil
	},
	"union":    union,
	"unionAll": union,
	"unionByName": func(call *call) (any, error) {
		other := call.other()
		if call.flag(1, "allowMissingColumns", false) {
			return call.frame().UnionByName(other, firesteel.AllowMissingColumns()), nil
		}
		return call.frame().UnionByName(other), nil
	},
	"unpersist": func(call *call) (any, error) {
		return call.itself(call.frame().Unpersist(call.ctx, call.flag(0, "blocking", false)))
	},
	"unpivot": unpivot,
	"where":   filter,
	"withColumn": func(call *call) (any, error) {
		name := call.text(0, "colName", "")
		return call.frame().WithColumn(name, call.column(1, "col")), nil
	},
	"withColumnRenamed": func(call *call) (any, error) {
		return call.frame().WithColumnRenamed(call.text(0, "existing", ""), call.text(1, "new", "")), nil
	},
	"withColumns": func(call *call) (any, error) {
		var named []firesteel.NamedColumn
		for _, entry := range call.pairs(0, "colsMap") {
			named = append(named, firesteel.NamedColumn{Name: entry.key.(string), Column: column(entry.value)})
		}
		return call.frame().WithColumns(named...), nil
	},
	"withColumnsRenamed": func(call *call) (any, error) {
		var names []firesteel.Renamed
		for _, entry := range call.pairs(0, "colsMap") {
			names = append(names, firesteel.Renamed{Old: entry.key.(string), New: entry.value.(string)})
		}
		return call.frame().WithColumnsRenamed(names...), nil
	},
	"withMetadata": func(call *call) (any, error) {
		metadata := map[string]any{}
		for _, entry := range call.pairs(1, "metadata") {
			metadata[entry.key.(string)] = entry.value
		}
		return call.frame().WithMetadata(call.text(0, "columnName", ""), metadata), nil
	},
	"withWatermark": func(call *call) (any, error) {
		return call.frame().WithWatermark(call.text(0, "eventTime", ""), call.text(1, "delayThreshold", "")), nil
	},
	"zip": func(call *call) (any, error) { return call.frame().Zip(call.other()), nil },
	"zipWithIndex": func(call *call) (any, error) {
		return call.frame().ZipWithIndex(call.text(0, "indexColName", "index")), nil
	},
})
