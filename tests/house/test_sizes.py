"""What can't be read in one look hides mistakes: sizes are limits, not wishes."""

import statistics

from house.tree import functions, lines_of, modules, named, text_files

LONGEST_FUNCTION, MEDIAN_FUNCTION = 60, 8
LONGEST_MODULE, LONGEST_TEMPLATE, LONGEST_COMPONENT = 500, 130, 250


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = [f"{named(path)}:{node.name}" for path, node in functions() if lines_of(node) > LONGEST_FUNCTION]
    assert not too_long


def test_functions_are_short_in_the_median() -> None:
    assert statistics.median(lines_of(node) for _, node in functions()) <= MEDIAN_FUNCTION


def test_no_file_outgrows_its_kind() -> None:
    limits = {
        LONGEST_MODULE: list(modules()),
        LONGEST_TEMPLATE: text_files("src/sudare", ".html"),
        LONGEST_COMPONENT: [
            path for path in text_files("frontend/src", ".ts") if "words" not in path.parts
        ],  # a catalogue is no component
    }
    too_long = [
        named(path) for limit, paths in limits.items() for path in paths if len(path.read_text().splitlines()) > limit
    ]
    assert not too_long
