"""Makes a file of readings and its plan: a year of minutes at one point, or the same rows over a hundred points.

    make.py FOLDER
"""

import random
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

COLUMNS = (
    "time,point,concentration_g_per_nm3,flow_nm3_per_h,mass_flow_t_per_h,concentration_status,flow_status\n"
)
BEGIN = datetime(2025, 1, 1, tzinfo=timezone.utc)


def make(folder: Path, name: str, points: int, hours: int) -> None:
    chance = random.Random(2025)
    ids = [f"stack-{n:03}" for n in range(1, points + 1)]
    out_until = dict.fromkeys(ids, -1)
    with open(folder / f"{name}.csv", "w") as file:
        file.write(COLUMNS)
        for minute in range(hours * 60):
            time = (BEGIN + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%M:%SZ")
            for point in ids:
                # A reading in a hundred is not there; now and then the analyser is out for some hours.
                if chance.random() < 0.01:
                    continue
                if chance.random() < 0.0005:
                    out_until[point] = minute + chance.randint(10, 600)
                flow = f"{chance.gauss(180_000, 4_000):.1f}"
                if minute < out_until[point]:
                    file.write(f"{time},{point},,{flow},,out-of-control,ok\n")
                else:
                    file.write(f"{time},{point},{chance.gauss(210, 12):.3f},{flow},,ok,ok\n")
    end = (BEGIN + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
    plan = f'interval_seconds = 60\n[period]\nfrom = "2025-01-01T00:00:00Z"\nto = "{end}"\n'
    for point in ids:
        plan += f'[[point]]\nid = "{point}"\nrole = "before-capture"\nmeasures = "concentration-and-flow"\n'
        plan += "range.concentration_g_per_nm3 = { min = 0, max = 500 }\n"
        plan += "range.flow_nm3_per_h = { min = 0, max = 400000 }\n"
    (folder / f"{name}.toml").write_text(plan)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    make(folder, "one-point", 1, 8760)
    make(folder, "hundred-points", 100, 88)
