"""Weights of the two rankings, by feature."""

ANTECEDENT: dict[str, dict[str, float]] = {
    "he": {
        "none": -0.9, "same_sentence": 1.3, "one_back": 1.0, "two_back": 0.3, "far": -0.5, "subject": -0.3, "between": -0.7,
        "number": 0.9, "person": 0.3, "crowd": 0.6, "same_pronoun": 2.0, "pronoun": -0.4, "quoted_alike": 1.2, "quoted": -0.4,
        "after_preposition": -0.4, "repeated": -0.2, "first": 0.8, "same_sector": 1.8,
    },
    "it": {
        "none": -0.8, "same_sentence": 2.0, "two_back": -1.1, "far": -0.3, "subject": 0.7, "nearest": 0.2, "between": -0.8,
        "number": 0.8, "state": -0.2, "body": 0.8, "crowd": -0.1, "unknown": 0.4, "quoted_alike": 1.0, "quoted": 0.2,
        "after_preposition": -1.0, "repeated": -0.2, "opening": 0.6, "first": -0.3, "same_sector": 2.4,
    },
    "they": {
        "none": -0.8, "same_sentence": 1.8, "one_back": 0.6, "two_back": -0.7, "far": -0.3, "subject": -0.3, "nearest": 0.3,
        "between": -1.1, "number": 1.6, "body": -0.2, "crowd": 0.9, "unknown": 0.2, "same_pronoun": 1.3, "pronoun": 0.3,
        "quoted_alike": 1.0, "quoted": 0.2, "repeated": 1.1, "first": 0.9, "same_sector": 1.6,
    },
    "we": {
        "none": 0.4, "same_sentence": 0.8, "one_back": 1.0, "two_back": 0.6, "far": -0.8, "subject": 0.3, "nearest": -0.9,
        "between": -0.3, "number": -0.6, "state": -0.3, "body": 0.4, "crowd": -0.2, "unknown": -0.4, "same_pronoun": 4.2,
        "pronoun": 0.7, "quoted_alike": 0.4, "quoted": -1.4, "after_preposition": -1.1, "repeated": -0.8, "opening": 0.7,
        "first": 1.3, "same_sector": 1.1, "later": -0.3,
    },
    "description": {
        "none": 1.1, "same_sentence": -0.6, "one_back": 0.2, "two_back": -0.3, "far": -1.0, "subject": -0.3, "nearest": -1.0,
        "between": 0.8, "number": -0.3, "person": -1.2, "state": -0.9, "body": -0.5, "crowd": -0.3, "unknown": -0.2,
        "pronoun": -0.5, "quoted_alike": -0.7, "quoted": -0.4, "repeated": -0.4, "opening": -0.3, "first": 0.2,
        "same_head": 3.8, "head_in_name": 0.2, "same_sector": 1.0, "fits_kind": 2.0,
    },
}  # fmt: skip
COUNTRY: dict[str, dict[str, float]] = {
    # Title and dateline: by hand, the passages have none; as strong as the first mention.
    "state": {
        "share": 0.6, "first": 0.8, "title": 0.8, "before": 2.2, "nearest": -0.25, "subject": -0.5, "after": -0.95, "in_after": 1.8,
        "previous": 0.8, "previous_subject": -0.3, "located": 1.15, "counterpart": -0.55, "adjective": -0.5, "town": -0.25, "dateline": 0.8,
    },
    "crowd": {
        "share": 1.1, "first": 0.65, "title": 0.65, "before": 0.75, "nearest": -0.25, "subject": -0.2, "in_after": 1.35,
        "previous": 0.4, "previous_subject": -0.5, "located": 0.85, "counterpart": -0.5, "town": 0.8, "dateline": 0.8,
    },
}  # fmt: skip
