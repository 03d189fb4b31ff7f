"""The same checks and the same measurement with DuckDB and with Polars.

    peers.py duckdb|polars FILE PLAN

Prints JSON: the tonnes of each point, and the seconds from the opened library to the answer. Both read the file with all
their threads. Neither takes the digest of the file, nor names the lines of faults: they only count them.
"""

import json
import sys
import time
import tomllib
from datetime import datetime

STATUSES = ["ok", "out-of-control", "out-of-range", "out-of-operation"]
COLUMNS = [
    "time",
    "point",
    "concentration_g_per_nm3",
    "flow_nm3_per_h",
    "mass_flow_t_per_h",
    "concentration_status",
    "flow_status",
]
LARGEST = 1e9


class Plan:
    def __init__(self, path):
        with open(path, "rb") as file:
            plan = tomllib.load(file)
        self.interval = plan["interval_seconds"]
        self.begin = datetime.fromisoformat(plan["period"]["from"])
        self.end = datetime.fromisoformat(plan["period"]["to"])
        self.hours = int((self.end - self.begin).total_seconds()) // 3600
        self.possible = 3600 // self.interval
        self.points = [point["id"] for point in plan["point"]]
        ranges = plan["point"][0]["range"]
        self.grams = (ranges["concentration_g_per_nm3"]["min"], ranges["concentration_g_per_nm3"]["max"])
        self.volume = (ranges["flow_nm3_per_h"]["min"], ranges["flow_nm3_per_h"]["max"])


def header(path):
    with open(path) as file:
        names = file.readline().rstrip("\r\n").split(",")
    if sorted(names) != sorted(COLUMNS):
        sys.exit(f"columns: {names}")


def with_duckdb(path, plan):
    import duckdb

    started = time.perf_counter()
    header(path)
    db = duckdb.connect()
    begin, end = plan.begin.isoformat(), plan.end.isoformat()
    points = ", ".join(f"'{point}'" for point in plan.points)
    statuses = ", ".join(f"'{status}'" for status in STATUSES)

    def bad(value, status, bounds):
        low, high = bounds
        return f"""count(*) FILTER ({status} = 'ok' AND ({value} IS NULL OR isnan({value}) OR isinf({value})
            OR {value} < 0 OR {value} > {LARGEST} OR {value} < {low} OR {value} > {high}))"""

    db.execute(
        f"""
        CREATE TABLE r AS SELECT epoch(time)::BIGINT AS second, time = date_trunc('second', time) AS whole, * EXCLUDE (time)
        FROM read_csv('{path}', header = true, auto_detect = false, delim = ',', quote = '"', strict_mode = true,
            columns = {{'time': 'TIMESTAMPTZ', 'point': 'VARCHAR', 'concentration_g_per_nm3': 'DOUBLE',
            'flow_nm3_per_h': 'DOUBLE', 'mass_flow_t_per_h': 'DOUBLE', 'concentration_status': 'VARCHAR',
            'flow_status': 'VARCHAR'}})
        """
    )
    faults = db.execute(
        f"""
        SELECT
            count(*) FILTER (second < epoch(TIMESTAMPTZ '{begin}') OR second >= epoch(TIMESTAMPTZ '{end}')),
            count(*) FILTER (NOT whole OR (second - epoch(TIMESTAMPTZ '{begin}')::BIGINT) % {plan.interval} <> 0),
            count(*) FILTER (point IS NULL OR point NOT IN ({points})),
            count(*) FILTER (concentration_status IS NULL OR concentration_status NOT IN ({statuses})),
            count(*) FILTER (flow_status IS NULL OR flow_status NOT IN ({statuses})),
            count(*) FILTER (mass_flow_t_per_h IS NOT NULL),
            {bad("concentration_g_per_nm3", "concentration_status", plan.grams)},
            {bad("flow_nm3_per_h", "flow_status", plan.volume)},
            count(*) FILTER (second <= before)
        FROM (SELECT *, lag(second) OVER (PARTITION BY point ORDER BY rowid) AS before FROM (SELECT rowid, * FROM r))
        """
    ).fetchone()
    if any(faults):
        sys.exit(f"faults: {faults}")
    rows = db.execute(
        f"""
        WITH h AS (
            SELECT point, second // 3600 AS hour,
                avg(concentration_g_per_nm3) FILTER (concentration_status = 'ok') AS grams,
                count(*) FILTER (concentration_status = 'ok') AS ng,
                avg(flow_nm3_per_h) FILTER (flow_status = 'ok') AS volume,
                count(*) FILTER (flow_status = 'ok') AS nv
            FROM r GROUP BY ALL),
        v AS (SELECT point, hour,
                CASE WHEN ng * 100 >= 80 * {plan.possible} THEN grams END AS grams,
                CASE WHEN nv * 100 >= 80 * {plan.possible} THEN volume END AS volume FROM h),
        s AS (SELECT point, avg(grams) + 2 * stddev_samp(grams) AS substitute FROM v GROUP BY point)
        SELECT point, sum(coalesce(grams, substitute) * volume) / 1e6, count(volume)
        FROM v JOIN s USING (point) GROUP BY point
        """
    ).fetchall()
    answer = {point: [tonnes, hours] for point, tonnes, hours in rows}
    return answer, time.perf_counter() - started, duckdb.__version__


