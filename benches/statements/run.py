"""Runs all in turn, several rounds, and prints statements a second, ratios, peak memory and the size of a file.

    run.py BINARY FOLDER FONTS STATEMENTS ROUNDS

One thread each (`--jobs 1`). For ours the whole process counts, with reading and checking the customers, the shares, the data and
the digests; for the peers the time from the opened library to the last file.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
PEERS = ["weasyprint", "typst", "reportlab"]


def run(command):
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command}: {status}")
    return output, time.perf_counter() - started, usage.ru_maxrss / 1024


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def size(folder):
    files = [file.stat().st_size for file in folder.rglob("*.pdf")]
    return statistics.median(files), len(files)


def ours(binary, work, heat, more=()):
    out = work / "ours"
    shutil.rmtree(out, ignore_errors=True)
    _, seconds, memory = run([binary, "statements", "--input", str(heat), "--out", str(out), "--jobs", "1", *more])
    return seconds, memory, size(out), ""


def peer(name, work, lines, fonts):
    out = fresh(work / name)
    output, _, memory = run([sys.executable, str(HERE / "peers.py"), name, str(lines), str(out), str(fonts)])
    said = json.loads(output)
    return said["seconds"], memory, size(out), said["version"]


def main():
    binary, work, fonts, count, rounds = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
    heat = fresh(work / "heat")
    run([binary, "statements", "--example", str(count), "--out", str(heat)])
    found = {"sagsgang": [], **{name: [] for name in PEERS}}
    for _ in range(rounds):
        found["sagsgang"].append(ours(binary, work, heat))
        lines = work / "ours" / "statements.jsonl"
        for name in PEERS:
            found[name].append(peer(name, work, lines, fonts))
    print(f"{os.cpu_count()} processors, {count} statements, {rounds} rounds in turn, one thread each; a file for each customer")
    print(f"{'':12} {'a second':>9} {'ratio':>7} {'MiB':>6} {'bytes':>7}  version")
    mid = {name: statistics.median(one[0] for one in runs) for name, runs in found.items()}
    for name, runs in found.items():
        seconds, memory = mid[name], max(one[1] for one in runs)
        (bytes_each, files), said = runs[0][2], runs[0][3]
        assert files == count, (name, files)
        print(f"{name:12} {count / seconds:9.1f} {seconds / mid['sagsgang']:7.1f} {memory:6.0f} {bytes_each:7.0f}  {said}")
    for customers in (1_000, 100_000):
        fresh(heat)
        run([binary, "statements", "--example", str(customers), "--out", str(heat)])
        seconds, memory, _, _ = ours(binary, work, heat, ["--one-file"])
        print(f"files for print, {customers:>7} customers: {customers / seconds:8.1f} a second, {memory:.0f} MiB at the most")


if __name__ == "__main__":
    main()
