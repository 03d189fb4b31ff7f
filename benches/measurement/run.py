"""Runs all three in turn, several rounds, and prints seconds, ratios and peak memory.

    run.py BINARY FOLDER ROUNDS

Each is a process of its own. `seconds` is the whole process for ours; for the peers it is from the opened library to the
answer, without the start of Python and the import, which `process` has too. Ratios are of medians within one run.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


def run(command):
    """The output, the seconds and the peak memory in MiB of a process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status != 0:
        sys.exit(f"{command}: {status}")
    return output, seconds, usage.ru_maxrss / 1024


def one(name, binary, file, plan):
    if name == "sagsgang":
        output, seconds, memory = run([binary, "measure", file, "--plan", plan, "--json"])
        points = json.loads(output)["points"]
        answer = {one["id"]: [float(one["co2_tonnes"]), hours(one)] for one in points}
        return answer, seconds, seconds, memory, ""
    output, process, memory = run([sys.executable, str(HERE / "peers.py"), name, file, plan])
    found = json.loads(output)
    return found["answer"], found["seconds"], process, memory, found["version"]


def hours(point):
    return point["hours_valid"] + point["hours_substituted"]


def compare(binary, folder, name, rounds):
    file, plan = str(folder / f"{name}.csv"), str(folder / f"{name}.toml")
    runs = {"sagsgang": [], "duckdb": [], "polars": []}
    for _ in range(rounds + 1):
        for who, found in runs.items():
            found.append(one(who, binary, file, plan))
    ours = runs["sagsgang"][0][0]
    for who, found in runs.items():
        for answer, *_ in found:
            assert answer.keys() == ours.keys(), who
            for point, (tonnes, resolved) in answer.items():
                assert abs(tonnes - ours[point][0]) <= 0.001 and resolved == ours[point][1], (who, point)
    print(f"\n{name}: {os.path.getsize(file) / 1e6:.1f} MB, {len(ours)} point(s); answers equal to 0.001 t")
    print(f"{'':10} {'seconds':>9} {'process':>9} {'ratio':>7} {'process':>8} {'MiB':>7}  version")
    # The first round warms the file and the libraries.
    median = {w: [statistics.median(f[n] for f in found[1:]) for n in (1, 2, 3)] for w, found in runs.items()}
    for who, (seconds, process, memory) in median.items():
        ratio, whole = seconds / median["sagsgang"][0], process / median["sagsgang"][1]
        print(f"{who:10} {seconds:9.3f} {process:9.3f} {ratio:7.2f} {whole:8.2f} {memory:7.0f}  {runs[who][0][4]}")


if __name__ == "__main__":
    binary, folder, rounds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    print(f"{os.cpu_count()} processors, {rounds} rounds in turn")
    for name in ("one-point", "hundred-points"):
        compare(binary, folder, name, rounds)
