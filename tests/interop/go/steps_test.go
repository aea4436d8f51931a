// Package interop runs Spark's own Go client on `firesteel serve`, and on a real Spark to show that both answer alike.
//
// FIRESTEEL_SERVER holds the path of the program; FIRESTEEL_TEST_REMOTE the address of a Spark server, if there is one.
package interop

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/apache/spark-connect-go/v35/spark/sql"
	"github.com/apache/spark-connect-go/v35/spark/sql/column"
	"github.com/apache/spark-connect-go/v35/spark/sql/functions"
	"github.com/apache/spark-connect-go/v35/spark/sql/types"
	"github.com/apache/spark-connect-go/v35/spark/sql/utils"
)

func TestThirtyStepsOnFiresteel(t *testing.T) {
	program := os.Getenv("FIRESTEEL_SERVER")
	if program == "" {
		t.Skip("set FIRESTEEL_SERVER to the `firesteel` program")
	}
	command := exec.Command(program, "serve", "--listen", "127.0.0.1:0")
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Signal(syscall.SIGTERM)
		_ = command.Wait()
	})
	line, err := bufio.NewReader(output).ReadString('\n')
	address, found := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	if err != nil || !found {
		t.Fatalf("the server said %q: %v", line, err)
	}
	thirtySteps(t, "sc://"+address)
	freedByContext(t, "sc://"+address)
}

func TestThirtyStepsOnSpark(t *testing.T) {
	remote := os.Getenv("FIRESTEEL_TEST_REMOTE")
	if remote == "" {
		t.Skip("set FIRESTEEL_TEST_REMOTE to the address of a Spark server")
	}
	thirtySteps(t, remote)
}

// steps keeps what each step of the script needs, so that a step is one line.
type steps struct {
	*testing.T
	ctx context.Context
}

// rows compares the rows of a result, printed with %v, with what is expected, in order.
func (s steps) rows(frame sql.DataFrame, expected ...string) {
	s.Helper()
	collected, err := frame.Collect(s.ctx)
	s.ok(err)
	found := []string{}
	for _, row := range collected {
		found = append(found, strings.Trim(fmt.Sprint(row.Values()), "[]"))
	}
	if !reflect.DeepEqual(found, append([]string{}, expected...)) {
		s.Errorf("found %q, expected %q", found, expected)
	}
}

