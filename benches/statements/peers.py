"""The same page by other means: a statement from a line of statements.jsonl as a PDF file of its own.

    peers.py NAME JSONL FOLDER FONTS

Prints seconds from the opened library to the last file, and the version.
"""

import html
import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

LABELS = {
    "da": ("Dato", "Aftale", "Deres reference", "Periode", "Leveret", "Betalt CO₂-afgift, kr.", "Kr. pr. enhed", "EU's minimumsafgift", "Regler"),
    "en": ("Date", "Agreement", "Your reference", "Period", "Delivered", "CO₂ tax paid, DKK", "DKK per unit", "The EU minimum tax", "Rules"),
}
SUPPLIER = ["Nordhavet Varme A/S", "Kraftværksvej 1 · 6700 Esbjerg · CVR 10000009"]
INTRO = {
    "da": "Her er de oplysninger, som du kan bruge til at fastslå og dokumentere, om du kan få afgift tilbage.",
    "en": "This is the information by which you can establish and document whether you can have tax refunded.",
}
RULES = "BEK nr. 1504/2024 § 5, stk. 1; BEK nr. 1504/2024 § 5, stk. 2, nr. 1; BEK nr. 1504/2024 § 5, stk. 2, nr. 2."


def content(line):
    """What stands on the page: recipient, facts, title, paragraphs, table head, table row, further paragraphs."""
    one = json.loads(line)["statement"]
    lang = one["language"]
    label = LABELS[lang]
    title = {"da": "CO₂-afgiften på din varme", "en": "The CO₂ tax on your heat"}[lang]
    amount = f"{one['net_tax_ore'] / 100:,.2f}"
    row = [f"{one['from']} – {one['to']}", f"{one['quantity']} {one['unit']}", amount, one.get("net_tax_kroner_per_unit", "–")]
    more = [(label[7], said["text"][lang]) for said in one.get("minimum", [])] + [(label[8], RULES)]
    return {
        "lang": lang,
        "recipient": one["recipient"],
        "facts": [(label[0], "2027-01-15"), (label[1], "CA-2025-00001"), (label[2], one["customer"])],
        "title": title,
        "intro": INTRO[lang],
        "agreement": one["agreement"][lang],
        "head": list(label[3:7]),
        "row": row,
        "more": more,
    }


def weasyprint(pages, folder, fonts):
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    config = FontConfiguration()
    css = CSS(
        string=f"""
        @font-face {{ font-family: Plex; src: url(file://{fonts}/IBMPlexSans-Regular.ttf); }}
        @font-face {{ font-family: Plex; font-weight: bold; src: url(file://{fonts}/IBMPlexSans-SemiBold.ttf); }}
        @page {{ size: A4; margin: 20mm 20mm 25mm 25mm; @bottom-right {{ content: "1/1"; font: 8pt Plex; }} }}
        body {{ font: 10pt/1.45 Plex; }} h1 {{ font-size: 17pt; }} h2 {{ font-size: 11pt; }}
        .facts {{ float: right; font-size: 9pt; }} table {{ width: 100%; border-collapse: collapse; font-size: 9pt; }}
        th, td {{ border-bottom: .5pt solid #ccc; text-align: right; padding: 3pt; }} th:first-child, td:first-child {{ text-align: left; }}
        """,
        font_config=config,
    )
    e = html.escape
    for number, page in enumerate(pages):
        body = (
            f"<h3>{e(SUPPLIER[0])}</h3><div class=facts>" + "".join(f"<div>{e(a)}: {e(b)}</div>" for a, b in page["facts"]) + "</div>"
            + "<p>" + "<br>".join(map(e, page["recipient"])) + f"</p><h1>{e(page['title'])}</h1><p>{e(page['intro'])}</p><table><tr>"
            + "".join(f"<th>{e(x)}</th>" for x in page["head"]) + "</tr><tr>" + "".join(f"<td>{e(x)}</td>" for x in page["row"])
            + f"</tr></table><p>{e(page['agreement'])}</p>" + "".join(f"<h2>{e(h)}</h2><p>{e(p)}</p>" for h, p in page["more"])
            + f"<footer>{e(SUPPLIER[1])}</footer>"
        )
        document = HTML(string=f"<html lang={page['lang']}><title>{e(page['title'])}</title>{body}</html>")
        document.write_pdf(folder / f"{number}.pdf", stylesheets=[css], font_config=config)


