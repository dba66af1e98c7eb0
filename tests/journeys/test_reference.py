"""The reference of the API in a real browser, under our strict content security policy."""

import pytest

pytestmark = pytest.mark.journey


def test_the_reference_opens_and_the_policy_blocks_nothing_of_it(browser, open_house):
    complaints: list[str] = []
    page = browser.new_page()
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.goto(f"{open_house.address}/api/v1/docs")
    page.get_by_text("Say something").first.wait_for(timeout=20_000)
    page.close()
    assert complaints == []
