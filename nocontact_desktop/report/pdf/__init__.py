"""The report as a PDF: set, drawn and tagged here, from the immutable document."""

from nocontact_desktop.report.pdf.writing import PdfFacts, write_pdf

__all__ = ["PdfFacts", "write_pdf"]