def typst(pages, folder, fonts):
    from typst import Compiler

    source = folder / "page.typ"
    source.write_text(
        """#let p = json(bytes(sys.inputs.page))
#set document(title: p.title)
#set page("a4", margin: (left: 25mm, rest: 20mm), footer: [#text(8pt)[@FOOT@ #h(1fr) 1/1]])
#set text(font: "IBM Plex Sans", size: 10pt, lang: p.lang)
#text(15pt, weight: "semibold")[@NAME@]
#v(20mm)
#grid(columns: (1fr, 45mm), p.recipient.join(linebreak()), text(9pt, p.facts.map(f => f.at(0) + ": " + f.at(1)).join(linebreak())))
#v(10mm)
= #p.title
#p.intro
#table(columns: (2fr, 1fr, 1fr, 1fr), align: (left, right, right, right), stroke: (bottom: .5pt + gray), table.header(..p.head), ..p.row)
#p.agreement
#for m in p.more [
== #m.at(0)
#m.at(1)
]
""".replace("@NAME@", SUPPLIER[0]).replace("@FOOT@", SUPPLIER[1])
    )
    compiler = Compiler(str(source), font_paths=[str(fonts)], ignore_system_fonts=True)
    for number, page in enumerate(pages):
        compiler.compile(output=str(folder / f"{number}.pdf"), sys_inputs={"page": json.dumps(page)})


def reportlab(pages, folder, fonts):
    from reportlab.lib.enums import TA_RIGHT
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    pdfmetrics.registerFont(TTFont("Plex", str(fonts / "IBMPlexSans-Regular.ttf")))
    pdfmetrics.registerFont(TTFont("PlexBold", str(fonts / "IBMPlexSans-SemiBold.ttf")))
    body = ParagraphStyle("body", fontName="Plex", fontSize=10, leading=14.5)
    right = ParagraphStyle("right", parent=body, alignment=TA_RIGHT, fontSize=9)
    title = ParagraphStyle("title", fontName="PlexBold", fontSize=17, leading=22)
    heading = ParagraphStyle("heading", fontName="PlexBold", fontSize=11, leading=16)
    cells = [("FONT", (0, 0), (-1, 0), "PlexBold", 8.5), ("FONT", (0, 1), (-1, -1), "Plex", 9), ("LINEBELOW", (0, 0), (-1, -1), 0.5, "#cccccc"), ("ALIGN", (1, 0), (-1, -1), "RIGHT")]
    e = html.escape

    def foot(canvas, _):
        canvas.setFont("Plex", 8)
        canvas.drawString(25 * mm, 15 * mm, SUPPLIER[1])
        canvas.drawRightString(190 * mm, 15 * mm, "1/1")

    for number, page in enumerate(pages):
        story = [Paragraph(e(SUPPLIER[0]), heading), Spacer(1, 20 * mm)]
        story += [Paragraph(e(f"{a}: {b}"), right) for a, b in page["facts"]]
        story += [Paragraph(e(line), body) for line in page["recipient"]]
        story += [Spacer(1, 10 * mm), Paragraph(e(page["title"]), title), Paragraph(e(page["intro"]), body)]
        story += [Table([page["head"], page["row"]], colWidths=[60 * mm, 35 * mm, 35 * mm, 30 * mm], style=cells)]
        story += [Paragraph(e(page["agreement"]), body)]
        for h, p in page["more"]:
            story += [Paragraph(e(h), heading), Paragraph(e(p), body)]
        document = SimpleDocTemplate(str(folder / f"{number}.pdf"), pagesize=A4, leftMargin=25 * mm, title=page["title"], lang=page["lang"])
        document.build(story, onFirstPage=foot)


if __name__ == "__main__":
    name, lines, folder, fonts = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
    make = {"weasyprint": weasyprint, "typst": typst, "reportlab": reportlab}[name]
    __import__(name)
    started = time.perf_counter()
    with lines.open() as file:
        make(map(content, file), folder, fonts)
    print(json.dumps({"seconds": time.perf_counter() - started, "version": version(name)}))