func (s steps) ok(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// raises demands an error whose text names the condition.
func (s steps) raises(err error, condition string) {
	s.Helper()
	if err == nil || !strings.Contains(err.Error(), condition) {
		s.Errorf("expected %s, found %v", condition, err)
	}
}

func equal[V any](s steps, found V, err error, expected V) {
	s.Helper()
	s.ok(err)
	if !reflect.DeepEqual(found, expected) {
		s.Errorf("found %v, expected %v", found, expected)
	}
}

// got unwraps a frame that came with an error.
func (s steps) got(frame sql.DataFrame, err error) sql.DataFrame {
	s.Helper()
	s.ok(err)
	return frame
}

func thirtySteps(t *testing.T, remote string) {
	s := steps{t, context.Background()}
	ctx := s.ctx
	session, err := sql.NewSessionBuilder().Remote(remote).Build(ctx)
	s.ok(err)
	defer func() { s.ok(session.Stop()) }()
	folder := t.TempDir()
	// A server of another user writes here as well.
	s.ok(os.Chmod(folder, 0o777))
	col := functions.Col

	// Configuration.
	s.ok(session.Config().Set(ctx, "spark.sql.session.timeZone", "UTC"))
	zone, err := session.Config().Get(ctx, "spark.sql.session.timeZone")
	equal(s, zone, err, "UTC")
	ansi, err := session.Config().IsModifiable(ctx, "spark.sql.ansi.enabled")
	equal(s, ansi, err, true)
	other, err := session.Config().GetWithDefault(ctx, "no.such.key", "none")
	equal(s, other, err, "none")

	// Rows of our own, their schema, and views of them.
	people := s.got(session.Sql(ctx, "SELECT * FROM VALUES (1, 'ann', 3.5D), (2, 'bob', NULL), (3, 'ann', 1.5D) AS t(id, name, x)"))
	columns, err := people.Columns(ctx)
	equal(s, columns, err, []string{"id", "name", "x"})
	schema, err := people.Schema(ctx)
	s.ok(err)
	equal(s, schema.Fields[2].DataType.TypeName(), nil, "Double")
	s.ok(people.CreateOrReplaceTempView(ctx, "people"))
	count, err := people.Count(ctx)
	equal(s, count, err, 3)
	s.rows(s.got(session.Table("people")), "1 ann 3.5", "2 bob <nil>", "3 ann 1.5")

	// Expressions, sorting, aggregation, windows.
	s.rows(s.got(people.Filter(ctx, col("id").Gt(functions.Lit(types.Int32(1))))), "2 bob <nil>", "3 ann 1.5")
	s.rows(s.got(s.got(people.Select(ctx, col("id"), functions.Upper(col("name")).Alias("u"))).OrderBy(ctx, col("id").Desc())), "3 ANN", "2 BOB", "1 ANN")
	sums := s.got(people.GroupBy(col("name")).Sum(ctx, "x"))
	s.rows(s.got(sums.OrderBy(ctx, col("name").Asc())), "ann 5", "bob <nil>")
	s.rows(s.got(people.AggWithMap(ctx, map[string]string{"id": "max"})), "3")
	s.rows(s.got(session.Sql(ctx, "SELECT id, row_number() OVER (PARTITION BY name ORDER BY x) AS n FROM people ORDER BY id")), "1 2", "2 1", "3 1")
	s.rows(s.got(people.WithColumn(ctx, "twice", col("id").Mul(functions.Lit(types.Int32(2))))).Limit(ctx, 1), "1 ann 3.5 2")
	s.rows(s.got(people.FillNa(ctx, types.Float64(0), "x")), "1 ann 3.5", "2 bob 0", "3 ann 1.5")
	s.rows(s.got(people.DropNa(ctx)), "1 ann 3.5", "3 ann 1.5")

	// Joins and sets.
	cities := s.got(session.Sql(ctx, "SELECT * FROM VALUES ('ann', 'rome'), ('eve', 'oslo') AS t(who, city)"))
	joined := s.got(people.Join(ctx, cities, column.OfDF(people, "name").Eq(column.OfDF(cities, "who")), utils.JoinTypeLeftOuter))
	s.rows(s.got(s.got(joined.Select(ctx, col("id"), col("city"))).OrderBy(ctx, col("id").Asc())), "1 rome", "2 <nil>", "3 rome")
	again := people.Union(ctx, people)
	count, err = again.Distinct(ctx).Count(ctx)
	equal(s, count, err, 3)
	s.rows(people.CrossTab(ctx, "name", "id").Limit(ctx, 0))
	is, err := people.SameSemantics(ctx, people)
	equal(s, is, err, true)
	frames, err := people.Tail(ctx, 1)
	s.ok(err)
	equal(s, fmt.Sprint(frames[0].Values()), nil, "[3 ann 1.5]")

	// Files, in two modes.
	path := filepath.Join(folder, "people")
	s.ok(people.Write().Format("parquet").Save(ctx, path))
	s.raises(people.Write().Format("parquet").Mode("errorifexists").Save(ctx, path), "PATH_ALREADY_EXISTS")
	two := s.got(people.FilterByString(ctx, "id > 1"))
	s.ok(two.Write().Format("parquet").Mode("overwrite").Save(ctx, path))
	read := s.got(session.Read().Format("parquet").Load(path))
	s.rows(s.got(read.OrderBy(ctx, col("id").Asc())), "2 bob <nil>", "3 ann 1.5")
	table, err := read.ToArrow(ctx)
	s.ok(err)
	equal(s, (*table).NumRows(), nil, int64(2))

	// The catalog, kept data, plans as text.
	s.rows(s.got(session.Sql(ctx, "SELECT current_catalog(), current_database()")), "spark_catalog default")
	s.rows(s.got(s.got(session.Sql(ctx, "SHOW VIEWS LIKE 'people'")).Select(ctx, col("viewName"), col("isTemporary"))), "people true")
	s.ok(people.Cache(ctx))
	level, err := people.GetStorageLevel(ctx)
	s.ok(err)
	equal(s, *level != utils.StorageLevelNone, nil, true)
	s.ok(people.Unpersist(ctx))
	plan, err := people.Explain(ctx, utils.ExplainModeSimple)
	s.ok(err)
	equal(s, strings.Contains(plan, "Physical Plan"), nil, true)

	// Errors name their condition and leave the session as it was.
	_, err = s.got(session.Sql(ctx, "SELECT 1 / 0")).Collect(ctx)
	s.raises(err, "DIVIDE_BY_ZERO")
	_, err = s.got(session.Table("no_such_table")).Collect(ctx)
	s.raises(err, "TABLE_OR_VIEW_NOT_FOUND")

	s.rows(s.got(session.Sql(ctx, "SELECT 'still here'")), "still here")
}

// freedByContext shows that a query whose context ends frees its caller and the engine's threads. Spark goes on with
// such a query to its end, since this client does not interrupt it: so this is asked of Firesteel alone.
func freedByContext(t *testing.T, remote string) {
	s := steps{t, context.Background()}
	ctx := s.ctx
	session, err := sql.NewSessionBuilder().Remote(remote).Build(ctx)
	s.ok(err)
	defer func() { s.ok(session.Stop()) }()
	short, cancel := context.WithTimeout(ctx, 500*time.Millisecond)
	defer cancel()
	endless := s.got(session.Sql(ctx, "SELECT count(*) FROM range(4398046511104) WHERE id % 7 = 8"))
	started := time.Now()
	_, err = endless.Collect(short)
	if err == nil || time.Since(started) > 5*time.Second {
		t.Errorf("the query ended after %v with %v", time.Since(started), err)
	}
	s.rows(s.got(session.Sql(ctx, "SELECT 'still here'")), "still here")
}
