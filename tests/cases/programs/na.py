"""Missing values."""


def na_drop(spark, F):
    return spark.table("people").na.drop()


def na_drop_all(spark, F):
    return spark.table("people").select("age", "city").na.drop("all")


def na_drop_how_all_subset(spark, F):
    return spark.table("people").na.drop(how="all", subset=["age", "name"])


def na_drop_thresh(spark, F):
    return spark.table("people").na.drop(thresh=4)


def na_drop_subset(spark, F):
    return spark.table("people").na.drop(subset=["age"])


def na_drop_nan(spark, F):
    return spark.table("sales").na.drop(subset="weight")


def na_dropna(spark, F):
    return spark.table("people").dropna("any", subset=["name", "city"])


def na_drop_unknown(spark, F):
    return spark.table("people").na.drop(subset=["nothing"])


def na_fill_number(spark, F):
    return spark.table("people").na.fill(0)


def na_fill_text(spark, F):
    return spark.table("people").na.fill("nobody")


def na_fill_subset(spark, F):
    return spark.table("people").na.fill("nobody", ["name"])


def na_fill_subset_text(spark, F):
    return spark.table("people").na.fill("nowhere", "city")


def na_fill_each(spark, F):
    return spark.table("people").na.fill({"age": 18, "city": "nowhere"})


def na_fill_double(spark, F):
    return spark.table("sales").na.fill(0.5)


def na_fill_truth(spark, F):
    df = spark.table("people").select("id", (F.col("age") > 30).alias("old"))
    return df.na.fill(False)


def na_fillna(spark, F):
    return spark.table("people").fillna({"name": "nobody"})


def na_replace_number(spark, F):
    return spark.table("people").na.replace(25, 26)


def na_replace_text(spark, F):
    return spark.table("people").na.replace("Oslo", "Bergen", "city")


def na_replace_list(spark, F):
    return spark.table("people").na.replace(["Oslo", "Rome"], ["Bergen", "Milan"], ["city"])


def na_replace_dict(spark, F):
    return spark.table("people").na.replace({"Ann": "Anna", "Bob": None})


def na_replace_many_with_one(spark, F):
    return spark.table("people").replace([25, 31], 0, ["age"])


def na_replace_double(spark, F):
    return spark.table("sales").replace(2.0, 20.0, "weight")
