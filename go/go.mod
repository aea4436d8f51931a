module github.com/firesteel/firesteel/go

go 1.24
