#!/usr/bin/env python3
"""Makes dkfds.css from the design system's own sheet: the rules whose classes the templates use, and nothing else.

    npm pack dkfds@11.2.0 && tar xzf dkfds-11.2.0.tgz
    src/web/assets/dkfds/subset.py package/dist/css/dkfds.min.css
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
WEB = HERE.parents[1]
FONTS = [(400, "Regular"), (600, "SemiBold"), (700, "Bold")]

words = set()
for path in [*WEB.rglob("*.html"), *WEB.rglob("*.rs")]:
    words.update(re.findall(r"[A-Za-z][\w-]*", path.read_text()))


def blocks(css):
    at = 0
    while at < len(css):
        opened = css.find("{", at)
        if opened < 0:
            return
        depth, end = 1, opened + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        head = css[at:opened]
        at = end
        # Statements such as @charset stand before the head of a block.
        yield head.rsplit(";", 1)[-1].strip(), css[opened + 1 : end - 1]


def is_used(selector):
    plain = re.sub(r":(?:not|is|where)\([^)]*\)", "", selector)
    return all(name in words for name in re.findall(r"[.#]([A-Za-z][\w-]*)", plain))


def subset(css):
    out = []
    for head, body in blocks(css):
        if head.startswith(("@media", "@supports")):
            inner = subset(body)
            if inner:
                out.append(f"{head}{{{inner}}}")
        elif head.startswith("@font-face") or head.startswith("@keyframes"):
            continue
        elif "icons/" in body and "chevron-down.svg" not in body:
            continue
        else:
            kept = [one for one in head.split(",") if is_used(one)]
            if kept and body:
                out.append(f"{','.join(kept)}{{{body}}}")
    return "\n".join(out)


sheet = subset(pathlib.Path(sys.argv[1]).read_text())
sheet = sheet.replace("url(../img/svg-icons/chevron-down.svg)", "url(chevron-down.svg)")
faces = "".join(
    f'@font-face{{font-family:"IBM Plex Sans";font-weight:{weight};font-display:swap;'
    f'src:url(IBMPlexSans-{name}-Latin1.woff2) format("woff2")}}\n'
    for weight, name in FONTS
)
licence = "/* From dkfds 11.2.0 (designsystem.dk), MIT; fonts under the SIL Open Font License, icons under Apache 2.0: LICENSE.md */\n"
(HERE / "dkfds.css").write_text(licence + faces + sheet + "\n")
