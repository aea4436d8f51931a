//! Texts and the messages they give.

use super::*;
use firesteel_protocol::extension::{CreateTemporaryView, Extension, GroupedSelect, SetConfiguration, Values};
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::window::window_frame::frame_boundary::Boundary;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{Expression, Relation};
use firesteel_protocol::types;
use prost::Message;

fn parse_statement(text: &str) -> Result<Statement> {
    super::parse_statement(text, Backslashes::Escape)
}

fn parse_expression(text: &str) -> Result<proto::Expression> {
    super::parse_expression(text, Backslashes::Escape)
}

/// Writes the messages of the statements in the file `FIRESTEEL_SQL_TEXTS` (one a line, JSON strings) to
/// `FIRESTEEL_SQL_MESSAGES`, one a line: `R` and the bytes of a relation, `C` and those of a command, or `E` and the error.
#[test]
#[ignore = "writes files for a comparison with a server"]
fn messages_of_a_corpus() {
    let texts = std::fs::read_to_string(std::env::var("FIRESTEEL_SQL_TEXTS").unwrap()).unwrap();
    let hex = |bytes: Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let lines: Vec<String> = texts
        .lines()
        .map(|line| match parse_statement(&serde_json::from_str::<String>(line).unwrap()) {
            Ok(Statement::Query(relation)) => format!("R{}", hex(relation.encode_to_vec())),
            Ok(Statement::Command(command)) => format!("C{}", hex(command.encode_to_vec())),
            Err(error) => format!("E{}", serde_json::json!([error.condition(), error.to_string()])),
        })
        .collect();
    std::fs::write(std::env::var("FIRESTEEL_SQL_MESSAGES").unwrap(), lines.join("\n")).unwrap();
}

/// An expression in a form that can be read: calls by name, attributes bare, literals as they are.
fn shown(expression: &Expression) -> String {
    let list = |expressions: &[Expression]| expressions.iter().map(shown).collect::<Vec<_>>().join(", ");
    let inner = |expression: &Option<Box<Expression>>| expression.as_deref().map(shown).unwrap_or_default();
    match expression.expr_type.as_ref().unwrap() {
        ExprType::Literal(literal) => match literal.literal_type.as_ref().unwrap() {
            LiteralType::Integer(value) => value.to_string(),
            LiteralType::String(value) => format!("'{value}'"),
            LiteralType::Boolean(value) => value.to_string(),
            LiteralType::Decimal(value) => {
                format!("{}:decimal({},{})", value.value, value.precision.unwrap(), value.scale.unwrap())
            }
            LiteralType::DayTimeInterval(value) | LiteralType::Long(value) => literal
                .data_type
                .as_ref()
                .map_or_else(|| format!("{value}L"), |t| format!("{value}:{}", types::simple_string(t))),
            other => format!("{other:?}"),
        },
        ExprType::UnresolvedAttribute(attribute) => attribute.unparsed_identifier.clone(),
        ExprType::UnresolvedFunction(call) => {
            let distinct = if call.is_distinct { "distinct " } else { "" };
            format!("{}({distinct}{})", call.function_name, list(&call.arguments))
        }
        ExprType::Alias(alias) => format!("{} as {}", inner(&alias.expr), alias.name.join(",")),
        ExprType::UnresolvedStar(star) => star.unparsed_target.clone().unwrap_or_else(|| "*".to_string()),
        ExprType::UnresolvedExtractValue(value) => format!("{}[{}]", inner(&value.child), inner(&value.extraction)),
        ExprType::LambdaFunction(lambda) => format!("lambda({})", inner(&lambda.function)),
        ExprType::UnresolvedNamedLambdaVariable(variable) => format!("${}", variable.name_parts.join(".")),
        ExprType::SubqueryExpression(subquery) => {
            format!(
                "subquery({}, {}: {})",
                subquery.plan_id,
                subquery.subquery_type,
                list(&subquery.in_subquery_values)
            )
        }
        other => format!("{other:?}"),
    }
}

fn query(text: &str) -> Relation {
    match parse_statement(text).unwrap() {
        Statement::Query(relation) => relation,
        Statement::Command(_) => panic!("{text} is a command"),
    }
}