def with_polars(path, plan):
    import polars as pl

    started = time.perf_counter()
    header(path)
    text = {name: pl.String for name in COLUMNS} | {name: pl.Float64 for name in COLUMNS[2:5]}
    col = pl.col
    begin, end = int(plan.begin.timestamp()), int(plan.end.timestamp())
    at = col("time").str.to_datetime("%Y-%m-%dT%H:%M:%S%#z", time_unit="us", time_zone="UTC", strict=True)
    rows = pl.scan_csv(path, schema=text).with_columns(micro=at.dt.epoch("us")).drop("time").collect()
    second = col("micro") // 1_000_000

    def bad(value, status, bounds):
        low, high = bounds
        v = col(value)
        off = v.is_null() | v.is_nan() | v.is_infinite() | (v < 0) | (v > LARGEST) | (v < low) | (v > high)
        return ((col(status) == "ok") & off).sum().alias(value)

    def not_in(name, known):
        return (col(name).is_null() | ~col(name).is_in(known)).sum()

    faults = rows.select(
        ((second < begin) | (second >= end)).sum().alias("period"),
        ((col("micro") - begin * 1_000_000) % (plan.interval * 1_000_000) != 0).sum().alias("grid"),
        col("micro").is_null().sum().alias("time"),
        not_in("point", plan.points),
        not_in("concentration_status", STATUSES),
        not_in("flow_status", STATUSES),
        col("mass_flow_t_per_h").is_not_null().sum(),
        bad("concentration_g_per_nm3", "concentration_status", plan.grams),
        bad("flow_nm3_per_h", "flow_status", plan.volume),
        (col("micro").diff().over("point") <= 0).sum().alias("order"),
    ).row(0)
    if any(faults):
        sys.exit(f"faults: {faults}")
    needed = 80 * plan.possible
    grams_ok, volume_ok = col("concentration_status") == "ok", col("flow_status") == "ok"
    hours = (
        rows.lazy()
        .group_by("point", hour=second // 3600)
        .agg(
            grams=col("concentration_g_per_nm3").filter(grams_ok).mean(),
            ng=grams_ok.sum(),
            volume=col("flow_nm3_per_h").filter(volume_ok).mean(),
            nv=volume_ok.sum(),
        )
        .with_columns(
            grams=pl.when(col("ng").cast(pl.Int64) * 100 >= needed).then(col("grams")),
            volume=pl.when(col("nv").cast(pl.Int64) * 100 >= needed).then(col("volume")),
        )
        .with_columns(substitute=(col("grams").mean() + 2 * col("grams").std()).over("point"))
        .group_by("point")
        .agg(
            tonnes=(col("grams").fill_null(col("substitute")) * col("volume")).sum() / 1e6,
            hours=col("volume").count(),
        )
        .collect()
    )
    answer = {point: [tonnes, hours] for point, tonnes, hours in hours.iter_rows()}
    return answer, time.perf_counter() - started, pl.__version__


if __name__ == "__main__":
    peer, path, plan = sys.argv[1:]
    answer, seconds, version = {"duckdb": with_duckdb, "polars": with_polars}[peer](path, Plan(plan))
    print(json.dumps({"answer": answer, "seconds": seconds, "version": version}))
