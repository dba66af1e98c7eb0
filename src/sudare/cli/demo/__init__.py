"""The demo: a small invented shop, built only from the verbs that people use."""