#[test]
fn expressions_become_the_calls_that_spark_makes_of_them() {
    for (text, expected) in [
        ("a + b * 2", "+(a, *(b, 2))"),
        ("10 DIV 3 + 1", "+(div(10, 3), 1)"),
        ("1 | 2 & 3 ^ 4", "|(1, ^(&(2, 3), 4))"),
        ("-a", "-(a)"),
        ("-1", "-1"),
        ("2 -1", "-(2, 1)"),
        ("NOT a = 1", "not(==(a, 1))"),
        ("! a", "not(a)"),
        ("a <> 1", "not(==(a, 1))"),
        ("a AND b AND c AND d", "and(and(a, b), and(c, d))"),
        ("a OR b OR c", "or(or(a, b), c)"),
        ("a || 'x'", "concat(a, 'x')"),
        ("a BETWEEN 1 AND 2 AND b", "and(between(a, 1, 2), b)"),
        ("a NOT IN (1, 2)", "not(in(a, 1, 2))"),
        ("a NOT LIKE ANY ('x', 'y')", "or(not(like(a, 'x')), not(like(a, 'y')))"),
        ("a NOT LIKE ALL ('x', 'y')", "and(not(like(a, 'x')), not(like(a, 'y')))"),
        ("a LIKE 'x' ESCAPE '/'", "like(a, 'x', '/')"),
        ("a IS NOT DISTINCT FROM b", "<=>(a, b)"),
        ("a IS NOT TRUE", "not(<=>(a, true))"),
        ("CASE a WHEN 1 THEN 'x' ELSE 'y' END", "when(==(a, 1), 'x', 'y')"),
        ("a.b.c", "a.b.c"),
        ("`a.b`.c", "`a.b`.c"),
        ("f(a).b[0]", "f(a)['b'][0]"),
        ("COUNT(*)", "COUNT(1)"),
        ("count(DISTINCT a, b)", "count(distinct a, b)"),
        ("extract(YEAR FROM d)", "extract('YEAR', d)"),
        ("trim(BOTH 'x' FROM a)", "trim('x', a)"),
        ("position('a' IN b)", "locate('a', b, 1)"),
        ("(a, 1 + 1)", "named_struct('a', a, 'col2', +(1, 1))"),
        ("transform(xs, x -> x + y)", "transform(xs, lambda(+($x, y)))"),
        ("t.*", "t.*"),
        ("a AS b", "a as b"),
        ("'a' 'b'", "'ab'"),
        ("1.0", "1.0:decimal(2,1)"),
        ("0.01", "0.01:decimal(2,2)"),
        ("1e3BD", "1000:decimal(4,0)"),
        ("2147483648", "2147483648L"),
        ("INTERVAL 1 DAY 2 HOURS", "93600000000:interval day to hour"),
        ("INTERVAL '-1 02:03' DAY TO MINUTE", "-93780000000:interval day to minute"),
        ("dateadd(MONTH, 1, d)", "timestampadd('MONTH', 1, d)"),
        ("current_date", "current_date"),
    ] {
        assert_eq!(shown(&parse_expression(text).unwrap()), expected, "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_refused_by_name_or_by_place() {
    for (text, condition) in [
        ("SELECT 1 1", "PARSE_SYNTAX_ERROR"),
        ("SELECT 'a", "PARSE_SYNTAX_ERROR"),
        ("", "PARSE_EMPTY_STATEMENT"),
        ("SELECT 300Y", "INVALID_NUMERIC_LITERAL_RANGE"),
        ("SELECT DATE 'x'", "INVALID_TYPED_LITERAL"),
        ("SELECT foo 'x'", "UNSUPPORTED_TYPED_LITERAL"),
        ("SELECT 1 IN ()", "INVALID_SQL_SYNTAX.EMPTY_IN_PREDICATE"),
        ("SELECT sum(a) OVER w FROM t", "MISSING_WINDOW_SPECIFICATION"),
        ("SELECT a FROM t GROUP BY 2", "GROUP_BY_POS_OUT_OF_RANGE"),
        ("SELECT 1 LIMIT -1", "INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE"),
    ] {
        assert_eq!(parse_statement(text).unwrap_err().condition(), condition, "{text}");
    }
}

#[test]
fn a_syntax_error_says_where() {
    let error = parse_statement("SELECT\n  x y z").unwrap_err();
    let expected = "[PARSE_SYNTAX_ERROR] Syntax error at or near 'z': extra input 'z'. SQLSTATE: 42601 \
                    (line 2, pos 6)\n\n== SQL ==\nSELECT\n  x y z\n------^^^\n";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn depth_is_bounded_and_long_chains_are_not_deep() {
    let deep = format!("{}1{}", "(".repeat(5000), ")".repeat(5000));
    assert_eq!(parse_expression(&deep).unwrap_err().condition(), "FAILED_TO_PARSE_TOO_COMPLEX");
    let parentheses = format!("SELECT * FROM {}range(1){}", "(".repeat(60), ")".repeat(60));
    assert!(parse_statement(&parentheses).is_ok());
    let chain = vec!["a = 1"; 5000].join(" OR ");
    assert!(parse_expression(&chain).is_ok());
}

#[test]
fn an_expression_knows_its_place() {
    use firesteel_protocol::spark::connect::origin::Function;
    let expression = parse_expression("'é' +\n CAST(b / 0 AS INT)").unwrap();
    let Some(ExprType::UnresolvedFunction(sum)) = &expression.expr_type else { panic!("no sum") };
    let origin = sum.arguments[1].common.as_ref().and_then(|common| common.origin.as_ref()).unwrap();
    let Some(Function::JvmOrigin(origin)) = &origin.function else { panic!("no place") };
    let place = (origin.line, origin.start_position, origin.start_index, origin.stop_index);
    assert_eq!(place, (Some(2), Some(1), Some(7), Some(24)));
}

#[test]
fn grouping_positions_are_replaced_and_having_stands_directly_above() {
    let relation = query("SELECT a + 1 AS x, count(*) FROM t GROUP BY 1 HAVING count(*) > 1");
    let Some(RelType::Filter(having)) = relation.rel_type else { panic!("no HAVING") };
    let Some(RelType::Extension(any)) = having.input.unwrap().rel_type else { panic!("no grouping") };
    let select = GroupedSelect::unpack(&any).unwrap();
    assert_eq!(select.grouping.iter().map(shown).collect::<Vec<_>>(), ["+(a, 1)"]);
    assert_eq!(select.output.iter().map(shown).collect::<Vec<_>>(), ["+(a, 1) as x", "count(1)"]);
}

#[test]
fn grouping_sets_are_multiplied_out() {
    for (text, expected) in [
        ("GROUP BY GROUPING SETS ((a, b), a, ())", vec!["a b", "a", ""]),
        ("GROUP BY a, ROLLUP (b, c)", vec!["a b c", "a b", "a"]),
        ("GROUP BY CUBE ((a, b), c)", vec!["a b c", "c", "a b", ""]),
        ("GROUP BY a, b GROUPING SETS ((a), (b))", vec!["a", "b"]),
    ] {
        let Some(RelType::Extension(any)) = query(&format!("SELECT 1 FROM t {text}")).rel_type else {
            panic!("{text}")
        };
        let sets = GroupedSelect::unpack(&any).unwrap().grouping_sets;
        let sets: Vec<String> =
            sets.iter().map(|set| set.grouping_set.iter().map(shown).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(sets, expected, "{text}");
    }
}

#[test]
fn subqueries_stand_around_the_block_that_names_them() {
    let relation = query("WITH c AS (SELECT 1) SELECT a FROM c WHERE a IN (SELECT b FROM c) AND EXISTS (SELECT 1)");
    let Some(RelType::WithRelations(tables)) = relation.rel_type else { panic!("no tables") };
    assert!(matches!(&tables.references[0].rel_type, Some(RelType::SubqueryAlias(alias)) if alias.alias == "c"));
    let Some(RelType::WithRelations(block)) = tables.root.unwrap().rel_type else { panic!("no subqueries") };
    let ids: Vec<_> = block.references.iter().map(|query| query.common.as_ref().unwrap().plan_id).collect();
    assert_eq!(ids, [Some(-1), Some(-2)]);
}

#[test]
fn a_window_may_be_defined_after_its_use() {
    let relation = query("SELECT sum(a) OVER w FROM t WINDOW w AS (PARTITION BY b ORDER BY c ROWS 2 PRECEDING)");
    let Some(RelType::Project(project)) = relation.rel_type else { panic!("no projection") };
    let Some(ExprType::Window(window)) = &project.expressions[0].expr_type else { panic!("no window") };
    assert_eq!(window.partition_spec.iter().map(shown).collect::<Vec<_>>(), ["b"]);
    let lower =
        window.frame_spec.as_ref().and_then(|frame| frame.lower.as_ref()).and_then(|lower| lower.boundary.as_ref());
    assert!(matches!(lower, Some(Boundary::Value(value)) if shown(value) == "-(2)"));
}

#[test]
fn rows_of_values_are_told_from_calls_of_struct() {
    for (text, width) in
        [("VALUES (1, 2), (3, 4)", 2), ("VALUES 1, 2", 1), ("VALUES struct(1, 2)", 1), ("VALUES (1)", 1)]
    {
        let Some(RelType::Extension(any)) = query(text).rel_type else { panic!("{text}") };
        assert_eq!(Values::unpack(&any).unwrap().rows[0].cells.len(), width, "{text}");
    }
}

#[test]
fn commands_travel_as_private_messages() {
    let command = |text: &str| match parse_statement(text).unwrap() {
        Statement::Command(command) => match command.command_type {
            Some(CommandType::Extension(any)) => any,
            _ => panic!("{text}"),
        },
        Statement::Query(_) => panic!("{text}"),
    };
    let view = CreateTemporaryView::unpack(&command("CREATE OR REPLACE TEMP VIEW v (a) AS SELECT 1")).unwrap();
    assert_eq!(
        (view.name.as_str(), view.column_names, view.replace, view.is_global),
        ("v", vec!["a".to_string()], true, false)
    );
    for (text, key, value) in [
        ("SET", None, None),
        ("SET spark.sql.ansi.enabled", Some("spark.sql.ansi.enabled"), None),
        ("SET a.b = x y ;", Some("a.b"), Some("x y")),
        ("SET TIME ZONE 'UTC'", Some("spark.sql.session.timeZone"), Some("UTC")),
    ] {
        let set = SetConfiguration::unpack(&command(text)).unwrap();
        assert_eq!((set.key.as_deref(), set.value.as_deref()), (key, value), "{text}");
    }
}

#[test]
fn types_are_read_in_all_their_spellings() {
    for (text, expected) in [
        ("decimal(10,2)", "decimal(10,2)"),
        ("dec", "decimal(10,0)"),
        ("LONG", "bigint"),
        ("array<map<string,struct<a:int,`b c`:array<double>>>>", "array<map<string,struct<a:int,b c:array<double>>>>"),
        ("struct<a: int not null comment 'x', b string>", "struct<a:int,b:string>"),
        ("a INT NOT NULL, b STRING COMMENT 'y'", "struct<a:int,b:string>"),
        ("interval day to second", "interval day to second"),
        ("interval year", "interval year"),
        ("timestamp without time zone", "timestamp_ntz"),
        ("varchar(5)", "varchar(5)"),
        ("time", "time(6)"),
        ("struct<>", "struct<>"),
    ] {
        assert_eq!(types::simple_string(&parse_data_type(text).unwrap()), expected, "{text}");
    }
    for (text, condition) in [
        ("foo", "UNSUPPORTED_DATATYPE"),
        ("decimal(39)", "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION"),
        ("decimal(3,4)", "DECIMAL_SCALE_EXCEEDS_PRECISION"),
        ("char", "DATATYPE_MISSING_SIZE"),
        ("array", "INCOMPLETE_TYPE_DEFINITION.ARRAY"),
        ("a INT b", "PARSE_SYNTAX_ERROR"),
    ] {
        assert_eq!(parse_data_type(text).unwrap_err().condition(), condition, "{text}");
    }
}
