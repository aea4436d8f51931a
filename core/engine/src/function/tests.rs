//! Answers of real Spark.
