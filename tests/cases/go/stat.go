package main

import (
	"github.com/firesteel/firesteel/go"
)

func (call *call) stat() firesteel.StatFunctions {
	if frame, isFrame := call.receiver.(*firesteel.DataFrame); isFrame {
		return frame.Stat()
	}
	return call.receiver.(firesteel.StatFunctions)
}

func statQuantile(call *call) (any, error) {
	value, _ := call.argument(0, "col")
	names := call.texts("col", value)
	var probabilities []float64
	for _, probability := range taking(call, 1, "probabilities", []any(nil)) {
		probabilities = append(probabilities, call.asReal("probabilities", probability))
	}
	quantiles, err := call.stat().ApproxQuantile(call.ctx, names, probabilities, call.real(2, "relativeError", 0))
	if err != nil {
		return nil, err
	}
	lists := make([]any, len(quantiles))
	for at, values := range quantiles {
		lists[at] = list(values)
	}
	if _, isOne := value.(string); isOne {
		return lists[0], nil
	}
	return lists, nil
}

func statCorr(call *call) (any, error) {
	if method := call.text(2, "method", "pearson"); method != "pearson" {
		call.wrong("method", method)
	}
	return call.stat().Corr(call.ctx, call.text(0, "col1", ""), call.text(1, "col2", ""))
}

func statCov(call *call) (any, error) {
	return call.stat().Cov(call.ctx, call.text(0, "col1", ""), call.text(1, "col2", ""))
}

func statCrosstab(call *call) (any, error) {
	return call.stat().Crosstab(call.text(0, "col1", ""), call.text(1, "col2", "")), nil
}

func statFreqItems(call *call) (any, error) {
	value, _ := call.argument(0, "cols")
	return call.stat().FreqItems(call.texts("cols", value), call.real(1, "support", 0.01)), nil
}

func statSampleBy(call *call) (any, error) {
	var fractions []firesteel.Fraction
	for _, entry := range taking(call, 1, "fractions", dict(nil)) {
		fractions = append(fractions, firesteel.Fraction{Value: entry.key, Fraction: call.asReal("fractions", entry.value)})
	}
	return call.stat().SampleBy(call.column(0, "col"), fractions, int64(call.number(2, "seed", 0))), nil
}

var statMembers = map[string]member{
	"approxQuantile": statQuantile,
	"corr":           statCorr,
	"cov":            statCov,
	"crosstab":       statCrosstab,
	"freqItems":      statFreqItems,
	"sampleBy":       statSampleBy,
}

var _ = add("DataFrameStatFunctions", statMembers)
var _ = add("DataFrame", statMembers)

var _ = add("DataFrame", map[string]member{
	"stat":   func(call *call) (any, error) { return call.frame().Stat(), nil },
	"scalar": func(call *call) (any, error) { return call.frame().Scalar(), nil },
	"exists": func(call *call) (any, error) { return call.frame().Exists(), nil },
})
