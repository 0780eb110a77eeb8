"""Names of people in the order in which they are said."""

import pytest

from opspath_desktop.exchange.names import inverted, natural


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Keuken, Teun van de", "Teun van de Keuken"),
        ("Attia MD, Peter ", "Peter Attia MD"),
        ("Vega Soto, Lucia", "Lucia Vega Soto"),
        ("van der Meer, Jan Willem", "Jan Willem van der Meer"),
        ("Stone, Martin, Jr.", "Martin Stone Jr."),
        ("Stone, Jr., Martin", "Martin Stone Jr."),
        ("Peter Stone, PhD", "Peter Stone PhD"),
        ("Northfield Institute, Inc.", "Northfield Institute, Inc."),
        ("Ada  Stone", "Ada Stone"),
        ("Ada Stone, Ben Vale", "Ada Stone, Ben Vale"),
        ("虚野, 文", "虚野 文"),
        (", ", ""),
    ],
)
def test_a_name_is_turned_only_where_that_is_sure(written, said):
    assert natural(written) == said


def test_a_format_that_defines_the_order_is_sure():
    assert inverted("Vega Soto, Lucia Maria") == "Lucia Maria Vega Soto"
