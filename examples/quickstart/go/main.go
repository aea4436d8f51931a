// The README's lines on the session at the address given. Ends with an error where the rows are not the expected ones.
package main

import (
	"context"
	"log"
	"os"

	firesteel "github.com/firesteel/firesteel/go"
)

func main() {
	ctx := context.Background()
	spark, err := firesteel.Connect(ctx, os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	defer spark.Close()
	people, err := spark.SQL(ctx, "SELECT * FROM VALUES ('Ada', 36), ('Grace', 45) AS people(name, age)")
	if err != nil {
		log.Fatal(err)
	}
	if err := people.Filter(firesteel.Col("age").Gt(firesteel.Lit(40))).Show(ctx, 20); err != nil {
		log.Fatal(err)
	}
	rows, err := people.Collect(ctx)
	if err != nil || len(rows) != 2 {
		log.Fatal(len(rows), " rows came: ", err)
	}
}
