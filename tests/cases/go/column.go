package main

import "github.com/firesteel/firesteel/go"

func (call *call) self() *firesteel.Column { return call.receiver.(*firesteel.Column) }

// unary is a method without arguments.
func unary(method func(*firesteel.Column) *firesteel.Column) member {
	return func(call *call) (any, error) { return method(call.self()), nil }
}

// binary is a method of one operand, a column or a value.
func binary(method func(*firesteel.Column, any) *firesteel.Column) member {
	return func(call *call) (any, error) { return method(call.self(), call.operand(0)), nil }
}

// reversed is a binary method whose receiver is the right operand.
func reversed(method func(*firesteel.Column, any) *firesteel.Column) member {
	return func(call *call) (any, error) { return method(firesteel.Lit(call.operand(0)), call.self()), nil }
}

// withText is a method of one text.
func withText(method func(*firesteel.Column, string) *firesteel.Column, name string) member {
	return func(call *call) (any, error) { return method(call.self(), call.text(0, name, "")), nil }
}

// operand is the argument at a position, as it is.
func (call *call) operand(at int) any {
	for _, name := range []string{"other", "key"} {
		if value, isGiven := call.argument(at, name); isGiven {
			return value
		}
	}
	return nil
}

func columnAlias(call *call) (any, error) {
	names := call.texts("alias", call.rest(0))
	if len(names) == 1 {
		return call.self().Alias(names[0]), nil
	}
	return call.self().Aliases(names...), nil
}

func columnIsIn(call *call) (any, error) {
	values := call.rest(0)
	if len(values) == 1 {
		if query, isQuery := values[0].(*firesteel.DataFrame); isQuery {
			return call.self().IsInQuery(query), nil
		}
	}
	return call.self().IsIn(values...), nil
}

var _ = add("Column", map[string]member{
	"__add__":          binary((*firesteel.Column).Add),
	"__sub__":          binary((*firesteel.Column).Sub),
	"__mul__":          binary((*firesteel.Column).Mul),
	"__truediv__":      binary((*firesteel.Column).Div),
	"__mod__":          binary((*firesteel.Column).Mod),
	"__pow__":          binary((*firesteel.Column).Pow),
	"__eq__":           binary((*firesteel.Column).Eq),
	"__ne__":           binary((*firesteel.Column).NotEq),
	"__lt__":           binary((*firesteel.Column).Lt),
	"__le__":           binary((*firesteel.Column).LtEq),
	"__gt__":           binary((*firesteel.Column).Gt),
	"__ge__":           binary((*firesteel.Column).GtEq),
	"__and__":          binary((*firesteel.Column).And),
	"__or__":           binary((*firesteel.Column).Or),
	"eqNullSafe":       binary((*firesteel.Column).EqNullSafe),
	"bitwiseAND":       binary((*firesteel.Column).BitwiseAnd),
	"bitwiseOR":        binary((*firesteel.Column).BitwiseOr),
	"bitwiseXOR":       binary((*firesteel.Column).BitwiseXor),
	"contains":         binary((*firesteel.Column).Contains),
	"startswith":       binary((*firesteel.Column).StartsWith),
	"endswith":         binary((*firesteel.Column).EndsWith),
	"getItem":          binary((*firesteel.Column).GetItem),
	"__getitem__":      binary((*firesteel.Column).GetItem),
	"__radd__":         reversed((*firesteel.Column).Add),
	"__rsub__":         reversed((*firesteel.Column).Sub),
	"__rmul__":         reversed((*firesteel.Column).Mul),
	"__rtruediv__":     reversed((*firesteel.Column).Div),
	"__rmod__":         reversed((*firesteel.Column).Mod),
	"__rpow__":         reversed((*firesteel.Column).Pow),
	"__rand__":         binary((*firesteel.Column).And),
	"__ror__":          binary((*firesteel.Column).Or),
	"__neg__":          unary((*firesteel.Column).Negate),
	"__invert__":       unary((*firesteel.Column).Not),
	"isNull":           unary((*firesteel.Column).IsNull),
	"isNotNull":        unary((*firesteel.Column).IsNotNull),
	"isNaN":            unary((*firesteel.Column).IsNaN),
	"asc":              unary((*firesteel.Column).Asc),
	"asc_nulls_first":  unary((*firesteel.Column).AscNullsFirst),
	"asc_nulls_last":   unary((*firesteel.Column).AscNullsLast),
	"desc":             unary((*firesteel.Column).Desc),
	"desc_nulls_first": unary((*firesteel.Column).DescNullsFirst),
	"desc_nulls_last":  unary((*firesteel.Column).DescNullsLast),
	"outer":            unary((*firesteel.Column).Outer),
	"like":             withText((*firesteel.Column).Like, "other"),
	"ilike":            withText((*firesteel.Column).ILike, "other"),
	"rlike":            withText((*firesteel.Column).RLike, "other"),
	"cast":             withText((*firesteel.Column).Cast, "dataType"),
	"astype":           withText((*firesteel.Column).Cast, "dataType"),
	"try_cast":         withText((*firesteel.Column).TryCast, "dataType"),
	"getField":         withText((*firesteel.Column).GetField, "name"),
	"alias":            columnAlias,
	"name":             columnAlias,
	"isin":             columnIsIn,
	"between": func(call *call) (any, error) {
		lower, _ := call.argument(0, "lowerBound")
		upper, _ := call.argument(1, "upperBound")
		return call.self().Between(lower, upper), nil
	},
	"substr": func(call *call) (any, error) {
		start, _ := call.argument(0, "startPos")
		length, _ := call.argument(1, "length")
		return call.self().Substr(start, length), nil
	},
	"when": func(call *call) (any, error) {
		value, _ := call.argument(1, "value")
		return call.self().When(call.column(0, "condition"), value), nil
	},
	"otherwise": func(call *call) (any, error) {
		value, _ := call.argument(0, "value")
		return call.self().Otherwise(value), nil
	},
	"over": func(call *call) (any, error) {
		return call.self().Over(taking(call, 0, "window", firesteel.WindowSpec{})), nil
	},
	"withField": func(call *call) (any, error) {
		return call.self().WithField(call.text(0, "fieldName", ""), call.column(1, "col")), nil
	},
	"dropFields": func(call *call) (any, error) {
		return call.self().DropFields(call.texts("fieldNames", call.rest(0))...), nil
	},
})
