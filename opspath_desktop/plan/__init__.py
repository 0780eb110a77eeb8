"""The paper: read models become blocks (outline), blocks become a PDF (pdf).

`blocks`, `outline`, `text` and `write` cost nothing to import. `fonts`, `paint`, `flowables`, `compose` and `pdf`
import ReportLab, so ui and cli import `opspath_desktop.plan.pdf` inside the function that builds the plan.
"""
